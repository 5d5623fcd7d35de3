"""Whether the server answers."""

from __future__ import annotations

from fastapi import APIRouter

from api.bodies import Health
from api.problems import documented
from api.routes.entry import ALWAYS

router = APIRouter(tags=["health"])


# Not a plain function, the one exception here: it must answer while every thread is busy with questions.
@router.get("/healthz", operation_id="health", summary="Whether the server answers", responses=documented(*ALWAYS))
async def health() -> Health:
    """Says that the server runs, without looking at any document."""
    return Health("ok")
