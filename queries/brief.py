"""A country's brief: partners by role, programmes, themes, money, cited by number like a report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.export.report import Block, Column, Grid, Heading, Line, Numbers, Paragraph, Report, Words, cell, plain, small
from graph.partners import ROLES
from graph.store import Cell
from queries.answer import Answer, Citation
from queries.reporting import NONE_FOUND, drawn_from, searched_in, source_of

PARTNERS, PROGRAMMES, FUNDERS = 25, 80, 40
"""What a brief names of each role, in all, and of money; how many more there are is said."""

_SAME_THEME = 5
_PERIODS = 4
_REFS = 2

Row = tuple[Mapping[str, Cell], Sequence[Citation]]
Blocks = Iterator[Block]


@dataclass(frozen=True, slots=True)
class CountryAnswers:
    """All answers about one country; `code` is ISO 3166-1 alpha-2."""

    code: str
    name: str
    partners: Answer
    programmes: Answer
    coverage: Answer
    funding: Answer

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All of them."""
        return (self.partners, self.programmes, self.coverage, self.funding)


def brief_of(country: CountryAnswers, note: str = "") -> Report:
    """The brief.

    Args:
        note: what has to be said of the country's name.
    """
    numbers = Numbers()
    blocks = (*_summary(country, note), *_partners(country, numbers), *_programmes(country, numbers), *_themes(country, numbers),
              *_money(country, numbers), *searched_in(country.partners.documents))  # fmt: skip
    title = f"{country.name}: action against trafficking in human beings"
    return Report(title, drawn_from(country.partners), blocks, tuple(numbers.sources))


def by_role(partners: Answer) -> list[tuple[str, list[Row]]]:
    """The partners of each role, with their sources."""
    found: dict[str, list[Row]] = {}
    for row, cited in rows_of(partners):
        for role in _items(row["roles"]):
            found.setdefault(str(role), []).append((row, cited))
    order = [*ROLES.values(), *sorted(set(found) - {*ROLES.values()})]
    return [(role, found[role]) for role in order if role in found]


def rows_of(answer: Answer) -> Iterable[Row]:
    """The rows with what they rest on."""
    return zip(answer.rows, answer.citations, strict=True)


def _summary(country: CountryAnswers, note: str) -> Blocks:
    if note:
        yield small(note)
    covered = [str(row["theme_name"]) for row in country.coverage.rows if row["coverage"] == "covered"]
    themes = f" Themes covered: {', '.join(covered)}." if covered else ""
    partners, programmes = country.partners.totals["rows"], country.programmes.totals["rows"]
    yield plain(f"{partners:,} partners and {programmes:,} programmes were found.{themes}")


def _partners(country: CountryAnswers, numbers: Numbers) -> Blocks:
    yield Heading("Partners by role")
    roles = by_role(country.partners)
    if not roles:
        yield plain(NONE_FOUND)
    for role, rows in roles:
        named = [Words(f"{'; ' if at else ''}{row['name']}", _refs(numbers, cited)) for at, (row, cited) in enumerate(rows[:PARTNERS])]
        # the separator stands before a name, so that a name's numbers follow it
        yield Paragraph(
            (Words(role.replace("_", " "), strong=True), Words(f" ({len(rows)}): "), *named, Words(_more(len(rows), PARTNERS) + "."))
        )


def _programmes(country: CountryAnswers, numbers: Numbers) -> Blocks:
    yield Heading("Programmes")
    found = list(rows_of(country.programmes))
    if not found:
        yield plain(NONE_FOUND)
        return
    rows = tuple(_programme(row, _refs(numbers, cited, _REFS + 1)) for row, cited in found[:PROGRAMMES])
    yield Grid("Programmes", (Column("programme", width=3), Column("when, as stated"), Column("themes")), rows)
    if len(found) > PROGRAMMES:
        yield small(f"The first {PROGRAMMES} of {country.programmes.totals['rows']:,}.")


def _programme(row: Mapping[str, Cell], refs: tuple[int, ...]) -> tuple[tuple[Line, ...], ...]:
    themes = ", ".join(map(str, _items(row["themes"]))) or "not stated"
    return cell(str(row["name"]), refs), cell(_periods(row["periods"])), cell(themes)


def _themes(country: CountryAnswers, numbers: Numbers) -> Blocks:
    yield Heading("Themes")
    if not country.coverage.rows:
        yield plain(NONE_FOUND)
    for row, cited in rows_of(country.coverage):
        names = [str(name) for name in _items(row["programmes"])]
        which = f" ({'; '.join(names[:_SAME_THEME])}{_more(int(str(row['programme_count'])), len(names[:_SAME_THEME]))})" if names else ""
        yield Paragraph((Words(f"{row['theme_name']}: {row['coverage']}{which}", _refs(numbers, cited)),), "item")


def _money(country: CountryAnswers, numbers: Numbers) -> Blocks:
    yield Heading("Money")
    found = list(rows_of(country.funding))
    if not found:
        yield plain("No funder was found in the documents searched. That is no proof that there is none.")
    else:
        columns = (Column("funder", width=4), Column("amount of its own", True), Column("currency"), Column("programmes", True))
        yield Grid("Money by funder", columns, tuple(_funder(row, cited, numbers) for row, cited in found[:FUNDERS]))
        if len(found) > FUNDERS:
            yield small(f"The first {FUNDERS} of {country.funding.totals['rows']:,}.")
        yield small("Currencies are not added together.")
    yield from (small(note) for note in (*country.funding.passed_over, *country.funding.notes))


def _funder(row: Mapping[str, Cell], cited: Sequence[Citation], numbers: Numbers) -> tuple[tuple[Line, ...], ...]:
    known = row["amount"] is not None
    amount = f"{float(str(row['amount'])):,.0f}" if known else "not stated"
    currency = (str(row["currency"] or "not stated") if known else "") + (f" a {row['per']}" if row["per"] else "")
    return cell(str(row["name"]), _refs(numbers, cited)), cell(amount), cell(currency), cell(str(row["programme_count"]))


def _refs(numbers: Numbers, cited: Sequence[Citation], most: int = _REFS) -> tuple[int, ...]:
    return numbers.of(map(source_of, cited), most)


def _periods(cell: Cell) -> str:
    spans = [_span(record) for record in _items(cell) if isinstance(record, Mapping)]
    return "; ".join(spans[:_PERIODS]) + _more(len(spans), _PERIODS) if spans else "not stated"


def _span(period: Mapping[str, Cell]) -> str:
    phase = f"phase {period['phase']}: " if period.get("phase") else ""
    return f"{phase}{period.get('start_date') or '…'} – {period.get('end_date') or '…'}"


def _more(number: int, shown: int) -> str:
    return f"; and {number - shown:,} more" if number > shown else ""


def _items(cell: Cell) -> Sequence[Cell]:
    return cell if isinstance(cell, list | tuple) else []
