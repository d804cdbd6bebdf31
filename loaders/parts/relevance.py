"""Whether a text speaks of trafficking in human beings: yes, no, or unknown; the words are data (`relevance.csv`).

- **yes**: a word of sense `person` ("trafficking in persons", "traite des êtres humains", "mensenhandel"), or a bare "trafficking"
  whose neighbourhood names people (sense `company`: migrants, victims) and nothing else that is trafficked.
- **no**: there is text enough to judge, in a language whose words are known, and none of it speaks of trafficking; or all that it
  calls trafficking is of wildlife, arms, drugs and the like (sense `other`).
- **unknown**: too little text, no language known, or a bare "trafficking" that does not say of what.
"""

import csv
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

ENOUGH = 40
"""Characters of text below which silence says nothing."""

NEAR = 60
"""Characters to either side of a bare word that tell what is trafficked."""

_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff\u0600-\u06ff]")
"""Latin, Cyrillic and Arabic letters: the scripts of the languages whose words are known (Chinese only speaks up)."""


class Relevance(NamedTuple):
    """A judgement and the words that it rests on; `found` is "" where it rests on silence."""

    answer: str
    found: str
    rule: str


@cache
def _stems() -> tuple[str, ...]:
    """A short piece of every word of sense person and bare: a text with none of them need not be searched."""
    return ("traffick", "traite", "trafi", "trata", "tráfico", "tratta", "handel", "ihmiskaup", "handl", "trgov", "торг", "تجار", "ticaret",
            "perdagangan", "贩运")  # fmt: skip


@cache
def _pattern(sense: str) -> re.Pattern[str]:
    rows = csv.DictReader(files("loaders.parts").joinpath("relevance.csv").read_text("utf-8").splitlines())
    words = sorted({row["words"] for row in rows if row["sense"] == sense}, key=lambda w: (-len(w), w))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) + ")")


@cache
def _languages() -> frozenset[str]:
    rows = csv.DictReader(files("loaders.parts").joinpath("relevance.csv").read_text("utf-8").splitlines())
    return frozenset(row["language"] for row in rows if row["sense"] == "person")


def relevance_of(texts: Sequence[tuple[str, str]]) -> Relevance:
    """Whether texts (language, text) of one activity speak of trafficking in human beings."""
    whole = "\n".join(text for _, text in texts)
    low = whole.lower()
    if len(low) != len(whole):
        whole = low
    if any(stem in low for stem in _stems()):
        found = _pattern("person").search(low)
        if found:
            return Relevance("yes", whole[found.start() : found.end()], "relevance.person")
        bare = _judge_bare(low, whole)
        if bare is not None:
            return bare
    if len(low) < ENOUGH or not any(_is_known(language, text) for language, text in texts):
        return Relevance("unknown", "", "relevance.little_text" if len(low) < ENOUGH else "relevance.language")
    return Relevance("no", "", "relevance.silent")


def _judge_bare(low: str, whole: str) -> Relevance | None:
    """What bare words mean, by their neighbours; None where there is none."""
    unknown: Relevance | None = None
    other: Relevance | None = None
    for match in _pattern("bare").finditer(low):
        word = whole[match.start() : match.end()]
        near = low[max(0, match.start() - NEAR) : match.end() + NEAR]
        if _pattern("other").search(near):
            other = Relevance("no", word, "relevance.other_trafficking")
        elif _pattern("company").search(near):
            return Relevance("yes", word, "relevance.company")
        else:
            unknown = Relevance("unknown", word, "relevance.bare")
    return unknown or other


def _is_known(language: str, text: str) -> bool:
    """Whether the words of a text's language are known: by its tag, and by its script where the tag is missing or wrong."""
    tag = language[:2]
    if text.isascii():
        return tag not in _SCRIPTS
    return (not tag or tag in _languages() or tag not in _SCRIPTS) and len(_LETTERS.findall(text[:400])) * 2 > len(text[:400]) * 0.8


_SCRIPTS = frozenset({"zh", "ja", "ko", "th", "hi", "bn", "ta", "am", "ka", "hy", "he", "el", "my", "km", "lo"})
"""Languages in scripts of their own whose words are not known."""
