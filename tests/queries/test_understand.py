"""Plain sentences become questions, or nothing where that is not sure."""

import pytest

from graph.store import GraphStore
from queries.runner import ask
from queries.understand import understand


@pytest.mark.parametrize(
    ("sentence", "question", "arguments"),
    [
        ("which partners operate in Nigeria?", "partners-in-country", {"country": "country:NG"}),
        ("Who works in Nigeria", "partners-in-country", {"country": "country:NG"}),
        ("who is active in Ivory Coast", "partners-in-country", {"country": "country:CI"}),
        ("partners in NG", "partners-in-country", {"country": "country:NG"}),
        ("which partners operated in Nigeria since 2024", "partners-in-country", {"country": "country:NG", "active_from": "2024"}),
        ("who implements programmes in Niger", "partners-in-country", {"country": "country:NE", "role": "implements"}),
        ("programmes in Chad", "programmes-in-country", {"country": "country:TD"}),
        ("which programmes address prevention in Niger", "programmes-in-country", {"country": "country:NE", "theme": "theme:prevention"}),
        ("who funds COMPASS", "funding-by-funder", {"programme": "programme:compass"}),
        ("WHO FUNDS COMPASS", "funding-by-funder", {"programme": "programme:compass"}),
        ("what does the Netherlands fund?", "funding-by-funder", {"actor": "actor:government-nl"}),
        ("what overlaps in Niger", "overlapping-programmes", {"country": "country:NE"}),
        ("gaps in coverage", "coverage-matrix", {}),
        ("what does the WHO do", "actor-portfolio", {"actor": "actor:who"}),
        ("what does IOM do in Niger", "actor-portfolio", {"actor": "actor:iom", "country": "country:NE"}),
        ("who leads EMPACT", "operational-actions", {"programme": "programme:empact"}),
        ("which partners do COMPASS and Bridge share", "shared-partners", {"programme": "programme:compass", "other": "programme:bridge"}),
        ("who works with IOM", "partner-pairs", {"actor": "actor:iom"}),
        ("who benefits from Shield Niger", "beneficiaries", {"programme": "programme:shield"}),
        ("contradictions in COMPASS", "contradictions", {"programme": "programme:compass"}),
        ("what is the Dutch National Police responsible for", "responsibilities", {"actor": "actor:police-nl"}),
        ("recommendations that urge", "recommendations", {"verb": "urges"}),
        ("what does GRETA recommend to the Netherlands", "recommendations", {"maker": "actor:greta", "actor": "actor:government-nl"}),
    ],
)
def test_a_sentence_is_matched_to_a_question(store: GraphStore, sentence: str, question: str, arguments: dict[str, str]) -> None:
    found = understand(store, sentence)
    assert (found.question, dict(found.arguments)) == (question, arguments)
    assert found.confidence >= 0.75
    assert ask(store, question, found.arguments).question == question


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("which hotels operate in Nigeria", "Not understood: hotels."),
        ("is there none in Chad?", "Not understood: none."),
        ("which partners do not operate in Nigeria", "Not understood: not."),
        ("which partners should operate in Nigeria", "Not understood: should."),
        ("which partners operate in Atlantis", "Not understood: atlantis."),
        ("which partners left Nigeria", "Not understood: left."),
        ("which partners operate", "needs country"),
        ("which partners operate in Nigeria and Niger", "cannot be asked for Niger"),
        ("recommendations since 2024", "cannot be asked for 2024"),
        ("how many victims were there in 2018", "Not understood"),
        ("use your compass to find the way", "Not understood"),
        ("the encompassing strategy", "Not understood"),
        ("the weather", "Not understood: weather."),
        ("Nigeria", "That is a name, not a question."),
        ("", "Nothing was asked."),
    ],
)
def test_an_unsure_sentence_answers_nothing_and_lists_the_nearest(store: GraphStore, sentence: str, reason: str) -> None:
    found = understand(store, sentence)
    assert found.question is None
    assert not found.arguments
    assert reason in found.reason
    assert found.reason
    assert len(found.nearest) == 4


def test_what_was_understood_is_shown(store: GraphStore) -> None:
    assert understand(store, "who funds compass").shown == (("programme", "compass", "programme:compass"),)
    assert understand(store, "partners in NG").shown == (("country", "NG", "Nigeria"),)


def test_an_ambiguous_name_is_left_for_the_answer_to_refuse(store: GraphStore) -> None:
    found = understand(store, "what does the ministry of justice do")
    assert (found.question, dict(found.arguments)) == ("actor-portfolio", {"actor": "ministry of justice"})
