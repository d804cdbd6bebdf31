"""Where the work of a row is: the countries, or else the region, and the places inside with their codes and coordinates."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.resolve.countries import country_name, find_region, regions
from loaders.parts.cells import number
from loaders.parts.sink import Sink
from loaders.three_w.countries import find_countries
from loaders.three_w.languages import variants
from loaders.three_w.marks import is_mark
from loaders.three_w.row import Cell, Row, names_apart
from loaders.three_w.tags import LEVELS


@dataclass(frozen=True, slots=True)
class Place:
    """A country or region of a row.

    Attributes:
        key: the country's ISO alpha-2 code, or the region's key.
        text: as the cell names it.
    """

    label: str
    key: str
    name: str
    text: str
    cell: Cell


def find_places(row: Row, sink: Sink) -> list[Place]:
    """The countries of a row; where it names none, its region: beside a country a region says no more than where that lies."""
    countries = [Place("Country", code, country_name(code), text, cell) for code, text, cell in find_countries(row, sink)]
    if countries and row.find("region"):
        sink.remarks.add("a region beside a country is left out: the country counts", row.find("region")[0].at)
    return countries or _find_region(row, sink)


def country_of(places: Sequence[Place]) -> str:
    """The code of the one country that a row is about; "" where there are several, or none."""
    return places[0].key if len(places) == 1 and places[0].label == "Country" else ""


def note_places(row: Row, places: Sequence[Place], sink: Sink) -> None:
    """Note where the programme of a row works."""
    for place in places:
        node = f"{place.label.lower()}:{place.key}"
        sink.chunk.places.setdefault((place.label, node), place.name)
        ends = (row.programme, node, row.name, place.text, row.number, place.cell.at, place.text)
        sink.rows(("TARGETS", "Programme", place.label)).append((*ends, f"three_w.{place.label.lower()}", "table", "", "", None, ""))
    point = _degrees(row, "lat"), _degrees(row, "lon")
    filled = {level: sites for level in LEVELS if (sites := _sites(row, level, sink))}
    for level, sites in filled.items():
        latitude, longitude = point if level == next(reversed(filled)) and len(sites) == 1 else (None, None)
        for title, code, cell in sites:
            value = sink.value(
                "Location", title=title, vocabulary="", code=code, level=level, country=country_of(places), latitude=latitude,
                longitude=longitude,
            )  # fmt: skip
            said = title or code
            ends = (row.programme, value, row.name, said, row.number, cell.at, said)
            sink.rows(("HAS_LOCATION", "Programme", "Location")).append((*ends, "three_w.place", "table", "activity", None))


def _sites(row: Row, level: str, sink: Sink) -> list[tuple[str, str, Cell]]:
    """The places of a level: title, code, and the cell that names each. Codes count where there is one for each name."""
    if not row.find(level):
        return []
    words = []
    for cell in row.words(level):
        if is_mark(cell.raw):
            sink.remarks.add(f"{cell.text!r} names no place", cell.at)
        else:
            words.append(cell)
    named = [(title, group[0]) for group in variants(words) for title in names_apart(group[0].listed)]
    coded = [(code, cell) for cell in row.find(level, "code") for code in names_apart(cell.listed)]
    if not named:
        return [("", code, cell) for code, cell in coded]
    codes = [code for code, _ in coded] if len(coded) == len(named) else [""] * len(named)
    return [(title, code, cell) for (title, cell), code in zip(named, codes, strict=True)]


def _find_region(row: Row, sink: Sink) -> list[Place]:
    """The region of the first cell that names one."""
    for cell in row.find("region"):
        key = find_region(cell.text)
        if key:
            return [Place("Region", key, regions()[key].name, cell.text, cell)]
        sink.remarks.add(f"{cell.text!r} is no region that is known", cell.at)
    return []


def _degrees(row: Row, which: str) -> float | None:
    """The latitude or longitude: `#geo+lat`, or the older `#lat_deg`."""
    cells = row.find("geo", which) or row.find(f"{which}_deg")
    return number(cells[0].text) if cells else None
