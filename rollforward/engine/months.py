"""Names of months and of days of the week, as offices and their spreadsheets write them; languages by ISO 639-1."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """Months from January, days from Sunday; in full and as short as spreadsheets write them."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    days: tuple[str, ...]
    short_days: tuple[str, ...]


def _names(months: str, short_months: str, days: str, short_days: str) -> Names:
    return Names(*(tuple(names.split()) for names in (months, short_months, days, short_days)))


LANGUAGES: Mapping[str, Names] = {
    "en": _names(
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "Sunday Monday Tuesday Wednesday Thursday Friday Saturday",
        "Sun Mon Tue Wed Thu Fri Sat",
    ),
    "de": _names(
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez",
        "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag",
        "So Mo Di Mi Do Fr Sa",
    ),
    "fr": _names(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv févr mars avr mai juin juil août sept oct nov déc",
        "dimanche lundi mardi mercredi jeudi vendredi samedi",
        "dim lun mar mer jeu ven sam",
    ),
    "es": _names(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sep oct nov dic",
        "domingo lunes martes miércoles jueves viernes sábado",
        "do lu ma mi ju vi sá",
    ),
    "it": _names(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "domenica lunedì martedì mercoledì giovedì venerdì sabato",
        "dom lun mar mer gio ven sab",
    ),
    "nl": _names(
        "januari februari maart april mei juni juli augustus september oktober november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
        "zondag maandag dinsdag woensdag donderdag vrijdag zaterdag",
        "zo ma di wo do vr za",
    ),
    "pt": _names(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "jan fev mar abr mai jun jul ago set out nov dez",
        "domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado",
        "dom seg ter qua qui sex sáb",
    ),
    "da": _names(
        "januar februar marts april maj juni juli august september oktober november december",
        "jan feb mar apr maj jun jul aug sep okt nov dec",
        "søndag mandag tirsdag onsdag torsdag fredag lørdag",
        "sø ma ti on to fr lø",
    ),
    "nb": _names(
        "januar februar mars april mai juni juli august september oktober november desember",
        "jan feb mar apr mai jun jul aug sep okt nov des",
        "søndag mandag tirsdag onsdag torsdag fredag lørdag",
        "søn man tir ons tor fre lør",
    ),
    "sv": _names(
        "januari februari mars april maj juni juli augusti september oktober november december",
        "jan feb mar apr maj jun jul aug sep okt nov dec",
        "söndag måndag tisdag onsdag torsdag fredag lördag",
        "sön mån tis ons tor fre lör",
    ),
}

#: Other ways to write some: of Austria, and shorter or longer than spreadsheets do.
_OTHERS = {"jänner": 1, "feber": 2, "fév": 2, "maerz": 3, "avri": 4, "sept": 9, "setiembre": 9}


def folded(word: str) -> str:
    """Without capitals and accents, as names are compared."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _numbered(names: Iterable[tuple[str, ...]]) -> dict[str, int]:
    return {folded(name): number for months in names for number, name in enumerate(months, 1)}


_NUMBERS = {
    **{folded(name): number for name, number in _OTHERS.items()},
    **_numbered(n for names in LANGUAGES.values() for n in (names.months, names.short_months)),
}
_DAYS = {
    folded(part) for names in LANGUAGES.values() for day in (*names.days, *names.short_days) for part in day.split("-")
} - set(_NUMBERS)


def month_number(word: str) -> int | None:
    """1 to 12 for the name of a month in any of the languages, in full or short."""
    return _NUMBERS.get(folded(word))


def is_weekday(word: str) -> bool:
    """Whether a word names a day of the week in any of the languages, and no month in another."""
    return folded(word) in _DAYS
