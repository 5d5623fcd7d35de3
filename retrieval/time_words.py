"""The words for months, quarters and spans of time, in English, German and Spanish, folded."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janner enero ene",
            "february feb februar febrero",
            "march mar marz maerz marzo",
            "april apr abril abr",
            "may mai mayo",
            "june jun juni junio",
            "july jul juli julio",
            "august aug agosto ago",
            "september sep sept septiembre",
            "october oct oktober okt octubre",
            "november nov noviembre",
            "december dec dezember dez diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
ORDINALS = {
    name: number
    for number, names in enumerate(
        (
            "first 1st 1. erstes ersten primer",
            "second 2nd 2. zweites zweiten segundo",
            "third 3rd 3. drittes dritten tercer",
            "fourth 4th 4. viertes vierten cuarto",
        ),
        start=1,
    )
    for name in names.split()
}
# Steps from the span that today is in.
RELATIVE = {
    name: step
    for step, names in (
        (0, "this current dieses diesen dieser diese este esta"),
        (-1, "last previous past letztes letzten letzte voriges vorigen pasado pasada anterior ultimo ultima"),
        (1, "next coming nachstes nachsten nachste proximo proxima"),
    )
    for name in names.split()
}
UNITS = {
    name: unit
    for unit, names in (
        ("year", "year jahr jahres ano"),
        ("quarter", "quarter quartal trimestre"),
        ("month", "month monat mes"),
        ("week", "week woche semana"),
    )
    for name in names.split()
}
