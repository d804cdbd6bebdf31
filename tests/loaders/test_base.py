"""What a draft writes down, and what it does not: people are no actors."""

import hashlib

from graph.model import Entity
from loaders.base import Draft, Source
from loaders.cited import Cited
from loaders.parts.organisations import actor
from loaders.parts.people import mask_people
from loaders.readers.text import read_text

PLAN = Entity("Programme", "Harbour Plan")


def draft_of(text: str) -> tuple[Draft, Cited]:
    masked = mask_people(text)
    source = Source("x.txt", "x", hashlib.sha256(text.encode()).hexdigest(), masked, tuple(read_text(masked)))
    return Draft(source), Cited.of(masked)


def test_a_person_alone_is_no_actor_and_is_reported() -> None:
    draft, at = draft_of("Mr Jan Verdonkel")
    draft.fact(actor(at), "IMPLEMENTS", PLAN, at, "table", "test")
    assert draft.facts == []
    assert [s.reason for s in draft.skipped] == ["only a person is named"]


def test_of_a_person_with_an_office_the_office_acts() -> None:
    draft, at = draft_of("Mr Jan Verdonkel, Deputy Director of Harbour Police")
    draft.fact(actor(at), "IMPLEMENTS", PLAN, at, "table", "test")
    (fact,) = draft.facts
    assert (fact.subject.text, fact.subject.shown) == ("Deputy Director of Harbour Police", "Deputy Director of Harbour Police")


def test_a_remark_beside_a_person_is_no_office() -> None:
    draft, at = draft_of("Mr Jan Verdonkel supported by Ms Mira Holvard")
    draft.fact(actor(at), "IMPLEMENTS", PLAN, at, "table", "test")
    assert draft.facts == []


def test_the_same_statement_is_written_once() -> None:
    draft, at = draft_of("Harbour Police")
    for _ in range(2):
        draft.fact(actor(at), "IMPLEMENTS", PLAN, at, "table", "test")
    assert len(draft.facts) == 1
