"""Whether a text speaks of trafficking in human beings: yes, no, or unknown; the words are data (`relevance.csv`).

- **yes**: words of sense `person` ("trafficking in persons", "traite des êtres humains", "mensenhandel"); words for trafficking
  (`bare`, `likely`, `against`, and `dealing`: "tráfico de") whose object is `people` ("trafficking in arms, drugs and human beings");
  a bare "trafficking" near what is done to people (`crime`: forced labour) or near them (`company`: migrants, victims) where nothing
  else that is trafficked is near. Words that are said of people (`likely`: "trafficking victims", `against`: "counter-trafficking")
  need no such neighbours, the latter unless something else that is trafficked is near.
- **no**: there is text enough to judge, in a language whose words are known, and none of it speaks of trafficking; or all that it
  calls trafficking is of wildlife, arms, drugs and the like (`other`, and `thing`: goods, which count as an object only).
- **unknown**: too little text, a language whose words are not known, or words that leave it open: a bare "trafficking" that does not
  say of what, or is near both; trafficking in organs, which is a crime of its own and an aim of trafficking in persons (`doubt`);
  "modern slavery", of which trafficking is a part (`akin`).

Smuggling of migrants is another crime ("trafic illicite de migrants", sense `seeming`); so is what only looks alike ("se trata de").
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.parts.relevance_languages import is_known
from loaders.parts.relevance_objects import object_of
from loaders.parts.relevance_words import CERTAIN, OPEN, named, speaking, stems_in

ENOUGH = 40
"""Characters of text below which silence says nothing."""

NEAR = 60
"""Characters to either side of a bare word that tell what is trafficked."""

_PLAIN_ENGLISH = " the "
"""What a text in plain English holds, but for a title."""

_ANOTHER = "áоаاα人าाা"
"""Letters by which a text in English is in another language too: á, and the most frequent of other scripts."""


class Relevance(NamedTuple):
    """A judgement and the words that it rests on; `found` is "" where it rests on silence."""

    answer: str
    found: str
    rule: str


_SILENT = Relevance("no", "", "relevance.silent")


def relevance_of(texts: Sequence[tuple[str, str]]) -> Relevance:
    """Whether texts (language, text) of one activity speak of trafficking in human beings."""
    lows = [text.lower() for _, text in texts]
    low = "\n".join(lows)
    foreign = [text for text in lows if _PLAIN_ENGLISH not in text or (not text.isascii() and any(letter in text for letter in _ANOTHER))]
    stems = stems_in(low, "\n".join(foreign))
    if stems:
        whole = "\n".join([text for _, text in texts])
        spoken = _judge(stems, low, whole if len(low) == len(whole) else low)
        if spoken is not None:
            return spoken
    if len(low) < ENOUGH:
        return Relevance("unknown", "", "relevance.little_text")
    if len(foreign) == len(lows) and not any(is_known(language, text) for (language, _), text in zip(texts, lows, strict=True)):
        return Relevance("unknown", "", "relevance.language")
    return _SILENT


def _judge(stems: Sequence[str], low: str, whole: str) -> Relevance | None:
    """What the words say that hold one of the stems, a yes before an unknown and that before a no; None where there are no such words."""
    certain = next((match for match, sense in _find(stems, CERTAIN, low) if sense == "person"), None)
    if certain is not None:
        return Relevance("yes", whole[certain.start() : certain.end()], "relevance.person")
    judged = [_judge_open(low, match, sense, whole[match.start() : match.end()]) for match, sense in _find(stems, OPEN, low)]
    found = [one for one in judged if one is not None]
    return min(found, key=lambda one: ("yes", "unknown", "no").index(one.answer)) if found else None


def _find(stems: Sequence[str], senses: tuple[str, ...], low: str) -> Iterator[tuple[re.Match[str], str]]:
    """The words of some senses, but for those that only seem to speak of trafficking, each with its sense."""
    for stem in stems:
        pattern, of_groups = speaking(stem, senses)
        for match in pattern.finditer(low):
            sense = of_groups[(match.lastindex or 1) - 1]
            if sense != "seeming":
                yield match, sense


def _judge_open(low: str, match: re.Match[str], sense: str, word: str) -> Relevance | None:
    """What one word for trafficking means: by its object, else by its neighbours. None of a word for traffic of any kind without object."""
    if sense == "akin":
        return Relevance("unknown", word, "relevance.akin")
    said = object_of(low, match.start(), match.end(), sense == "dealing")
    if said == "people":
        return Relevance("yes", word, "relevance.object")
    if said == "doubt":
        return Relevance("unknown", word, "relevance.doubt")
    if said == "other":
        return Relevance("no", word, "relevance.other_trafficking")
    return None if sense == "dealing" else _judge_neighbours(low[max(0, match.start() - NEAR) : match.end() + NEAR], sense, word)


def _judge_neighbours(near: str, sense: str, word: str) -> Relevance:
    """What a word for trafficking without an object means, by the words near it."""
    if sense == "likely":
        return Relevance("yes", word, "relevance.likely")
    other = named("other").search(near)
    if sense == "against" and not other:
        return Relevance("yes", word, "relevance.likely")
    company = named("company").search(near)
    if named("crime").search(near) or (company and not other):
        return Relevance("yes", word, "relevance.company")
    only_other = sense == "bare" and other and not company
    return Relevance("no", word, "relevance.other_trafficking") if only_other else Relevance("unknown", word, "relevance.bare")
