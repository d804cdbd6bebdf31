"""What pictures show of an answer."""

from api.web.pictures import pictures_of
from graph.store import Cell
from queries.spec import Column
from tests.queries.made_answers import ROWS, answer


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
