"""Small extractions, made by hand, for tests of writing: what a loader would give for a document of a few lines."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from graph.model import DocumentInfo, Entity, Evidence, Extraction, Fact, Passage, Value

IOM = Entity("Actor", "IOM")
COMPASS = Entity("Programme", "COMPASS", kind="programme")
NIGERIA = Entity("Country", "Nigeria", key="NG")


def extraction(
    stem: str = "sample", text: str = "IOM runs COMPASS in Nigeria.", issued: str | None = "2025-07", facts: Sequence[Fact] | None = None
) -> Extraction:
    """One sentence with three facts; other text is another edition of the same dataset."""
    info = DocumentInfo(
        stem=stem,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        kind="emn",
        title="A sample",
        dataset="emn/nl/a-sample",
        country="NL",
        issued=issued,
        path=f"{stem}.txt",
    )
    passages = (Passage(0, "sentence", ((0, len(text)),), text),)
    return Extraction(info, passages, tuple(facts if facts is not None else three_facts()))


def fact(subject: Entity, predicate: str, object_: Entity | Value, passage: int = 0, **qualifiers: str) -> Fact:
    return Fact(subject, predicate, object_, Evidence(passage, ((0, 3),), "IOM"), "sentence", "test.rule", qualifiers)


def three_facts() -> tuple[Fact, ...]:
    return (
        fact(IOM, "IMPLEMENTS", COMPASS),
        fact(COMPASS, "TARGETS", NIGERIA),
        fact(COMPASS, "HAS_BUDGET", Value("Budget", {"amount": 55150000.0, "currency": "", "per": ""})),
    )


def of_dataset(made: Extraction, dataset: str) -> Extraction:
    """The same as an edition of another dataset."""
    return replace(made, document=replace(made.document, dataset=dataset))
