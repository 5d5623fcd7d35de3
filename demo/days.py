"""Dates as people of each language write them."""

from __future__ import annotations

from datetime import date

MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}


def en(day: date) -> str:
    """15 April 2026."""
    return f"{day.day} {MONTHS['en'][day.month - 1]} {day.year}"


def short(day: date) -> str:
    """15 Apr 2026."""
    return f"{day.day} {MONTHS['en'][day.month - 1][:3]} {day.year}"


def us(day: date) -> str:
    """April 15, 2026."""
    return f"{MONTHS['en'][day.month - 1]} {day.day}, {day.year}"


def us_num(day: date) -> str:
    """04/15/2026."""
    return f"{day.month:02}/{day.day:02}/{day.year}"


def de(day: date) -> str:
    """15. April 2026."""
    return f"{day.day}. {MONTHS['de'][day.month - 1]} {day.year}"


def de_num(day: date) -> str:
    """15.04.2026."""
    return f"{day.day:02}.{day.month:02}.{day.year}"


def es(day: date) -> str:
    """15 de abril de 2026."""
    return f"{day.day} de {MONTHS['es'][day.month - 1]} de {day.year}"


def es_num(day: date) -> str:
    """15/04/2026."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def ja(day: date) -> str:
    """2026年4月15日."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday(day: date, language: str = "en") -> str:
    """Mon, Mo, lun or 月."""
    words = {"en": "Mon Tue Wed Thu Fri Sat Sun", "de": "Mo Di Mi Do Fr Sa So", "es": "lun mar mié jue vie sáb dom"}
    return "月火水木金土日"[day.weekday()] if language == "ja" else words[language].split()[day.weekday()]


def month(day: date, language: str = "en") -> str:
    """April, April, abril or 4月."""
    return f"{day.month}月" if language == "ja" else MONTHS[language][day.month - 1]


def quarter(day: date) -> str:
    """Q2 2026."""
    return f"Q{(day.month + 2) // 3} {day.year}"


def comma(number: float, places: int = 0) -> str:
    """4,200 or 104.64."""
    return f"{number:,.{places}f}"


def comma_de(number: float, places: int = 0) -> str:
    """4.200 or 104,64."""
    return f"{number:,.{places}f}".translate(str.maketrans(",.", ".,"))


FILTERS = {
    each.__name__: each
    for each in (en, short, us, us_num, de, de_num, es, es_num, ja, weekday, month, quarter, comma, comma_de)
}
