"""Agreements between states that a plan reports: concluded ones only, never those still hoped for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Entity
from loaders.cited import Cited
from loaders.parts.dates import find_periods
from loaders.parts.places import find_places

_INSTRUMENTS: tuple[tuple[str, str], ...] = (
    ("Memorandum of Understanding", r"\bMoUs?\b|\bmemorand(?:um|a)\s+of\s+understanding\b"),
    ("Declaration of Intent", r"\bdeclarations?\s+of\s+intent\b"),
    ("Joint Declaration", r"\bjoint\s+declarations?\b"),
    ("Joint Investigation Team", r"\bjoint\s+investigation\s+teams?\b|\bJITs?\b"),
    ("Agreement", r"\b(?:bilateral|cooperation|police)\s+agreements?\b"),
    ("Protocol", r"\bcooperation\s+protocols?\b"),
)
_DONE = re.compile(
    r"\b(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:concluded|signed|established|set\s+up|agreed)\b|\b(?:signed|concluded|established)\s+(?:an?|the|two|several)\b",
    re.I,
)
_OPEN = re.compile(
    r"\b(?:will|would|(?-i:may)|might|could|expected|intends?|plan(?:s|ned)?|if"
    r"|should|aims?|to\s+be|possibly|probably)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement with a country: what it is called, its date to the precision printed, and the sentence."""

    country: Entity
    instrument: str
    date: str
    at: Cited


def find_agreements(text: Cited, own: str) -> Iterator[Agreement]:
    """The agreements that a text says were concluded between its own state and others."""
    for sentence in text.sentences():
        value = sentence.value
        instrument = next((name for name, words in _INSTRUMENTS if re.search(words, value, re.I)), "")
        if not instrument or not _DONE.search(value) or _OPEN.search(value):
            continue
        for place in find_places(value):
            if place.entity.label == "Country" and place.entity.key != own:
                yield Agreement(place.entity, instrument, _date(value), sentence)


def _date(sentence: str) -> str:
    span = next(iter(find_periods(sentence)), None)
    if span is None or not span.start_date:
        return ""
    return span.start_date if span.start_date == span.end_date else span.start_date[:4]
