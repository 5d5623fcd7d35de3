"""The truth, in SQL. `Store.scoped` is the only public reader."""

from retrieval.store.faults import StoreBusy, StoreDamaged, StoreFull
from retrieval.store.keeping import Arrival, Vectors
from retrieval.store.migrate import SchemaTooNew
from retrieval.store.reader import Reader
from retrieval.store.register import Correction, Register
from retrieval.store.store import Store
from retrieval.store.writer import Known, Writer

__all__ = [
    "Arrival",
    "Correction",
    "Known",
    "Reader",
    "Register",
    "SchemaTooNew",
    "Store",
    "StoreBusy",
    "StoreDamaged",
    "StoreFull",
    "Vectors",
    "Writer",
]
