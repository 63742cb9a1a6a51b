"""Send objects through a pipe, each with its length before it."""

from __future__ import annotations

import pickle
from typing import IO, Any

_SIZE = 8


def send(pipe: IO[bytes], value: object) -> None:
    """Write one object; raise `OSError` where the other side is gone."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(len(data).to_bytes(_SIZE, "big"))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> Any:  # noqa: ANN401
    """Return the next object; raise `EOFError` where there is none."""
    size = int.from_bytes(_exactly(pipe, _SIZE), "big")
    return pickle.loads(_exactly(pipe, size))


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data
