"""Answers from documents and aid data together: each programme once, what is relevant first, near before far, money never twice."""

from collections.abc import Mapping
from typing import Any

import pytest

from graph.store import GraphStore
from queries.answer import Answer
from queries.runner import ask


def _partners(store: GraphStore, **more: str) -> Answer:
    return ask(store, "partners-in-country", {"country": "Nigeria", "on": "2026-06-01", **more})


def _shown(answer: Answer, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in columns) for row in answer.rows]


def test_a_programme_that_two_sources_describe_counts_once(activities: GraphStore) -> None:
    answer = _partners(activities)
    (iom,) = [row for row in answer.rows if row["actor"] == "actor:iom"]
    assert (iom["programme_count"], iom["roles"]) == (1, ["accountable", "implements"])
    assert {(p["id"], p["name"], tuple(p["also"])) for p in iom["programmes"]} == {  # type: ignore[attr-defined]
        ("programme:compass", "COMPASS", ()),
        ("programme:compass", "Support to COMPASS", ("programme:act-compass",)),
    }
    assert answer.totals["programmes"] == 3
    assert {c.document for c in answer.citations[_shown(answer, "actor").index(("actor:iom",))]} == {"survey~aaaa0001", "data~bbbb0002"}


def test_partners_of_programmes_about_trafficking_come_first(activities: GraphStore) -> None:
    answer = _partners(activities)
    assert _shown(answer, "name", "relevance", "place") == [
        ("Government of the Netherlands", "yes", "direct"),
        ("International Organization for Migration", "yes", "direct"),
        ("Federal Ministry of Justice", "unknown", "direct"),
        ("World Health Organization", "no", "direct"),
    ]
    assert (answer.totals["rows"], answer.totals["relevant"], answer.totals["every"]) == (4, 2, 4)


@pytest.mark.parametrize(("relevance", "found"), [("yes", 2), ("unknown", 1), ("no", 2), ("all", 4)])
def test_relevance_narrows_and_both_totals_stay(activities: GraphStore, relevance: str, found: int) -> None:
    answer = _partners(activities, relevance=relevance)
    assert len(answer.rows) == answer.totals["rows"] == found
    assert (answer.totals["relevant"], answer.totals["every"]) == (2, 4)


def test_what_comes_through_a_region_or_worldwide_is_offered_and_kept_apart(activities: GraphStore) -> None:
    near = _partners(activities)
    assert "1 more partners through a region: regions=true." in near.left_out
    assert "1 more partners of worldwide programmes: worldwide=true." in near.left_out
    far = _partners(activities, worldwide="true")
    assert {row["name"]: row["place"] for row in far.rows if row["place"] != "direct"} == {
        "United Nations Office on Drugs and Crime": "region",
        "NAPTIP": "worldwide",
    }
    assert [far.totals[name] for name in ("rows", "direct", "through_region", "worldwide")] == [6, 4, 1, 1]
    assert not any("more partners" in words for words in far.left_out)


@pytest.mark.parametrize(
    ("on", "states"),
    [
        ("2018", {"Support to COMPASS": "planned", "COMPASS": "planned", "Boats": "planned", "Edo desk": "planned"}),
        ("2020-06-30", {"Support to COMPASS": "planned", "COMPASS": "planned", "Boats": "running", "Edo desk": "planned"}),
        ("2026-06-01", {"Support to COMPASS": "running", "COMPASS": "running", "Boats": "ended", "Edo desk": "running"}),
        ("2027-06", {"Support to COMPASS": "ended", "COMPASS": "running", "Boats": "ended", "Edo desk": "running"}),
        ("2028", {"Support to COMPASS": "ended", "COMPASS": "ended", "Boats": "ended", "Edo desk": "running"}),
    ],
)
def test_states_are_told_of_a_day(activities: GraphStore, on: str, states: Mapping[str, str]) -> None:
    answer = _partners(activities, on=on)
    assert {p["name"]: p["state"] for row in answer.rows for p in row["programmes"]} == states  # type: ignore[attr-defined]
    assert f"Running, planned and ended are told of {on}." in answer.notes


def test_a_status_counts_where_no_period_is_given(activities: GraphStore) -> None:
    answer = ask(activities, "programmes-in-country", {"country": "Ghana", "worldwide": "true", "on": "2026-06-01"})
    assert {row["name"]: row["state"] for row in answer.rows} == {
        "Support to COMPASS": "running", "Routes": "planned", "Help line": "ended", "Shelter fund": "unknown",
        "Shelters in Ghana": "unknown",
    }  # fmt: skip


def test_only_programmes_in_the_state_asked_for(activities: GraphStore) -> None:
    assert _shown(_partners(activities, state="ended"), "name") == [("Government of the Netherlands",), ("World Health Organization",)]
    assert _shown(_partners(activities, state="running", relevance="unknown"), "name") == [("Federal Ministry of Justice",)]


def test_the_day_of_asking_is_given_from_outside(activities: GraphStore) -> None:
    asked = {"country": "Nigeria"}
    assert "Running, planned and ended are told of 2030-01-01." in ask(activities, "partners-in-country", asked, today="2030-01-01").notes
    assert "Running, planned and ended are told of 2026-02." in ask(activities, "partners-in-country", asked).notes
    earlier = ask(activities, "partners-in-country", {**asked, "as_of": "2025"}, today="2030-01-01")
    assert "Running, planned and ended are told of 2025-12-31." in earlier.notes


def test_an_older_edition_tells_its_own_relevance(activities: GraphStore) -> None:
    answer = ask(activities, "programmes-in-country", {"country": "Nigeria", "as_of": "2024-12-31"})
    assert _shown(answer, "name", "relevance", "state") == [("Boats", "yes", "running")]


def test_one_document_alone_tells_what_it_says(activities: GraphStore) -> None:
    answer = ask(activities, "programmes-in-country", {"country": "Nigeria", "documents": "data", "on": "2027-06"})
    assert _shown(answer, "relevance", "state") == [("no", "ended"), ("no", "ended")]


def test_money_is_summed_once_and_each_source_is_shown(activities: GraphStore) -> None:
    (row,) = ask(activities, "funding-by-funder", {}).rows
    assert (row["currency"], row["amount"], row["part_amount"]) == ("EUR", 119.0, 40.0)
    assert {p["name"]: p["amount"] for p in row["programmes"]} == {  # type: ignore[attr-defined]
        "COMPASS": 12.0, "Boats": 7.0, "Shelter fund": 100.0, "Shelters in Ghana": None,
    }  # fmt: skip
    sources = {(s["id"], s["document"]): s["amount"] for s in row["sources"]}  # type: ignore[attr-defined]
    assert sources[("programme:compass", "survey~aaaa0001")] == 10.0
    assert sources[("programme:act-compass", "data~bbbb0002")] == 12.0
    assert (sources[("programme:act-boats", "data~bbbb0002")], sources[("programme:act-boats", "more~cccc0003")]) == (5.0, 7.0)


def test_percentages_stay_as_published_and_shares_are_rebased(activities: GraphStore) -> None:
    rows = ask(activities, "programmes-in-country", {"country": "Nigeria"}).rows
    shares = {row["name"]: [(s["percentage"], s["share"]) for s in row["shares"]] for row in rows}  # type: ignore[attr-defined]
    assert shares == {"COMPASS": [(60.0, 40.0)], "Edo desk": [], "Boats": [(100.0, 100.0)]}


def test_a_cell_is_covered_by_what_is_about_trafficking(activities: GraphStore) -> None:
    cells = {(r["country_name"], r["theme_name"]): r["coverage"] for r in ask(activities, "coverage-matrix", {}).rows}
    assert cells == {("Nigeria", "Prevention"): "covered", ("Ghana", "Prevention"): "theme unknown"}
    everything = ask(activities, "coverage-matrix", {"country": "Nigeria", "relevance": "no"})
    assert [(r["coverage"], r["unthemed"]) for r in everything.rows] == [("theme unknown", ["Boats"])]


def test_a_programme_has_a_theme_where_a_source_gives_both_place_and_theme(activities: GraphStore) -> None:
    (row,) = ask(activities, "coverage-matrix", {"country": "Ghana", "relevance": "all", "each": 0}).rows
    assert row["coverage"] == "theme unknown"
    assert "Support to COMPASS" in row["unthemed"]  # type: ignore[operator]  # the survey says nothing of Ghana
    (row,) = ask(activities, "coverage-matrix", {"country": "Nigeria", "relevance": "all", "each": 0}).rows
    assert (row["programme_count"], row["programmes"]) == (1, ["COMPASS"])
    assert (row["unthemed_count"], row["unthemed"]) == (1, ["Boats"])  # not what the data call COMPASS


def test_a_pair_shares_a_joined_programme_once(activities: GraphStore) -> None:
    (row,) = ask(activities, "partner-pairs", {"actor": "actor:iom", "other": "actor:government-nl"}).rows
    assert (row["programme_count"], row["relevant_count"]) == (1, 1)


def test_a_programme_and_its_twin_are_one_in_pairs_of_programmes(activities: GraphStore) -> None:
    for name in ("overlapping-programmes", "shared-partners"):
        rows = ask(activities, name, {}).rows
        assert rows
        assert all({"programme:act-compass"}.isdisjoint({row["programme"], row["other"]}) for row in rows)


def test_partners_of_too_many_programmes_make_no_pairs_and_are_counted(activities: GraphStore) -> None:
    answer = ask(activities, "shared-partners", {"most": "1"})
    assert answer.rows == ()
    assert any("partners of more programmes than `most` were left out" in note for note in answer.notes)
    assert ask(activities, "shared-partners", {"most": "1", "programme": "COMPASS"}).rows
