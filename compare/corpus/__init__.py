"""Keep read reports and runs from one run to the next, in memory or in one database file."""

from compare.corpus.interface import Store
from compare.corpus.memory import MemoryStore
from compare.corpus.select import select
from compare.corpus.store import open_store

__all__ = ["MemoryStore", "Store", "open_store", "select"]
