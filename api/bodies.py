"""What is said over HTTP, in both directions. Unknown fields are refused with the nearest name."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from assistant.instant import instant

LONGEST_QUESTION = 2000
LONGEST_NAME = 300
MOST_HITS = 100


def dated(text: str) -> str:
    """The text, which means an instant; else a ValueError."""
    instant(text)
    return text


def number(value: Any) -> Any:
    """The value, which is a JSON number; 5.0 is a whole one, "5" and true are none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("Input should be a whole number")
    return value


AsOf = Annotated[
    str,
    AfterValidator(dated),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}),
]
Text = Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION, pattern=r"\S")]
AS_OF = Field(None, description="What was true then: a date, whose end is meant, or an instant. Default: the home's.")
ACCOUNT = Field(None, max_length=LONGEST_NAME, description="Look at this account only; any of its names will do.")


class Strict(BaseModel):
    """A body with exactly the fields described."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def known(cls, data: Any) -> Any:
        """The data, when it has no field but ours; else the first other one is named with the nearest of ours."""
        for name in data if isinstance(data, dict) else ():
            if name not in cls.model_fields:
                near = difflib.get_close_matches(str(name), cls.model_fields, n=1, cutoff=0.0)[0]
                said = {"name": str(name), "near": near}
                raise PydanticCustomError("unknown_field", "unknown field '{name}'; did you mean '{near}'?", said)
        return data


class Question(Strict):
    """A question to be answered."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"question": "Who approves payment terms beyond 60 days in APAC?", "as_of": "2026-09-28"}]
        }
    )
    question: Text
    account: str | None = ACCOUNT
    as_of: AsOf | None = AS_OF


class Query(Strict):
    """Words to look for."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"query": "bearing failures in Mexico", "limit": 5}]})
    query: Text
    account: str | None = ACCOUNT
    as_of: AsOf | None = AS_OF
    limit: Annotated[int, BeforeValidator(number)] = Field(10, ge=1, le=MOST_HITS, description="At most so many hits.")


class Remembered(Strict):
    """What a person knows, and what it corrects."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"text": "It is 90 days.", "author": "Ann Berg", "corrects": "r0123456789abcdef0123:1820-1895"},
                {"text": "They audit suppliers every March.", "author": "Ann Berg", "account": "Example Works"},
            ]
        }
    )
    text: Text
    account: str | None = Field(None, max_length=LONGEST_NAME, description="Whose; of what it corrects by default.")
    author: str | None = Field(None, max_length=LONGEST_NAME, description="Who says so; the setting's by default.")
    corrects: str | None = Field(
        None, max_length=LONGEST_QUESTION, description="A citation's id, or a document's id or source id."
    )
    quote: str | None = Field(None, max_length=LONGEST_QUESTION, description="The words there that are wrong.")
    labels: list[str] = Field(default_factory=list, max_length=MOST_HITS, description="Who may see it.")


@dataclass(frozen=True, slots=True)
class Health:
    """That the server answers."""

    status: str
