"""Single dates and named stretches of the calendar in text: days, months, quarters, halves, seasons, years.

Our own grammar rather than a date parser: those fill in today for what is not printed, and read page numbers and
law numbers as dates. What is printed as a month stays a month ("2012-03"); numeric dates have the day first, as in Europe.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

_MONTH_NAMES: tuple[str, ...] = (
    "january januari janvier januar enero jänner jan janv ene",
    "february februari février fevrier februar febrero feb févr febr",
    "march maart mars märz maerz marzo mar mrt mär",
    "april avril abril apr avr abr",
    "may mei mai mayo maj",
    "june juni juin junio jun",
    "july juli juillet julio jul juil",
    "august augustus août aout agosto augusti aug ago",
    "september septembre septiembre setiembre sep sept",
    "october oktober octobre octubre oct okt",
    "november novembre noviembre nov",
    "december décembre decembre dezember diciembre dec déc dez dic",
)
"""The months' names and short forms in English, Dutch, French, German, Spanish and Swedish."""

MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}

_ORDINAL_NAMES: tuple[str, ...] = (
    "first 1st 1e 1ste eerste premier première 1er 1ère 1. erste ersten erstes primer primera första 1:a",
    "second 2nd 2e 2de tweede deuxième seconde 2ème 2. zweite zweiten zweites segundo segunda andra 2:a",
    "third 3rd 3e 3de derde troisième 3ème 3. dritte dritten drittes tercer tercero tredje 3:e",
    "fourth 4th last 4e 4de vierde laatste quatrième 4ème 4. vierte vierten viertes cuarto fjärde 4:e",
)
_ORDINALS = {name: number for number, names in enumerate(_ORDINAL_NAMES, 1) for name in names.split()}

_SEASONS = {
    **dict.fromkeys(("spring", "voorjaar", "lente", "printemps", "frühjahr", "frühling", "primavera", "våren"), (3, 5)),
    **dict.fromkeys(("summer", "zomer", "été", "sommer", "verano", "sommaren"), (6, 8)),
    **dict.fromkeys(("autumn", "fall", "najaar", "herfst", "automne", "herbst", "otoño", "hösten"), (9, 11)),
    **dict.fromkeys(("winter", "hiver", "invierno", "vintern"), (12, 2)),
}
"""Meteorological seasons of the northern hemisphere: first and last month; winter ends in the next year."""

_PARTS = {
    **dict.fromkeys(("early", "beginning", "start", "begin", "début", "anfang", "principios", "början"), (1, 3)),
    **dict.fromkeys(("mid", "middle", "medio", "midden", "mi", "mitte", "mediados", "mitten"), (5, 8)),
    **dict.fromkeys(("end", "late", "eind", "einde", "fin", "ende", "finales", "slutet"), (10, 12)),
}
"""Vague parts of a year. The end is its last quarter (the gold's convention), so the beginning is its first one and the
middle is its middle third."""


def _words(table: dict[str, object] | dict[str, int] | dict[str, tuple[int, int]]) -> str:
    return "|".join(sorted(map(re.escape, table), key=lambda w: (-len(w), w)))


_M, _ORD = rf"(?:{_words(MONTHS)})\b\.?", rf"(?:{_words(_ORDINALS)})"
_Y = r"(?:19|20)\d{2}(?!\w)(?![.,]\d)"
_OF = r"(?:\s+(?:of|in|de|del|des|du|van|von|av)\b)?(?:\s+(?:the|het|dem|el|l')\b)?(?:\s+(?:year|jaar|année|jahr|jahres|año|år))?\s*-?\s*"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|e|º|\.)?"
_SEP = r"\s*(?:[-–—/]|\b(?:to|and|until|till|through|tot(?:\s+en\s+met)?|t/m|en|au|et|bis|und|al?|y|och)\b|&)\s*"
_BEFORE = r"(?<![\w§€$£#])(?<!\d[.,/-])(?<!\d\s[.,/-])"
_COUNTED = (
    r"(?!\s*(?:%|percent|per\s?cent|euros?\b|EUR\b|USD\b|SEK\b|kr\b|€|\$|£|million|mln|miljoen|billion"
    r"|hours?\b|pages?\b|km\b|people\b|persons?\b))"
)

_NOT_DATES = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|\b\d{4}/\d{1,4}/[A-Z]{2,}\w*"  # directives: 2011/36/EU
    r"|\b[A-Z]{2,}\s?\(?\d{4}\)?\s?/?\d+"  # COM(2021) 171, A/RES numbers
    r"|\b(?:no|nr|nos|number|numbers|nummer|article|articles|art|paragraph|page|pages|pp|section|tel|phone|fax|mobile)\b\.?:?\s*[\d./-]+"
    r"|\+\d[\d\s()./-]{6,}\d"
    r"|\b\d{1,3}(?:[.,'’\s]\d{3})+(?:[.,]\d+)?\b(?![./-]\d)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Atom:
    """One date or named stretch: its first and last day (ISO 8601, to the precision printed) and where it stands."""

    first: str
    last: str
    begin: int
    end: int
    bare_year: bool = False


def find_atoms(text: str) -> list[Atom]:
    """Every date and named stretch of a text, in order, none overlapping; longer ways of writing win."""
    masked = _NOT_DATES.sub(lambda m: "\x00" * len(m[0]), text)
    found: list[Atom] = []
    for pattern, read in _FORMS:
        for match in pattern.finditer(masked):
            bounds = read(match)
            real = bounds is not None and bool(bounds[0]) and first_day(bounds[0]) <= last_day(bounds[1])
            if bounds and real:
                found.append(Atom(*bounds, match.start(), match.end(), pattern is _FORMS[-1][0]))
            if real or pattern in _NUMERIC:  # the thirty-first of February is no year either
                masked = masked[: match.start()] + "\x00" * len(match[0]) + masked[match.end() :]
    return sorted(found, key=lambda a: a.begin)


def first_day(iso: str) -> str:
    """The first day of a date of any precision; "" for an open bound."""
    return (iso + "-01-01")[: 10 if len(iso) == 4 else len(iso)] if len(iso) == 4 else iso + "-01" if len(iso) == 7 else iso


def last_day(iso: str) -> str:
    """The last day of a date of any precision; "" for an open bound."""
    if len(iso) == 4:
        return f"{iso}-12-31"
    return f"{iso}-{monthrange(int(iso[:4]), int(iso[5:]))[1]:02d}" if len(iso) == 7 else iso


def _iso(year: str, month: int | str = 0, day: int | str = 0) -> str:
    """The ISO date of the parts given; "" where there is no such day."""
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])


def _months(year: str, first: int, last: int) -> tuple[str, str]:
    """Whole months as days; a last month before the first is the next year's."""
    closing = year if last >= first else str(int(year) + 1)
    return f"{year}-{first:02d}-01", last_day(f"{closing}-{last:02d}")


def _one(match: re.Match[str]) -> tuple[str, str]:
    """A day, a month or a year."""
    groups = match.groupdict()
    month = groups.get("m") or ""
    number = MONTHS.get(month.lower().rstrip("."), 0) if month and not month.isdigit() else month or 0
    iso = _iso(match["y"], number, re.sub(r"\D", "", groups.get("d") or ""))
    return iso, iso


def _shared(match: re.Match[str]) -> tuple[str, str] | None:
    """Two days or months of one printed year: "1 January – 30 June 2022", "May/June 2012", "1-3 March 2021"."""
    days = [re.sub(r"\D", "", match[g] or "") for g in ("d", "e")]
    if bool(days[0]) != bool(days[1]) or not (days[0] or match["m"]):
        return None
    second = MONTHS[match["n"].lower().rstrip(".")]
    first = MONTHS[match["m"].lower().rstrip(".")] if match["m"] else second
    bounds = _iso(match["y"], first, days[0]), _iso(match["y"], second, days[1])
    return bounds if all(bounds) else None


def _quarters(match: re.Match[str]) -> tuple[str, str] | None:
    """Quarters and halves, one or two of a year."""
    half = match["unit"].lower().startswith(("h", "jahresh", "mi", "mo", "sem"))
    size = 6 if half else 3
    first = _ORDINALS.get(match["a"].lower()) or int(match["a"])
    last = (_ORDINALS.get(match["b"].lower()) or int(match["b"])) if match["b"] else first
    first, last = (min(n, 2) if half and match["a"].lower() in ("last", "laatste") else n for n in (first, last))
    return _months(match["y"], (first - 1) * size + 1, last * size) if first <= last <= 12 // size else None


def _school_year(match: re.Match[str]) -> tuple[str, str] | None:
    closing = str(int(match["y"]) + 1)
    return (match["y"], closing) if closing[2:] == match["b"] else None


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


_UNIT = (
    r"(?P<unit>quarters?|kwartaal|kwartalen|trimestres?|quartals?|kvartalet|half(?:\s*year|jaar|te)?|halvåret|halvan|halbjahr|helft"
    r"|(?:jahres)?hälften?|mitad|moitié|semestr?e)"
)
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, str] | None]], ...] = (
    (_form(rf"{_BEFORE}(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\w-])"), _one),
    (_form(rf"{_BEFORE}(?P<d>\d{{1,2}})\s?(?P<s>[./-])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?(?P<y>{_Y})(?![/-]\d)"), _one),
    (_form(rf"{_BEFORE}(?:(?P<d>{_DAY})\s*)?(?P<m>{_M})?{_SEP}(?:(?P<e>{_DAY})\s*)?(?:of\s+)?(?P<n>{_M}),?\s+(?P<y>{_Y})"), _shared),
    (_form(rf"{_BEFORE}(?P<d>{_DAY})\s*(?:of\s+|de\s+)?(?P<m>{_M}),?\s*(?:de\s+|del\s+)?(?P<y>{_Y})"), _one),
    (_form(rf"(?<!\w)(?P<m>{_M})\s+(?P<d>{_DAY}),?\s+(?P<y>{_Y})"), _one),
    (_form(rf"(?<!\w)(?P<m>{_M}),?\s*(?:of\s+|de\s+|del\s+)?(?P<y>{_Y})"), _one),
    (_form(rf"(?<!\w)(?P<a>{_ORD})(?:{_SEP}(?P<b>{_ORD}))?\s+{_UNIT}{_OF}(?P<y>{_Y})"), _quarters),
    (_form(rf"(?<!\w)(?P<unit>[QKTH])(?P<a>[1-4])(?:{_SEP}[QKTH]?(?P<b>[1-4]))?{_OF}/?(?P<y>{_Y})"), _quarters),
    (_form(r"(?<!\w)(?P<y>(?:19|20)\d\d)\s?[-/]?\s?(?P<unit>[QKTH])(?P<a>[1-4])(?P<b>)(?!\w)"), _quarters),
    (_form(rf"(?<!\w)(?P<s>{_words(_SEASONS)}){_OF}(?P<y>{_Y})"), lambda m: _months(m["y"], *_SEASONS[m["s"].lower()])),
    (_form(rf"(?<!\w)(?P<s>{_words(_PARTS)}){_OF}(?P<y>{_Y})(?!-\d)"), lambda m: _months(m["y"], *_PARTS[m["s"].lower()])),
    (_form(rf"{_BEFORE}(?P<m>0[1-9]|1[0-2])[/.](?P<y>{_Y})(?![/-]\d)"), _one),
    (_form(rf"{_BEFORE}(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])(?![\w-])(?!\s?[-–]\s?\d)"), _one),
    (_form(rf"{_BEFORE}(?P<y>20\d\d)\s?/\s?(?P<b>\d\d)(?![\w/])"), _school_year),
    (_form(rf"(?<![\w§€$£#])(?<!\d[.,])(?P<y>{_Y})(?!\s?[/-]\s?\d{{1,3}}(?!\d)){_COUNTED}"), _one),
)  # fmt: skip
"""The ways of writing a date, the most specific first; the last is the bare year."""

_NUMERIC = frozenset(pattern for pattern, _ in _FORMS[:2])
