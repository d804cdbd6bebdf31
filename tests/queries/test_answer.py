"""What an answer says besides its rows: the editions searched, what was left out, and that nothing found is no proof."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph.editions import Edition
from graph.errors import QueryError
from graph.store import GraphStore
from graph.stores.embedded import EmbeddedStore
from queries.answer import cell_text
from queries.editions import choose_editions
from queries.runner import ask
from queries.words import describe_editions


def _edition(id_: str, issued: str, loaded_at: str = "2026-01-01T10:00:00", dataset: str = "d") -> Edition:
    stem = id_.split("~")[0]
    return Edition(id_, stem, stem, dataset, "emn", "NL", issued, loaded_at, "", "", "", 0, 0)


OLD, NEW, UNDATED = _edition("old~1", "2023-05"), _edition("new~2", "2025-07"), _edition("undated~3", "", "2024-02-01T08:00:00", "other")
TABLE = _edition("reference:regions", "", "2030-01-01T00:00:00", "reference:regions")
ALL = (NEW, OLD, TABLE, UNDATED)


@pytest.mark.parametrize(
    ("as_of", "searched"),
    [
        ("", ["new~2", "undated~3"]),
        ("2025-07", ["new~2", "undated~3"]),
        ("2025-07-31", ["new~2", "undated~3"]),
        ("2025", ["new~2", "undated~3"]),
        ("2025-06-30", ["old~1", "undated~3"]),
        ("2024-01-31", ["old~1"]),
        ("2023-04", []),
    ],
)
def test_the_latest_edition_issued_by_a_day_is_in_force(as_of: str, searched: list[str]) -> None:
    chosen = choose_editions(ALL, as_of)
    assert [e.id for e in chosen.searched] == searched
    assert chosen.reference == (TABLE,)


def test_editions_not_searched_are_told_apart() -> None:
    assert choose_editions(ALL).superseded == (OLD,)
    assert choose_editions(ALL, "2024-12-31").later == (NEW,)


def test_a_file_that_is_replaced_for_its_name_only_is_told_with_what_to_do() -> None:
    first, second = (
        Edition(f"3w~{n}", "3w", "3w", "three_w/3w", "three_w", "", "", f"2026-01-0{n}T10:00:00", "", f"/data/{folder}/3w.csv", "", 0, 0)
        for n, folder in ((1, "kenya"), (2, "mali"))
    )
    (_, told) = describe_editions(choose_editions((first, second)))
    assert told.startswith("mali/3w.csv replaces kenya/3w.csv because the files have one name;")
    (same,) = describe_editions(choose_editions((replace(first, path="/data/mali/3w.csv"), second)))
    assert same.startswith("Not searched")


def test_documents_narrow_and_an_id_picks_an_older_edition() -> None:
    assert choose_editions(ALL, documents="undated").searched == (UNDATED,)
    assert choose_editions(ALL, documents="old~1, undated").searched == (OLD, UNDATED)


def test_an_older_edition_answers_as_of_its_day(store: GraphStore) -> None:
    answer = ask(store, "partners-in-country", {"country": "Ghana", "as_of": "2024-12-31"})
    assert [row["actor"] for row in answer.rows] == ["actor:who"]
    assert [d.id for d in answer.documents] == ["plan~cccc0003", "survey~aaaa0001"]
    assert "Not searched, because issued later: 2 documents: reply (issued 2026-02-01), survey (issued 2025-07)." in answer.left_out


def test_an_empty_answer_says_what_was_searched_and_not_that_there_is_none(store: GraphStore) -> None:
    answer = ask(store, "partners-in-country", {"country": "Chile"})
    assert answer.rows == ()
    assert answer.summary == (
        "Partners in a country (country Chile): none was found in 3 documents: plan (issued 2022), reply (issued 2026-02-01), "
        "survey (issued 2025-07). That is no proof that there is none."
    )
    assert answer.notes == ("No document in the graph names Chile.", "Running, planned and ended are told of 2026-02-01.")


def test_weaker_statements_left_out_are_counted(store: GraphStore) -> None:
    answer = ask(store, "partners-in-country", {"country": "Nigeria", "include_inferred": "false"})
    assert answer.totals["rows"] == 2
    assert "With inferred statements: partners 3 instead of 2" in " ".join(answer.left_out).replace("rows", "partners")


def test_min_strength_leaves_the_weaker_out(store: GraphStore) -> None:
    answer = ask(store, "funding-by-funder", {"programme": "COMPASS", "min_strength": "sentence"})
    assert answer.rows == ()
    assert any(words.startswith("With inferred statements: rows 1 instead of 0") for words in answer.left_out)


def test_dismissed_statements_and_regions_left_out_are_counted(store: GraphStore) -> None:
    left_out = ask(store, "programmes-in-country", {"country": "Nigeria"}).left_out
    assert any(words.startswith("With statements that a reviewer dismissed: rows 3 instead of 2") for words in left_out)
    assert "1 more programmes through a region: regions=true." in left_out


def test_programmes_without_dates_are_kept_and_counted(store: GraphStore) -> None:
    answer = ask(store, "programmes-in-country", {"country": "Nigeria", "active_from": "2030"})
    assert [row["name"] for row in answer.rows] == ["Bridge"]
    assert answer.notes[1:] == ("1 of the programmes give no dates; they were kept, though a span of time was asked for.",)


@pytest.mark.parametrize(
    ("span", "found"),
    [
        ({"active_from": "2023-06-30"}, True),
        ({"active_from": "2023-07"}, False),
        ({"active_to": "2021"}, True),
        ({"active_to": "2020-12-31"}, False),
        ({"active_from": "2022", "active_to": "2022"}, True),
    ],
)
def test_periods_at_any_precision_are_compared(store: GraphStore, span: dict[str, str], found: bool) -> None:
    answer = ask(store, "programmes-in-country", {"country": "Niger", **span})
    assert ("Shield Niger" in [row["name"] for row in answer.rows]) is found


def test_amounts_are_never_mixed_and_those_without_currency_are_marked(store: GraphStore) -> None:
    answer = ask(store, "funding-by-funder", {"programme": "Shield Niger"})
    assert [(r["currency"], r["amount"], r["amount_note"]) for r in answer.rows] == [
        ("", 100000.0, "no currency stated"),
        ("USD", 2500000.0, "stated"),
    ]
    assert any("1 amounts name no currency" in note for note in answer.notes)


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"holds nothing yet. Load a document first"):
        ask(EmbeddedStore(tmp_path / "none"), "contradictions")


def test_an_answer_is_plain_data(store: GraphStore) -> None:
    answer = ask(store, "partners-in-country", {"country": "Nigeria"})
    data = json.loads(json.dumps(answer.as_dict()))
    assert data["question"] == "partners-in-country"
    assert {c["stem"] for c in data["citations"][0]} == {"plan", "survey"}
    assert data["documents"][0]["issued"] == "2022"
    assert answer.version == store.version()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (["a", "b", "a"], "a; b"),
        ({"id": "x:1", "name": "COMPASS", "role": "funds", "phase": ""}, "COMPASS (funds)"),
        (55150000.0, "55,150,000"),
        (True, "true"),
        ([], ""),
    ],
)
def test_cells_as_text(cell: object, text: str) -> None:
    assert cell_text(cell) == text


def test_a_page_behind_the_last_row_is_empty(store: GraphStore) -> None:
    """The embedded engine ends with its process where it skips far more than there is."""
    answer = ask(store, "actor-portfolio", {"actor": "IOM", "offset": 99_999})
    assert (answer.rows, answer.totals["rows"]) == ((), 3)
    assert "none of them on this page" in answer.summary
