"""Every known name in every passage, so that what the sources say of a thing is complete even where no pattern finds a fact.

Known are the names of the reference tables, of countries and regions, of what the document's facts name, and what its text spells
out with a short form. A mention is no fact: it only says that a passage names a thing, and where.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from graph.model import Entity, Fact, Mention, Passage
from loaders.parts.organisations import actor, government
from loaders.parts.places import find_adjectives, find_places
from loaders.parts.prose.known import known_names
from loaders.parts.prose.naming import Found, NameIndex, longest

_OFFICE = re.compile(r"\s+(?:[Gg]overnment|[Cc]abinet)\b")


def find_mentions(passages: Sequence[Passage], facts: Iterable[Fact], country: str) -> tuple[Mention, ...]:
    """The mentions of a document's passages, in order; a name inside a longer one does not count.

    A name is mentioned by the smallest passage that holds it: a sentence, not the list item that the sentence stands in.
    """
    index = NameIndex(known_names(facts, (p.text for p in passages), country))
    found: list[Mention] = []
    seen: set[tuple[tuple[str, ...], tuple[int, int]]] = set()
    for passage in sorted(passages, key=lambda p: (len(p.text), p.order)):
        ends = list(accumulate(end - start + 1 for start, end in passage.spans))
        named: dict[tuple[str, ...], tuple[Entity, list[tuple[int, int]]]] = {}
        for hit in _named(passage.text, index):
            entity = _called(hit.entities[0], passage.text[hit.start : hit.end], country)
            key = (entity.label, entity.key or "", entity.country or "", entity.shown)
            spans = [span for span in _places(passage, ends, hit.start, hit.end) if (key, span) not in seen]
            seen.update((key, span) for span in spans)
            named.setdefault(key, (entity, []))[1].extend(spans)
        found += [Mention(entity, passage.order, tuple(spans)) for entity, spans in named.values() if spans]
    return tuple(sorted(found, key=lambda m: (m.passage, m.spans)))


def _named(text: str, index: NameIndex) -> list[Found]:
    return longest([*index.find(text), *_states(text)])


def _states(text: str) -> Iterator[Found]:
    """Countries and regions, and the governments that an adjective names."""
    for place in find_places(text):
        yield Found(place.start, place.end, (place.entity,))
    for code, start, end in find_adjectives(text):
        office = _OFFICE.match(text, end)
        if office:
            yield Found(start, office.end(), (government(code, text[start : office.end()]),))


def _called(entity: Entity, printed: str, country: str) -> Entity:
    """A thing by the name that this passage has for it."""
    if entity.label in ("Country", "Region") or entity.key is not None:
        return entity
    if entity.label == "Actor" and entity.kind != "network":
        named = actor(printed, country or None)
        if named.kind == entity.kind and named.country == entity.country:
            return named
    return replace(entity, text=printed, name=entity.shown, aliases=())


def _places(passage: Passage, ends: Sequence[int], start: int, end: int) -> list[tuple[int, int]]:
    """Where a stretch of a passage's text stands in the source: its spans are joined by a blank."""
    found = []
    for place in range(bisect_right(ends, start), len(ends)):
        before = ends[place - 1] if place else 0
        first, last = passage.spans[place]
        here, there = max(first, first + start - before), min(last, first + end - before)
        if here < there:
            found.append((here, there))
        if end <= ends[place]:
            break
    return found
