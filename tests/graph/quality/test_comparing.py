"""Counting: what is found, what is confirmed, what is left aside."""

from pathlib import Path
from typing import Any

import pytest

from graph.quality.comparing import compare
from graph.quality.gold import read_gold
from graph.quality.scoring import Figures, Quality
from tests.graph.quality.gold_files import FACTS, GEORGIA, LANTERN, POLICE, STEM, exported, gold_fact, write_gold


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "gold"


def compared(folder: Path, *lines: dict[str, Any], facts: tuple[dict[str, Any], ...] = FACTS) -> Quality:
    return compare(read_gold(write_gold(folder, facts)), lines, {STEM: "emn"})


def counts(figures: Figures) -> tuple[int, int, int, int]:
    return figures.gold, figures.found, figures.exported, figures.confirmed


def by(quality: Quality, dimension: str) -> dict[str, tuple[int, int, int, int]]:
    return {row.of[dimension]: counts(row) for row in quality.figures((dimension,))}


def test_all_that_gold_says_and_nothing_else(folder: Path) -> None:
    quality = compared(
        folder,
        exported(POLICE, "IMPLEMENTS", LANTERN),
        exported(LANTERN, "TARGETS", GEORGIA),
        exported(LANTERN, "HAS_BUDGET", None, amount=1500000),
        exported(("Figure", "permits"), "HAS_VALUE", None, quote="Twelve permits were issued in 2023.", value=12),
    )
    total = quality.total()
    assert counts(total) == (4, 4, 4, 4)
    assert (total.recall, total.precision, total.f1) == (1.0, 1.0, 1.0)


def test_a_miss_and_an_extra_are_listed(folder: Path) -> None:
    quality = compared(folder, exported(("Actor", "Fire Brigade"), "IMPLEMENTS", LANTERN), facts=FACTS[:1])
    assert [fact.shown for fact in quality.misses()] == ["actor:police IMPLEMENTS programme:lantern"]
    assert [fact.shown for fact in quality.extras()] == ["Fire Brigade IMPLEMENTS LANTERN"]
    assert (quality.total().recall, quality.total().precision, quality.total().f1) == (0.0, 0.0, 0.0)


def test_recall_is_by_the_golds_strength_and_precision_by_the_exports(folder: Path) -> None:
    quality = compared(folder, exported(POLICE, "IMPLEMENTS", LANTERN, "sentence"), facts=FACTS[:1])
    assert by(quality, "strength") == {"sentence": (0, 0, 1, 1), "table": (1, 1, 0, 0)}


def test_figures_that_cannot_be_known_are_none(folder: Path) -> None:
    row = next(iter(compared(folder, facts=FACTS[:1]).figures(("strength",))))
    assert (row.recall, row.precision, row.f1) == (0.0, None, None)


def test_the_same_fact_from_two_places_counts_once(folder: Path) -> None:
    said = [exported(POLICE, "IMPLEMENTS", LANTERN, strength) for strength in ("table", "sentence", "table")]
    quality = compared(folder, *said, facts=(FACTS[0], {**FACTS[0], "quote": "again"}))
    assert counts(quality.total()) == (1, 1, 1, 1)
    assert by(quality, "strength") == {"sentence": (0, 0, 1, 1), "table": (1, 1, 1, 1)}


def test_two_values_of_one_thing_are_two_facts(folder: Path) -> None:
    facts = (FACTS[2], gold_fact("programme:lantern", "HAS_BUDGET", None, amount=7))
    quality = compared(folder, exported(LANTERN, "HAS_BUDGET", None, amount=7), facts=facts)
    assert counts(quality.total()) == (2, 1, 1, 1)


def test_predicates_that_the_gold_does_not_use_are_not_judged(folder: Path) -> None:
    quality = compared(folder, exported(POLICE, "LOCATED_IN", GEORGIA), facts=FACTS[:1])
    assert quality.unjudged == {"LOCATED_IN": 1}
    assert counts(quality.total()) == (1, 0, 0, 0)


def test_the_other_ends_of_a_value_and_of_a_statement_never_match(folder: Path) -> None:
    quality = compared(folder, exported(POLICE, "IMPLEMENTS", None, phase="2"), facts=FACTS[:1])
    assert counts(quality.total()) == (1, 0, 1, 0)


def test_facts_of_other_documents_are_left_aside(folder: Path) -> None:
    quality = compared(folder, {**exported(POLICE, "IMPLEMENTS", LANTERN), "document": f"{STEM}-2"}, facts=FACTS[:1])
    assert counts(quality.total()) == (1, 0, 0, 0)


def test_a_document_that_is_not_loaded_counts_in_no_figure(folder: Path) -> None:
    write_gold(folder, [{**FACTS[0], "doc": "emn-italy"}], stem="emn-italy")
    quality = compared(folder, exported(POLICE, "IMPLEMENTS", LANTERN), facts=FACTS[:1])
    assert quality.not_loaded == ("emn-italy",)
    assert counts(quality.total()) == (1, 1, 1, 1)


def test_some_predicates_and_strengths_only(folder: Path) -> None:
    quality = compared(folder, exported(POLICE, "IMPLEMENTS", LANTERN), exported(LANTERN, "TARGETS", GEORGIA, "sentence"))
    assert counts(quality.only(predicates=["TARGETS"]).total()) == (1, 1, 1, 1)
    assert counts(quality.only(strengths=["table"]).total()) == (2, 1, 1, 1)


def test_figures_by_kind_and_predicate(folder: Path) -> None:
    rows = list(compared(folder, exported(POLICE, "IMPLEMENTS", LANTERN)).figures(("kind", "predicate")))
    assert [dict(row.of) for row in rows] == [
        {"kind": "emn", "predicate": name} for name in ("HAS_BUDGET", "HAS_VALUE", "IMPLEMENTS", "TARGETS")
    ]
