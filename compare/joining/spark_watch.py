"""Watch a cluster of Spark and give up where it has had no machine for too long.

Spark itself waits without end for machines that take the place of those that are gone.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

_EVERY_SECONDS = 2.0


class Watch:
    """Look after a session in a thread of its own until it is ended."""

    def __init__(
        self, machines: Callable[[], int], give_up: Callable[[], object], patience: float
    ) -> None:
        self._machines, self._give_up, self._patience = machines, give_up, patience
        self._ended = threading.Event()
        self.has_given_up = False
        self._thread = threading.Thread(target=self._look, name="spark-watch", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Look no longer."""
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        alone_since = None
        while not self._ended.wait(min(_EVERY_SECONDS, self._patience / 4)):
            try:
                machines = self._machines()
                now = time.monotonic()
                alone_since = None if machines else alone_since or now
                if alone_since is not None and now - alone_since > self._patience:
                    self.has_given_up = True
                    self._give_up()
            except (PySparkException, Py4JError, OSError):
                # The session has ended: whoever works with it learns it in the same way.
                return


def watch_of(session: SparkSession, patience: float) -> Watch | None:
    """Return the watch of a session, None where work runs in this process or out of sight."""
    try:
        context = session.sparkContext
        if (context.master or "local").startswith("local"):
            return None
        status = context._jsc.sc().statusTracker()
    except (PySparkException, Py4JError, AttributeError):
        return None
    # One of them is the program that gives the orders.
    return Watch(lambda: len(status.getExecutorInfos()) - 1, context.cancelAllJobs, patience)
