"""Amounts in another currency stand beside the originals; what has no rate, day or currency is counted, and in no sum."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from decimal import Decimal
from typing import Any

import pytest

from graph.errors import QueryError
from graph.store import Cell, GraphStore
from graph.stores import open_store
from queries.answer import Answer
from queries.rates import Rate, Rates
from queries.runner import ask
from tests.conftest import ENGINES, NewAddress
from tests.queries.small_graph import Source, money, period

RATES = Rates(
    (
        Rate("USD", "EUR", "2019-12-31", Decimal("0.9"), "Bank"),
        Rate("USD", "EUR", "2021-06-30", Decimal("0.8"), "Bank"),
        Rate("EUR", "USD", "2021-12-31", Decimal("2"), "Other bank"),
        Rate("EUR", "SEK", "2030-01-01", Decimal("10"), "Bank"),
    ),
    "d1",
)


@pytest.fixture(scope="module", params=ENGINES)
def paid(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, new_address: NewAddress) -> Iterator[GraphStore]:
    """Sums of a data file by kind and year, in several currencies."""
    d = Source("data~aaaa0001", "Activities", "2026-02", "2026-02-01T10:00:00", kind="iati")
    place = "programme:act-boats"
    d.say(place, "HAS_PERIOD", period("2019-05-01", "2026-12-31"), kind="planned")
    d.say(place, "HAS_PERIOD", period("2019-02-01", ""), kind="actual")
    d.say("actor:who", "FUNDS", place, amount=100.0, currency="USD", kind="incoming_funds")
    d.say("actor:who", "FUNDS", "programme:act-edo", amount=50.0, currency="USD", kind="incoming_funds")
    d.say("actor:who", "FUNDS", "programme:act-part", amount=7.0, currency="EUR", kind="incoming_funds")
    d.say("programme:act-edo", "HAS_PERIOD", period("2022", "2023"))
    d.say("actor:iom", "FUNDS", place, amount=10.0, currency="USD")
    d.say("actor:iom", "FUNDS", "programme:act-edo", amount=10.0, currency="USD")
    for year, amount in (("2020", 10.0), ("2021", 20.0)):
        d.say(place, "HAS_BUDGET", money(amount, "USD"), kind="budget", year=year, passage=f"{d.id}/p1")  # an activity is one passage
    d.say(place, "HAS_BUDGET", money(5.0, "USD"), kind="disbursement", year="2018")
    d.say(place, "HAS_BUDGET", money(6.0, "EUR"), kind="commitment", year="2018")
    d.say(place, "HAS_BUDGET", money(8.0), kind="expenditure", year="2021")
    d.say(place, "HAS_BUDGET", money(9.0, "USD"), kind="commitment", year="2021")
    _give_in_years(d, "programme:act-region", "Routes Fund", {"2020": 40.0, "2021": 60.0}, f"{d.id}/p1")
    _give_in_years(d, "programme:act-region", "Fund of Routes", {"2021": 8.0}, f"{d.id}/p1")
    _give_in_years(d, "programme:act-region", "Routes Fund", {"2020": 90.0}, f"{d.id}/p2")
    d.say("programme:act-world", "HAS_BUDGET", money(40.0, "USD"), kind="budget", year="2020/2021")
    with closing(open_store(new_address(request.param, tmp_path_factory.mktemp("paid")))) as opened:
        with opened.writing() as change:
            change.put(d.batch())
        yield opened


def _give_in_years(source: Source, programme: str, printed: str, years: Mapping[str, float], passage: str) -> None:
    """What one record says of a funder: the sum of all years, and the flow of each year."""
    kind, total = "incoming_funds", sum(years.values())
    source.say("actor:unodc", "FUNDS", programme, amount=total, currency="USD", kind=kind, subject_text=printed, passage=passage)
    for year, amount in years.items():
        source.say(programme, "HAS_BUDGET", money(amount, "USD"), kind=kind, year=year, provider=printed, passage=passage)


def _conversions(row: Mapping[str, Cell]) -> list[Any]:
    found = row["conversions"]
    assert isinstance(found, list)
    return found


def _ask(store: GraphStore, question: str, **arguments: Cell) -> Answer:
    return ask(store, question, {"convert": "EUR", **arguments}, rates=RATES)


def test_amounts_of_a_funder_take_the_rate_at_the_start_of_their_programme(store: GraphStore) -> None:
    rows = {row["currency"]: row for row in _ask(store, "funding-by-funder", programme="Shield Niger").rows}
    assert (rows["USD"]["amount"], rows["USD"]["converted"]) == (2500000.0, 1250000.0)  # it begins in 2021: the last day of that year
    assert _conversions(rows["USD"]) == [
        {"id": "programme:shield", "name": "Shield Niger", "amount": 2500000.0, "currency": "USD", "per": "", "converted": 1250000.0,
         "to": "EUR", "rate": 2.0, "rate_of": "1 EUR = 2 USD", "rate_date": "2021-12-31", "rate_source": "Other bank", "day": "2021-12-31",
         "missing": ""}
    ]  # fmt: skip
    assert (rows[""]["amount"], rows[""]["converted"], _conversions(rows[""])[0]["missing"]) == (100000.0, None, "no currency")


def test_a_budget_takes_the_rate_at_the_start_of_its_programme(store: GraphStore) -> None:
    (row,) = [r for r in _ask(store, "actor-portfolio", actor="IOM").rows if r["name"] == "COMPASS"]
    found = {record["currency"]: record for record in _conversions(row)}
    assert (found["USD"]["day"], found["USD"]["rate_date"]) == ("2021-01-01", "2019-12-31")
    assert (found["USD"]["amount"], found["USD"]["converted"]) == (41200000.0, 37080000.0)
    assert (found[""]["converted"], found[""]["missing"]) == (None, "no currency")
    budgets = row["budgets"]
    assert isinstance(budgets, list)
    assert all("converted" not in budget for budget in budgets)


def test_a_sum_of_programmes_is_converted_part_by_part(paid: GraphStore) -> None:
    rows = {(r["name"], r["currency"]): r for r in _ask(paid, "funding-by-funder").rows}
    who, euros = rows["World Health Organization", "USD"], rows["World Health Organization", "EUR"]
    shares = [r for r in _conversions(who) if "name" in r]
    assert [(r["name"], r["day"], r["converted"], r["missing"]) for r in shares] == [
        ("Boats", "2019-02-01", None, "no rate"),
        ("Edo desk", "2022-12-31", 25.0, ""),
    ]
    assert (who["amount"], who["converted"]) == (150.0, None)  # one of its parts has no rate
    assert (euros["amount"], euros["converted"]) == (7.0, 7.0)  # it is in that currency, and needs neither rate nor day
    assert _conversions(euros)[0]["rate_of"] == ""


def test_a_converted_sum_is_there_where_all_its_parts_are(paid: GraphStore) -> None:
    (row,) = _ask(paid, "funding-by-funder", programme="Edo desk", actor="IOM").rows
    assert (row["amount"], row["converted"]) == (10.0, 5.0)


def test_sums_of_years_take_the_rate_of_each_and_kinds_stay_apart(paid: GraphStore) -> None:
    answer = _ask(paid, "compare-sources", programme="Boats")
    (row,) = answer.rows
    amounts = row["amounts"]
    assert isinstance(amounts, list)
    assert {(a["kind"], a["currency"]): (a["amount"], a["converted"]) for a in amounts if isinstance(a, Mapping)} == {
        ("budget", "USD"): (10.0 + 20.0, 10.0 * 0.9 + 20.0 / 2),
        ("disbursement", "USD"): (5.0, None),
        ("commitment", "EUR"): (6.0, 6.0),
        ("commitment", "USD"): (9.0, 4.5),
        ("expenditure", ""): (8.0, None),
    }
    budget = [r for r in _conversions(row) if r["kind"] == "budget"]
    assert [(r["year"], r["amount"], r["converted"], r["rate_date"]) for r in budget] == [
        ("2020", 10.0, 9.0, "2019-12-31"),
        ("2021", 20.0, 10.0, "2021-12-31"),
    ]
    assert [note for note in answer.notes if "mount" in note] == [
        "Amounts in these rows: 6; 4 of them in EUR too, beside the original.",
        "1 amount names no currency: not converted, and in no converted sum.",
        "1 amount has no rate on or before its date: not converted, and in no converted sum.",
    ]


def test_a_budget_of_several_years_takes_the_rate_of_the_last(paid: GraphStore) -> None:
    (row,) = _ask(paid, "compare-sources", programme="Help line").rows
    assert [(r["year"], r["day"], r["converted"]) for r in _conversions(row)] == [("2020/2021", "2021-12-31", 20.0)]


def test_a_funders_amount_takes_the_rate_of_each_year_that_its_record_tells(paid: GraphStore) -> None:
    (row,) = _ask(paid, "funding-by-funder", programme="Routes", actor="UNODC").rows
    assert (row["amount"], row["converted"]) == (108.0, 40.0 * 0.9 + 60.0 / 2 + 8.0 / 2)
    shares = [r for r in _conversions(row) if "name" in r]
    assert [(r["year"], r["amount"], r["converted"], r["rate_date"]) for r in shares] == [
        ("2020", 40.0, 36.0, "2019-12-31"),
        ("2021", 68.0, 34.0, "2021-12-31"),
    ]


def test_an_amount_without_a_day_is_not_converted(paid: GraphStore) -> None:
    (row,) = ask(paid, "funding-by-funder", {"convert": "SEK", "programme": "Shelters in Ghana"}, rates=RATES).rows
    assert (row["converted"], _conversions(row)[0]["missing"]) == (None, "no date")


def test_nothing_is_converted_unless_asked_for(paid: GraphStore) -> None:
    for row in ask(paid, "funding-by-funder", {}, rates=RATES).rows:
        assert (row["converted"], row["conversions"]) == (None, [])


def test_a_currency_is_asked_in_any_case_and_totals_stay(paid: GraphStore) -> None:
    with_, without = _ask(paid, "funding-by-funder", convert="eur"), ask(paid, "funding-by-funder")
    assert with_.totals == without.totals
    assert [row["amount"] for row in with_.rows] == [row["amount"] for row in without.rows]
    assert with_.rows[0]["conversions"]


@pytest.mark.parametrize(
    ("rates", "currency", "said"),
    [(Rates(), "EUR", "none are loaded.*tipgraph rates FILE"), (RATES, "GBP", "convert is 'GBP'; the rates loaded are of: EUR, SEK, USD")],
)
def test_a_currency_without_rates_is_an_error(paid: GraphStore, rates: Rates, currency: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        ask(paid, "funding-by-funder", {"convert": currency}, rates=rates)
