"""The child with the readers of this house: `python -m retrieval.sandbox`, which nobody starts by hand."""

from __future__ import annotations

from retrieval.sandbox.child import serve
from retrieval.sources.binary import read_binary

if __name__ == "__main__":
    serve(read_binary)
