"""The truth, in SQL. `Store.scoped` is the only public reader."""

from retrieval.store.migrate import SchemaTooNew
from retrieval.store.reader import Reader
from retrieval.store.register import Correction, Register
from retrieval.store.store import Store
from retrieval.store.writer import Arrival, Known, Vectors, Writer

__all__ = ["Arrival", "Correction", "Known", "Reader", "Register", "SchemaTooNew", "Store", "Vectors", "Writer"]
