"""The fixed headings of the Commission's country pages, and its blocks under them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.model import Entity
from loaders.cited import Cited
from loaders.parts.organisations import actor, government
from loaders.parts.state_names import state_pattern
from loaders.readers.blocks import Block

HEADINGS: Mapping[str, str] = MappingProxyType(
    {
        "general": r"general information\b.*",
        "statistics": r"statistics",
        "plan": r"national (?:action plan|strategy|programme)\b.*",
        "framework": r"institutional,? (?:legal )?and (?:legal|policy)\b.*|institutional, legal and policy framework.*",
        "protection": r"protection of (?:the )?victims?\b.*",
        "prosecution": r"prosecution of (?:the )?(?:traffickers|perpetrators)\b.*",
        "prevention": r"prevention\b.{0,20}",
        "research": r"research on trafficking\b.*",
        "cooperation": r"cross-border cooperation\b.*|cooperation with\b.*|international cooperation.*",
        "reports": r"relevant reports",
        "contacts": r"relevant links\b.*|relevant contacts.*|contacts?(?: points)?",
    }
)
"""The headings by topic, ignoring case."""

PRINTED: Mapping[str, str] = MappingProxyType(
    {"general": "General information", "statistics": "Statistics", "plan": "National Action Plan",
     "framework": "Institutional, legal and policy framework", "cooperation": "Cross-border cooperation"}
)  # fmt: skip
"""Some of them as printed, for messages."""

_TOPICS = tuple((topic, re.compile(rf"\W*(?:{words})$", re.I)) for topic, words in HEADINGS.items())
_HEDGED = re.compile(
    r"\b(?:will|(?-i:may)|might|could|should|would|intends?|plans?\s+to|aims?\s+(?:to|at)|(?:is|are)\s+(?:going|expected|planned|due)\s+to|to\s+be\s+launched|if)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A block, the fixed heading above it and the free heading next above it."""

    topic: str
    heading: str
    block: Block


@dataclass(frozen=True, slots=True)
class Page:
    """A country page: its country (ISO alpha-2), its dataset key, its blocks in order."""

    country: str
    dataset: str
    spots: tuple[Spot, ...]

    def under(self, *topics: str) -> Iterator[Spot]:
        """The blocks under these topics; all but the contacts where none is given."""
        return (s for s in self.spots if s.topic in topics or (not topics and s.topic != "contacts"))

    def sentences(self, *topics: str) -> Iterator[Cited]:
        """The sentences there that say what is, not what may or will be."""
        for spot in self.under(*topics):
            if spot.block.kind != "heading":
                yield from (s for s in spot.block.text.sentences() if not is_planned(s.value))

    @property
    def who(self) -> str:
        """A pattern for the state as a subject: "We", "The Netherlands", "The Dutch government"."""
        return rf"(?:[Ww]e|[Tt]he\s+[Gg]overnment|{state_pattern(self.country)})"

    def subject(self, text: str | Cited) -> Entity:
        """The actor that a subject names; "we" and the state are the government."""
        printed = text.value if isinstance(text, Cited) else text
        return government(self.country, printed) if re.fullmatch(self.who, printed.strip()) else actor(text, self.country)


def is_planned(sentence: str) -> bool:
    """Whether a sentence says what may, should or will be."""
    return bool(_HEDGED.search(sentence))


def find_topic(block: Block) -> str | None:
    """The topic that a block opens, if it is one of the fixed headings."""
    if block.kind not in ("heading", "paragraph") or len(block.value) > 120 or block.value.endswith("."):
        return None
    return next((topic for topic, words in _TOPICS if words.match(block.value)), None)


def read_spots(blocks: Iterable[Block]) -> Iterator[Spot]:
    """The blocks under their headings, in order."""
    topic = heading = ""
    for block in blocks:
        opened = find_topic(block)
        if opened:
            topic, heading = opened, block.value
        elif block.kind == "heading" and "://" not in block.value:
            heading = block.value
        yield Spot(topic, heading, block)
