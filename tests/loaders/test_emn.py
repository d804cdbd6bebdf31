"""Contributions of three states, each in a style of its own: the facts a careful analyst would write down."""

from pathlib import Path

import pytest

from graph.model import Extraction, Fact, Value
from loaders import emn, read_document

DATA = Path(__file__).parent / "test_emn_data"


def told(fact: Fact) -> tuple[object, ...]:
    """A fact in short: ends, predicate, value."""
    other = fact.object
    if isinstance(other, Value):
        return (fact.subject.shown, fact.predicate, *(v for v in other.properties.values() if v))
    return (fact.subject.shown, fact.predicate, other.shown)


def facts_of(extraction: Extraction, name: str) -> set[tuple[object, ...]]:
    return {told(f)[:1] + told(f)[1:] for f in extraction.facts if name in told(f)}


@pytest.fixture(scope="module")
def sweden() -> Extraction:
    return read_document(DATA / "sweden.txt", {"emn": emn})


@pytest.fixture(scope="module")
def germany() -> Extraction:
    return read_document(DATA / "germany.txt", {"emn": emn})


@pytest.fixture(scope="module")
def lithuania() -> Extraction:
    return read_document(DATA / "lithuania.txt", {"emn": emn})


def test_whose_contribution_it_is(sweden: Extraction, germany: Extraction, lithuania: Extraction) -> None:
    assert [e.document.country for e in (sweden, germany, lithuania)] == ["SE", "DE", "LT"]
    assert germany.document.title.startswith("Third-country national victims of trafficking")
    assert germany.document.issued == "2022"


def test_a_markdown_table(sweden: Extraction) -> None:
    name = "Safe Return for Victims"
    assert facts_of(sweden, name) == {
        (name, "TARGETS", "Western Balkans"),
        (name, "TARGETS", "Nigeria"),
        (name, "TARGETS", "Georgia"),
        (name, "HAS_PERIOD", "2021-01-01", "2023-12-31"),
        (name, "HAS_BUDGET", 20_000_000.0, "SEK"),
        ("Sida", "FUNDS", name),
        ("Internal Security Fund", "FUNDS", name),
        ("Swedish Migration Agency", "IMPLEMENTS", name),
        ("IOM Stockholm", "IMPLEMENTS", name),
        ("Swedish Gender Equality Agency", "IMPLEMENTS", name),
        (name, "ADDRESSES", "Protection of victims"),
        (name, "HAS_STATUS", "ended"),
    }


def test_empty_cells_and_themes_in_words(sweden: Extraction) -> None:
    name = "Regional Police Network South"
    assert facts_of(sweden, name) == {
        (name, "HAS_PERIOD", "2022"),
        ("Government of Sweden", "FUNDS", name),
        ("Swedish Police Authority", "IMPLEMENTS", name),
        ("Swedish Prosecution Authority", "IMPLEMENTS", name),
        ("Europol", "IMPLEMENTS", name),
        (name, "ADDRESSES", "Law enforcement and judicial response"),
        (name, "HAS_STATUS", "ongoing"),
    }
    assert [s.reason for s in sweden.skipped] == [f"the table of {name!r} has nothing for: countries, funding"]


def test_listed_programmes(sweden: Extraction) -> None:
    assert facts_of(sweden, "Western Balkans programme") == {
        ("Western Balkans programme", "TARGETS", place)
        for place in ("Albania", "Kosovo", "Serbia", "North Macedonia", "Bosnia and Herzegovina")
    }


def test_answers_in_words(sweden: Extraction) -> None:
    answers = [
        tuple(v for v in f.object.properties.values()) for f in sweden.facts if isinstance(f.object, Value) and f.predicate == "HAS_ANSWER"
    ]
    assert answers == [
        ("2", "", "Yes"),
        ("3", "a", "Yes"),
        ("3", "b", "No"),
        ("5", "", "Yes"),
        ("6", "", "No"),
        ("7", "a", "Yes"),
        ("7", "b", "Yes"),
    ]


def test_cooperation_and_hedges(sweden: Extraction) -> None:
    found = {(told(f)[2], f.qualifiers.get("date")) for f in sweden.facts if f.predicate == "COOPERATES_WITH"}
    assert found == {("Thailand", "2022-05-03"), ("IOM", None), ("UNODC", None), ("Council of the Baltic Sea States", None)}


def test_empact(sweden: Extraction) -> None:
    assert {told(f) for f in sweden.facts if "EMPACT" in str(told(f))} == {
        ("Swedish Police Authority", "PARTICIPATES_IN", "EMPACT"),
        ("Government of Sweden", "LEADS", "EMPACT THB"),
        ("EMPACT THB", "PART_OF", "EMPACT"),
    }


def test_rows_with_tabs(germany: Extraction) -> None:
    name = "Women on the Move – safe counselling"
    assert facts_of(germany, name) == {
        (name, "TARGETS", "Nigeria"),
        (name, "TARGETS", "Guinea"),
        (name, "TARGETS", "Sierra Leone"),
        (name, "HAS_PERIOD", "2019-03", "2022-02"),
        (name, "HAS_BUDGET", 1_250_000.0, "EUR"),
        ("Asylum, Migration and Integration Fund", "FUNDS", name),
        ("Federal Ministry for Family Affairs, Senior Citizens, Women and Youth", "FUNDS", name),
        ("KOK e.V. – German NGO Network against Trafficking in Human Beings", "IMPLEMENTS", name),
        ("SOLWODI", "IMPLEMENTS", name),
        ("GIZ", "IMPLEMENTS", name),
        (name, "ADDRESSES", "Identification and protection of victims"),
        (name, "ADDRESSES", "Law enforcement"),
        (name, "HAS_STATUS", "ended"),
    }
    assert {f.qualifiers["role"] for f in germany.facts if f.predicate == "TARGETS" and f.subject.shown == name} == {"origin"}


def test_an_html_table_and_shares_of_funders(germany: Extraction) -> None:
    name = "Counter Trafficking Horn of Africa"
    shares = {(f.subject.shown, f.qualifiers.get("amount")) for f in germany.facts if f.predicate == "FUNDS" and told(f)[2] == name}
    assert shares == {("Government of Germany", 4_500_000.0), ("European Union", 3_000_000.0)}
    assert not [f for f in germany.facts if f.predicate == "HAS_BUDGET" and f.subject.shown == name]
    places = {told(f)[2] for f in germany.facts if f.predicate == "TARGETS" and f.subject.shown == name and f.strength == "table"}
    assert places == {"Ethiopia", "Sudan", "South Sudan", "Kenya"}
    assert {told(f)[2] for f in germany.facts if f.predicate == "BENEFITS"} == {"Government of Kenya", "IGAD"}


def test_label_lines_and_bullets(lithuania: Extraction) -> None:
    partners = [told(f)[0] for f in lithuania.facts if f.predicate == "IMPLEMENTS"]
    assert partners == [
        "Ministry of the Interior",
        "Ministry of Social Security and Labour",
        "Police Department",
        'NGO "Missing Persons\' Families Support Centre"',
        "Caritas Lithuania",
    ]
    state = next(f for f in lithuania.facts if f.predicate == "FUNDS" and f.strength == "table")
    assert (state.subject.shown, state.evidence.quote, state.qualifiers["amount"]) == ("Government of Lithuania", "state budget", 360_000.0)


def test_a_truncated_table_is_loaded_and_reported(lithuania: Extraction) -> None:
    name = "Border Guard Training with Ukraine"
    assert facts_of(lithuania, name) == {
        (name, "TARGETS", "Ukraine"),
        (name, "HAS_PERIOD", "2022-09"),
        ("Government of Lithuania", "FUNDS", name),
    }
    assert [s.reason for s in lithuania.skipped] == [f"the table of {name!r} has nothing for: funding, partners, status, themes"]


def test_every_quote_is_text_of_the_document(sweden: Extraction, germany: Extraction, lithuania: Extraction) -> None:
    for extraction in (sweden, germany, lithuania):
        text = Path(extraction.document.path).read_text("utf-8")
        for fact in extraction.facts:
            assert " ".join(text[s:e] for s, e in fact.evidence.spans) == fact.evidence.quote
