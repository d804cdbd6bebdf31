"""What a brief of a country says of the answers that it is made of."""

from graph.store import GraphStore
from queries.brief import CountryAnswers, brief_of
from queries.runner import ask
from queries.spec import MOST_PROGRAMMES


def _words(store: GraphStore, **coverage: object) -> str:
    given = {"country": "country:NE"}
    answers = (
        ask(store, "partners-in-country", given), ask(store, "programmes-in-country", given),
        ask(store, "coverage-matrix", {**given, **coverage}), ask(store, "funding-by-funder", {**given, MOST_PROGRAMMES: 1}),
    )  # fmt: skip
    return repr(brief_of(CountryAnswers("NE", "Niger", *answers), ""))


def test_a_theme_counts_the_programmes_that_are_not_listed(store: GraphStore) -> None:
    assert "covered (COMPASS; Shield Niger)" in _words(store)
    assert "covered (COMPASS; and 1 more)" in _words(store, each=1)


def test_money_says_where_not_all_programmes_were_looked_at(store: GraphStore) -> None:
    assert "The first 1 of 2 programmes that are asked for were looked at" in _words(store)
