"""No rule is made for one sentence: every literal of the rule tables that the corpus has once is looked at here.

A literal is a run of words between the signs of a pattern. One that stands exactly once in the five documents could have been taken
from there; it must be a word or turn that any document of the field may use, and is then listed below, with why.
"""

import re
from pathlib import Path

import pytest

from loaders.parts.prose.tables import languages, literals

CORPUS = Path(__file__).parents[5] / "shared" / "corpus"

TURNS_OF_ENGLISH = frozenset({
    "a year", "acts as", "aims at", "applied for", "are being", "are involved", "are represented", "are to", "at the same time",
    "covered the period", "exchange information", "in force", "in partnership", "is going to", "its latest", "joined forces",
    "of ministers", "known as", "on behalf of", "once a year", "operation with", "participated in", "participation in", "provided that",
    "responsibility for", "rolled out", "s office", "sex workers", "takes part in", "takes place with", "the responsibility of",
    "to this end", "under way", "until recently", "was involved", "working on",
})  # fmt: skip
"""Verbs with their prepositions, adverbs and conjunctions: no thing is named by them."""

TERMS_OF_THE_FIELD = frozenset({
    "co-leader", "co-run", "budget", "covenant", "drivership", "driving force", "helpline", "helplines", "hotline", "implementation plan",
    "intentieverklaring", "memorandum of understanding", "sub-projects", "joint operation", "operational action",
    "regional coordinators",
})  # fmt: skip
"""Instruments and roles that EMPACT, agreements and plans of any country have."""

WORDS_OF_ENGLISH = frozenset({
    "academia", "achievements", "advisory", "annually", "became", "becomes", "beginning", "body", "brought", "built", "cent", "chief",
    "closer", "commissioned", "comprises", "conclude", "consider", "consultations", "contracted", "costs", "counselling", "covering",
    "crisis", "desk", "direct", "entirely", "event", "events", "execution", "expect", "experiences", "explicitly", "falls", "former",
    "girls", "grants", "head", "heads", "hope", "hosts", "initial", "intensifying", "intensive", "intervention", "iteration", "jointly",
    "lacks", "largely", "launch", "lessons", "likely", "mission", "named", "namely", "names", "never", "onwards", "ordinating",
    "participated", "partly", "political", "politically", "posted", "propose", "provinces", "puts", "reach", "records", "remit",
    "represents", "request", "secondly", "secretariat", "seeks", "self", "sponsored", "strengthens", "successfully", "summer", "till",
    "turned", "undertaken", "undertaking", "universities", "useful", "voor", "want", "worked", "workshops",
})  # fmt: skip
"""Single words that any text may hold; none is a name."""

WORDS_OF_DUTCH = frozenset({
    "andere", "arbeidsmigranten", "beschikbaar", "europese", "gemeenten", "goede", "informatie", "koninklijke",
    "landelijk", "landen", "liaisons", "lidstaten", "nationaal", "nationale", "officer", "oktober", "opvolging", "organise", "overleg",
    "regionale", "slachtoffers", "tweede kamer", "vast", "vereniging", "versie", "werken",
})  # fmt: skip
"""Dutch that the five English documents hold in a name or a title of a source; none tells one thing from another."""


def runs_of_words(pattern: str) -> set[str]:
    """The literal runs of a pattern, small."""
    folded = re.sub(r"\[([A-Z])([a-z])\]", r"\2", pattern)
    bare = re.sub(r"\\[a-zA-Z]|\{[^}]*\}|\(\?[:!<=P][^\w]*(?:<\w+>)?", "|", folded)
    return {run.strip().lower() for run in re.split(r"[^A-Za-z '’-]+", bare) if len(run.strip()) > 3}


def all_runs() -> set[str]:
    return {run for language in languages() for _, text in literals(language) for run in runs_of_words(text)}


def test_a_literal_is_what_stands_between_signs() -> None:
    assert runs_of_words(r"{S} (?:funds?|pays for) the [Pp]roject of {O}") == {"funds", "pays for", "the project of"}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus lies beside the checkout, in ../shared")
def test_no_literal_is_taken_from_one_sentence() -> None:
    corpus = " ".join(path.read_text("utf-8", errors="replace") for path in sorted(CORPUS.glob("*.txt"))).lower()
    once = {run for run in all_runs() if run in corpus and len(re.findall(rf"(?<!\w){re.escape(run)}(?!\w)", corpus)) == 1}
    assert sorted(once - TURNS_OF_ENGLISH - TERMS_OF_THE_FIELD - WORDS_OF_ENGLISH - WORDS_OF_DUTCH) == []


def test_no_literal_is_longer_than_a_turn_of_the_language() -> None:
    assert [run for run in all_runs() if len(run.split()) > 5] == []
