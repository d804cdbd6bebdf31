"""How an answer becomes a table, and what pictures show of it."""

from collections.abc import Mapping

from api.web.pictures import pictures_of
from api.web.tables import table_of
from graph.store import Cell
from queries.answer import Answer, Citation
from queries.spec import Column

COLUMNS = (
    Column("actor", "id", "The partner."),
    Column("name", "string", "Its name."),
    Column("place", "string", "Where."),
    Column("kind", "string", "What it is."),
    Column("programme_count", "integer", "How many."),
    Column("programmes", "records", "Which."),
)


def row(name: str, kind: str, programmes: int) -> dict[str, Cell]:
    records = [{"id": "programme:lantern", "name": "LANTERN", "role": "funds", "also": "programme:x-1", "place": "direct", "themes": []}]
    return {
        "actor": f"actor:{name}",
        "name": name.title(),
        "place": "direct",
        "kind": kind,
        "programme_count": programmes,
        "programmes": records,
    }


def cited(quote: str, statement: str) -> Citation:
    return Citation(statement, "p1", "d~1", "d", "A document", "2025", 3, "Section", quote, quote, "table", "rule")


def answer(rows: tuple[Mapping[str, Cell], ...], chart: str = "table", columns: tuple[Column, ...] = COLUMNS) -> Answer:
    sources = tuple((cited("the words", "s-1"), cited("the words", "s-2"), cited("others", "s-3")) for _ in rows)
    return Answer(
        "q", "Q", "", chart, (), columns, rows, sources, {"rows": len(rows)}, (), (), (), "", 50, 0, "1"
    )  # fmt: skip


ROWS = (row("one", "ngo", 1), row("two", "eu_body", 9), row("three", "igo", 4))


def test_names_lead_to_their_pages_and_ids_are_not_shown() -> None:
    table = table_of(answer(ROWS))
    assert [head.name for head in table.heads] == ["name", "kind", "programmes (number)", "programmes"]
    assert table.rows[0].cells[0].items[0].href == "/actors/one"
    assert table.rows[0].cells[3].items[0].href == "/programmes/lantern"


def test_what_all_rows_say_is_said_once_and_codes_are_words() -> None:
    table = table_of(answer(ROWS))
    assert table.same == (("place", "direct"),)
    assert table.rows[1].cells[1].items[0].text == "eu body"
    assert table.rows[0].cells[3].items[0].note == "funds"
    assert table_of(answer(ROWS[:2])).same == ()


def test_words_that_say_two_things_are_one_source() -> None:
    sources = table_of(answer(ROWS)).rows[0].sources
    assert [(s.citation.quote, s.statements) for s in sources] == [("the words", ("s-1", "s-2")), ("others", ("s-3",))]


def test_bars_show_the_greatest_first() -> None:
    (picture,) = pictures_of(answer(ROWS))
    assert [item["name"] for item in picture.data["items"]] == ["Two", "Three", "One"]


def test_currencies_are_never_on_one_scale() -> None:
    columns = (Column("actor", "id", ""), Column("name", "string", ""), Column("currency", "string", ""), Column("amount", "number", ""))
    rows = tuple(
        {"actor": f"actor:{n}", "name": str(n), "currency": c, "per": p, "amount": 10.0}
        for n, (c, p) in enumerate((("EUR", ""), ("USD", ""), ("EUR", "year")))
    )
    pictures = pictures_of(answer(rows, "bar", columns))
    assert [p.data["unit"] for p in pictures] == ["EUR", "EUR a year", "USD"]
    assert all(len(p.data["items"]) == 1 for p in pictures)


def test_open_periods_are_told_from_closed_ones_and_the_undated_are_counted() -> None:
    columns = (Column("programme", "id", ""), Column("name", "string", ""), Column("periods", "records", ""))
    period: dict[str, Cell] = {"start_date": "2021", "end_date": "", "phase": "2"}
    rows: tuple[dict[str, Cell], ...] = (
        {"programme": "programme:a", "name": "A", "periods": [period, {"start_date": "2019-03", "end_date": "2023-06-30", "phase": ""}]},
        {"programme": "programme:b", "name": "B", "periods": []},
    )
    (picture,) = pictures_of(answer(rows, "timeline", columns))
    (line,) = picture.data["rows"]
    assert [(s["start"], s["end"], s["open"]) for s in line["spans"]] == [("2021-01-01", "2023-06-30", 1), ("2019-03-01", "2023-06-30", 0)]
    assert "1 of the rows have no dates" in picture.caption


def test_nothing_is_drawn_of_nothing() -> None:
    assert pictures_of(answer(())) == ()
