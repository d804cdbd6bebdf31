"""Where the work of a row is: the country, or else the region, and the places inside the country with their codes and coordinates."""

from dataclasses import dataclass

from graph.resolve.countries import country_name, find_country, find_region, regions
from loaders.parts.cells import number
from loaders.parts.sink import Sink
from loaders.three_w.languages import meaning_of
from loaders.three_w.row import Cell, Row, is_code
from loaders.three_w.tags import Tag

_LEVELS = ("adm1", "adm2", "adm3", "adm4", "adm5", "loc")


@dataclass(frozen=True, slots=True)
class Place:
    """The country or region of a row.

    Attributes:
        key: the country's ISO alpha-2 code, or the region's key.
    """

    label: str
    key: str
    name: str
    cell: Cell

    @property
    def country(self) -> str:
        """The code, where it is a country; else ""."""
        return self.key if self.label == "Country" else ""


def find_place(row: Row, sink: Sink) -> Place | None:
    """The country of a row; where it names none, its region: beside a country a region says no more than where that lies."""
    country = _find_country(row, sink)
    if country and row.find("region"):
        sink.remarks.add("a region beside a country is left out: the country counts", row.find("region")[0].at)
    return country or _find_region(row, sink)


def note_places(row: Row, place: Place | None, sink: Sink) -> None:
    """Note where the programme of a row works."""
    if place:
        node = f"{place.label.lower()}:{place.key}"
        sink.chunk.places.setdefault((place.label, node), place.name)
        ends = (row.programme, node, row.name, place.cell.text, row.number, place.cell.at, place.cell.text)
        sink.rows(("TARGETS", "Programme", place.label)).append((*ends, f"three_w.{place.label.lower()}", "table", "", "", None, ""))
    latitude, longitude = _degrees(row, "lat"), _degrees(row, "lon")
    filled = [level for level in _LEVELS if row.find(level)]
    for level in filled:
        codes = [cell.text for cell in row.find(level, "code")]
        named = row.words(level)
        cell = named[0] if named else row.find(level)[0]
        point = (latitude, longitude) if level == filled[-1] else (None, None)
        value = sink.value(
            "Location", title=named[0].text if named else "", vocabulary="", code=codes[0] if codes else "", level=level,
            country=place.country if place else "", latitude=point[0], longitude=point[1],
        )  # fmt: skip
        ends = (row.programme, value, row.name, cell.text, row.number, cell.at, cell.text)
        sink.rows(("HAS_LOCATION", "Programme", "Location")).append((*ends, "three_w.place", "table", "activity", None))


def _find_country(row: Row, sink: Sink) -> Place | None:
    """The country of the first cell that gives one, unless a code beside that name says another: the code counts."""
    cells = row.find("country")
    found = next(((cell, code) for cell in cells if (code := _code(cell, sink))), None)
    if found is None:
        return None
    cell, code = found
    signs = [other for other in cells if is_code(other.tag) and not is_code(cell.tag) and _of_same(other, cell)]
    for sign in signs:
        said = _code(sign, sink)
        if said and said != code:
            sink.remarks.add(
                f"{cell.text!r} is {country_name(code)}, and the code {sign.text!r} beside it {country_name(said)}; the code counts",
                cell.at,
            )
            return Place("Country", said, country_name(said), sign)
    return Place("Country", code, country_name(code), cell)


def _code(cell: Cell, sink: Sink) -> str:
    """The ISO alpha-2 code of a country's cell; "" with a remark where it is none."""
    code = find_country(cell.text) or (find_country(cell.text.upper()) if is_code(cell.tag) else None)
    if not code:
        sink.remarks.add(f"{cell.text!r} is no country that is known", cell.at)
    return code or ""


def _of_same(one: Cell, other: Cell) -> bool:
    """Whether two columns say the same of a row, one by code and one by name: not the origin beside the destination."""
    return _meaning(one) == _meaning(other)


def _meaning(cell: Cell) -> frozenset[str]:
    return frozenset(attribute for attribute in meaning_of(cell.tag) if not is_code(Tag(cell.tag.name, frozenset({attribute}))))


def _find_region(row: Row, sink: Sink) -> Place | None:
    """The region of the first cell that names one."""
    for cell in row.find("region"):
        key = find_region(cell.text)
        if key:
            return Place("Region", key, regions()[key].name, cell)
        sink.remarks.add(f"{cell.text!r} is no region that is known", cell.at)
    return None


def _degrees(row: Row, which: str) -> float | None:
    """The latitude or longitude: `#geo+lat`, or the older `#lat_deg`."""
    cells = row.find("geo", which) or row.find(f"{which}_deg")
    return number(cells[0].text) if cells else None
