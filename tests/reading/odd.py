"""Stand for a reader with a fault, in a module that loads quickly."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass

from compare.errors import InputError
from compare.reading.interface import RawText
from compare.reading.patience import ask_for
from compare.settings import ReadingSettings


@dataclass(frozen=True)
class Odd:
    """Behave as the data say; it stands for a reader with a fault."""

    name: str = "odd"
    suffixes: frozenset[str] = frozenset({".odd"})

    def read(self, data: bytes, path: str, settings: ReadingSettings) -> RawText:
        match data:
            case b"hang":
                while True:
                    time.sleep(0.01)
            case b"fill":
                return RawText(str(len(bytearray(4_000_000_000))), None)
            case b"crash":
                os.kill(os.getpid(), signal.SIGKILL)
            case b"fault":
                raise KeyError("a fault of ours")
            case b"refuse":
                raise InputError("is odd", place=path, remedy="make it even")
            case b"slow":
                for _ in range(5):
                    ask_for(30)
                    time.sleep(0.5)
            case b"print":
                os.write(1, b"noise between the answers")
        return RawText(data.decode(), "utf-8")
