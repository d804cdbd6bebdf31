"""One row of a 3W table becomes statements: who, what, where, when."""

from dataclasses import dataclass
from typing import NamedTuple

from graph.ids import digest, name_key, slug
from graph.records import ProgrammeName, Record
from graph.resolve.countries import country_name, find_country
from loaders.parts.cells import day, name_of, number
from loaders.parts.relevance import relevance_of
from loaders.parts.sink import Sink
from loaders.three_w.tables import Table
from loaders.three_w.tags import Tag, read_own

_EDGES = (
    ("FUNDS", frozenset({"funder", "donor", "funding"})),
    ("ACCOUNTABLE_FOR", frozenset({"prog", "lead", "programming"})),
    ("IMPLEMENTS", frozenset[str]()),
)
"""What an organisation's attributes say of its role; without one of these it carries the work out."""

_LEVELS = ("adm1", "adm2", "adm3", "adm4", "adm5", "loc")
_SPLIT = (";", "|")
THEMES = {"prevention": "Prevention", "protection": "Protection", "law-enforcement": "Law enforcement", "partnership": "Partnership"}


class Cell(NamedTuple):
    """One filled cell of a tagged column; `at` is its address."""

    tag: Tag
    at: str
    text: str


@dataclass(slots=True)
class _Row:
    """One row while it is read."""

    number: int
    cells: list[Cell]
    programme: str = ""
    name: str = ""

    def find(self, name: str, *attributes: str) -> list[Cell]:
        """The cells of a tag that have all these attributes."""
        return [cell for cell in self.cells if cell.tag.name == name and cell.tag.attributes >= set(attributes)]

    def words(self, name: str) -> list[Cell]:
        """The cells of a tag that hold words, not codes."""
        return [cell for cell in self.find(name) if "code" not in cell.tag.attributes and "id" not in cell.tag.attributes]


def read_row(table: Table, place: int, dataset: str, sink: Sink) -> None:
    """Note all that a row states.

    Args:
        place: the row in its sheet, from 0.
    """
    cells = table.sheet.rows[place]
    found = [
        Cell(tag, table.sheet.cell(place, column.index), name_of(cells[column.index]))
        for column in table.columns
        if column.index < len(cells) and cells[column.index].strip()
        for tag in column.tags
        if tag.name != "contact"
    ]
    row, where = _Row(table.number(place), found), table.sheet.row(place)
    organisations = _organisations(row)
    if not organisations:
        sink.remarks.add("the row names no organisation", where)
        return
    country = _country(row, sink)
    _name(row, organisations[0][1].text, country, dataset, sink)
    for edge, cell, name in organisations:
        _note_organisation(row, edge, cell, name, country, sink)
    _note_places(row, country, sink)
    _note_sectors(row, sink)
    _note_period(row, sink)
    sink.chunk.records.append(Record(row.number, where, " | ".join(dict.fromkeys(cell.text for cell in row.cells))))


def _organisations(row: _Row) -> list[tuple[str, Cell, str]]:
    """(edge, cell, name) of each organisation; several in one cell are parted by semicolons or bars."""
    found = []
    for cell in row.words("org"):
        if cell.tag.attributes & {"type", "url", "acronym"}:
            continue
        edge = next(edge for edge, attributes in _EDGES if not attributes or cell.tag.attributes & attributes)
        names = [cell.text]
        for sign in _SPLIT:
            names = [part.strip() for name in names for part in name.split(sign)]
        found += [(edge, cell, name) for name in names if name]
    return sorted(found, key=lambda item: item[0] != "IMPLEMENTS")


def _country(row: _Row, sink: Sink) -> tuple[str, Cell] | None:
    """The country of the row, by code or name."""
    for cell in row.find("country"):
        code = find_country(cell.text) or find_country(cell.text.upper() if "code" in cell.tag.attributes else cell.text)
        if code:
            sink.chunk.places.setdefault(("Country", f"country:{code}"), country_name(code))
            return code, cell
        sink.remarks.add(f"{cell.text!r} is no country that is known", cell.at)
    return None


def _name(row: _Row, organisation: str, country: tuple[str, Cell] | None, dataset: str, sink: Sink) -> None:
    """Find what the row is about, and what it is called."""
    sectors = row.words("sector")
    codes = [cell.text for name in ("project", "activity") for cell in row.find(name, "code")] + [c.text for c in row.find("activity_id")]
    named = [*row.words("project"), *row.words("activity")]
    where = country[0] if country else ""
    what = named[0].text if named else sectors[0].text if sectors else "work"
    row.name = what if named else f"{organisation}: {what}{f' in {country_name(where)}' if where else ''}"
    key = (dataset, name_key(organisation), name_key(what), where, *codes[:1])
    row.programme = f"programme:3w-{slug(name_key(row.name), 60)}-{digest(*key)[:8]}"
    sink.chunk.programmes.append(ProgrammeName(row.programme, row.name, (), "project" if named or codes else "", tuple(codes)))
    judged = relevance_of([("", " ".join(cell.text for name in ("activity", "project", "sector", "subsector") for cell in row.find(name)))])
    value = sink.value("Relevance", relevance=judged.answer)
    at = named[0].at if named else sectors[0].at if sectors else ""
    sink.rows(("HAS_RELEVANCE", "Programme", "Relevance")).append(
        (row.programme, value, row.name, value, row.number, at, judged.found, judged.rule, "sentence" if judged.found else "inferred")
    )


def _note_organisation(row: _Row, edge: str, cell: Cell, name: str, country: tuple[str, Cell] | None, sink: Sink) -> None:
    party = sink.organisation("", (name,), "", country[0] if country else "")
    where = (party, row.programme, None, row.name, row.number, cell.at, name, "three_w.org", "table")
    qualifiers = ("", None, "", "", "", "", "") if edge == "FUNDS" else ("", "", "")
    sink.rows((edge, "Actor", "Programme")).append((*where, *qualifiers))


def _note_places(row: _Row, country: tuple[str, Cell] | None, sink: Sink) -> None:
    code = country[0] if country else ""
    if country:
        ends = (row.programme, f"country:{code}", row.name, country[1].text, row.number, country[1].at, country[1].text)
        sink.rows(("TARGETS", "Programme", "Country")).append((*ends, "three_w.country", "table", "", "", None, ""))
    latitude, longitude = _degrees(row, "lat"), _degrees(row, "lon")
    filled = [level for level in _LEVELS if row.find(level)]
    for level in filled:
        codes = [cell.text for cell in row.find(level, "code")]
        named = row.words(level)
        cell = named[0] if named else row.find(level)[0]
        point = (latitude, longitude) if level == filled[-1] else (None, None)
        value = sink.value(
            "Location", title=named[0].text if named else "", vocabulary="", code=codes[0] if codes else "", level=level, country=code,
            latitude=point[0], longitude=point[1],
        )  # fmt: skip
        ends = (row.programme, value, row.name, cell.text, row.number, cell.at, cell.text)
        sink.rows(("HAS_LOCATION", "Programme", "Location")).append((*ends, "three_w.place", "table", "activity", None))


def _degrees(row: _Row, which: str) -> float | None:
    """The latitude or longitude: `#geo+lat`, or the older `#lat_deg`."""
    cells = row.find("geo", which) or row.find(f"{which}_deg")
    return number(cells[0].text) if cells else None


def _note_sectors(row: _Row, sink: Sink) -> None:
    themes = {line["words"]: line["theme"] for line in read_own("sectors.csv")}
    for cell in (*row.words("sector"), *row.words("subsector")):
        value = sink.value("Sector", vocabulary="3w", code="", title=cell.text)
        ends = (row.programme, value, row.name, cell.text, row.number, cell.at, cell.text)
        sink.rows(("HAS_SECTOR", "Programme", "Sector")).append((*ends, "three_w.sector", "table", None, ""))
        theme = themes.get(cell.text.lower())
        if theme:
            sink.chunk.places.setdefault(("Theme", f"theme:{theme}"), THEMES[theme])
            ends = (row.programme, f"theme:{theme}", row.name, cell.text, row.number, cell.at, cell.text)
            sink.rows(("ADDRESSES", "Programme", "Theme")).append((*ends, "three_w.sector_theme", "inferred"))


def _note_period(row: _Row, sink: Sink) -> None:
    """Note the dates of the work; the date of the report is not one of them."""
    found = {end: row.find("date", end)[:1] for end in ("start", "end")}
    dates = {end: day(cells[0].text) if cells else "" for end, cells in found.items()}
    for end, cells in found.items():
        if cells and not dates[end]:
            sink.remarks.add(f"a date is {cells[0].text[:30]!r}; expected YYYY-MM-DD", cells[0].at)
    if any(dates.values()):
        period = sink.value("Period", start_date=dates["start"], end_date=dates["end"], text="")
        told = [cell for cells in found.values() for cell in cells]
        ends = (row.programme, period, row.name, period, row.number)
        at, quote = " ".join(cell.at for cell in told), " – ".join(cell.text for cell in told)
        sink.rows(("HAS_PERIOD", "Programme", "Period")).append((*ends, at, quote, "three_w.dates", "table", "", ""))
