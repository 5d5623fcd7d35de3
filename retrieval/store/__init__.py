"""The truth, in SQL. `Store.scoped` is the only public reader."""

from retrieval.store.backup import BackupRefused, Saved
from retrieval.store.faults import StoreBusy, StoreDamaged, StoreFull, StoreShut
from retrieval.store.keeping import Arrival, Vectors
from retrieval.store.migrate import SchemaTooNew
from retrieval.store.reader import Reader
from retrieval.store.record_keeping import Holder
from retrieval.store.record_placing import PLACING
from retrieval.store.record_reading import Wanted
from retrieval.store.register import Correction, Register
from retrieval.store.store import Store
from retrieval.store.writer import Known, Writer

__all__ = [
    "PLACING",
    "Arrival",
    "BackupRefused",
    "Correction",
    "Holder",
    "Known",
    "Reader",
    "Register",
    "Saved",
    "SchemaTooNew",
    "Store",
    "StoreBusy",
    "StoreDamaged",
    "StoreFull",
    "StoreShut",
    "Vectors",
    "Wanted",
    "Writer",
]
