"""What all tables share: one metadata, and instants kept as sortable UTC text."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Dialect, MetaData, String, TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware instant, stored as UTC text of one width so that text order is time order."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Refuses a naive instant: it has no place in time."""
        return None if value is None else written(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """The instant again, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


def written(value: datetime) -> str:
    """An aware instant as it is stored; a naive one is a `ValueError`."""
    if value.tzinfo is None:
        raise ValueError(f"an instant without zone: {value!r}")
    return value.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"
