"""One row of a 3W table becomes statements: who, what, where, when."""

from collections.abc import Sequence

from graph.ids import digest, name_key, slug
from graph.records import ProgrammeName, Record
from loaders.parts.cells import name_of
from loaders.parts.relevance import relevance_of
from loaders.parts.sink import Sink
from loaders.three_w.marks import is_ticked
from loaders.three_w.no_work import is_note, is_total
from loaders.three_w.organisations import Party, find_parties
from loaders.three_w.periods import note_period
from loaders.three_w.places import Place, country_of, find_places, note_places
from loaders.three_w.row import Cell, Row
from loaders.three_w.sectors import note_sectors
from loaders.three_w.tables import Table
from loaders.three_w.tags import Tag


def read_row(table: Table, place: int, dataset: str, sink: Sink) -> None:
    """Note all that a row states.

    Args:
        place: the row in its sheet, from 0.
    """
    cells = table.sheet.rows[place]
    found = [
        _cell(tag, table.sheet.cell(place, index), cells[index], table.marked.get(index))
        for index, tag in table.read
        if index < len(cells) and cells[index].strip() and (index not in table.marked or is_ticked(cells[index]))
    ]
    row, at = Row(table.number(place), found), table.sheet.row(place)
    if is_total(row):
        sink.remarks.add("a row of totals is left out", at)
        return
    if is_note(row, cells) and not table.lists_organisations:
        sink.remarks.add("a row that holds nothing but one text is left out as a note", at)
        return
    where = find_places(row, sink)
    country = country_of(where)
    parties = find_parties(row.find("org"), sink, country)
    if not parties:
        sink.remarks.add("the row names no organisation", at)
        return
    _name(row, parties, where, dataset, sink)
    for party in parties:
        _note_party(row, party, country, sink)
    note_places(row, where, sink)
    note_sectors(row, sink)
    note_period(row, sink)
    sink.chunk.records.append(Record(row.number, at, " | ".join(dict.fromkeys(cell.text for cell in row.cells))))


def _cell(tag: Tag, at: str, raw: str, marked: str | None) -> Cell:
    """A cell; a mark stands for the place in its head, which the passage names before it."""
    return Cell(tag, at, name_of(f"{marked}: {raw}"), marked) if marked else Cell(tag, at, name_of(raw), raw)


def _name(row: Row, parties: Sequence[Party], places: Sequence[Place], dataset: str, sink: Sink) -> None:
    """Find what the row is about, and what it is called."""
    sectors = row.words("sector")
    codes = [cell.text for name in ("project", "activity") for cell in row.find(name, "code")] + [c.text for c in row.find("activity_id")]
    named = [*row.words("project"), *row.words("activity")]
    what = named[0].text if named else sectors[0].text if sectors else "work"
    names = ", ".join(place.name for place in places)
    row.name = what if named else f"{_printed(parties)}: {what}{f' in {names}' if names else ''}"
    key = (dataset, name_key(parties[0].cell.text), name_key(what), " ".join(place.key for place in places), *codes[:1])
    row.programme = f"programme:3w-{slug(name_key(row.name), 60)}-{digest(*key)[:8]}"
    sink.chunk.programmes.append(ProgrammeName(row.programme, row.name, (), "project" if named or codes else "", tuple(codes)))
    _note_relevance(row, sink)


def _note_relevance(row: Row, sink: Sink) -> None:
    """Note whether the row speaks of trafficking in human beings, and in which cell."""
    cells = [cell for name in ("activity", "project", "sector", "subsector") for cell in row.find(name)]
    judged = relevance_of([("", " ".join(cell.text for cell in cells))])
    value = sink.value("Relevance", relevance=judged.answer)
    at = next((cell.at for cell in cells if judged.found in cell.text), cells[0].at if cells else "")
    sink.rows(("HAS_RELEVANCE", "Programme", "Relevance")).append(
        (row.programme, value, row.name, value, row.number, at, judged.found, judged.rule, "sentence" if judged.found else "inferred")
    )


def _printed(parties: Sequence[Party]) -> str:
    """The first cell of organisations, on one line: names that stood below one another are parted by semicolons."""
    cell = parties[0].cell
    return "; ".join(party.names[0] for party in parties if party.cell is cell) if "\n" in cell.raw.strip() else cell.text


def _note_party(row: Row, party: Party, country: str, sink: Sink) -> None:
    number = sink.organisation("", party.names, "", country)
    where = (number, row.programme, None, row.name, row.number, party.cell.at, party.names[0], "three_w.org", "table")
    qualifiers = ("", None, "", "", "", "", "") if party.edge == "FUNDS" else ("", "", "")
    sink.rows((party.edge, "Actor", "Programme")).append((*where, *qualifiers))
