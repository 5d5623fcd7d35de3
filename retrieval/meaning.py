"""How near passages are to what a question means."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.lexical import Scores


@dataclass(frozen=True, slots=True)
class Meaning:
    """`nearness` of each passage in standard deviations.

    `sample` are the numbers of documents, drawn evenly, whose passages were all looked at: what documents are like is
    told by them. None where every passage was looked at.
    """

    nearness: Scores
    sample: NDArray[np.int32] | None = None
