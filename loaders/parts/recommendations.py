"""Sentences that recommend: who recommends, how strongly, to whom."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from loaders.cited import Cited
from loaders.parts.names import split_names

VERBS: Mapping[str, str] = {
    "recommends": r"recommends?|recommended|suggests?|proposes?",
    "urges": r"(?:strongly\s+)?urges?|urged",
    "advises": r"advis(?:es|e|ed)",
    "calls on": r"calls?\s+(?:up)?on|called\s+(?:up)?on|asks?",
    "considers": r"considers?",
    "invites": r"invit(?:es|e|ed)",
    "encourages": r"encourag(?:es|e|ed)",
    "welcomes": r"welcom(?:es|e|ed)",
}
"""The strength of a recommendation, and the words that put it."""

_ANY_VERB = "|".join(VERBS.values())
_ADVERB = r"(?:also|therefore|further|furthermore|again|once\s+more|explicitly|strongly|thus|hereby)"
_WHO = (
    r"(?P<who>[Ww]e|[Ii]t\s+is|(?:[Tt]he\s+)?[A-Z][\w’'-]*(?:\s+(?:(?:on|of|for|and|in|the|against)\s+)*[A-Z][\w’'-]*)*(?:\s+\([^()]*\))?)"
)
_RECOMMENDS = re.compile(rf"\b{_WHO}\s*,?\s+(?:{_ADVERB}\s*,?\s+)?(?P<verb>{_ANY_VERB})\s+(?:to\s+)?(?:that\s+)?")
_SHOULD = re.compile(
    r"\s+(?:should|must|need(?:s)?\s+to|ought\s+to|is|are)\s+(?:(?:be\s+)?(?P<verb>advised|urged|invited|encouraged|recommended)\s+to\b)?"
)

_LOWER = frozenset(
    re.findall(
        r"\w+",
        "the of for and in on minister ministers ministry ministries state secretary secretaries government governments cabinet parliament "
        "police force command national federal regional local municipal public prosecution prosecutors prosecutor service services office "
        "agency authority authorities municipalities council councils board inspectorate labour border guard immigration asylum judiciary "
        "courts chain partners provinces social relevant competent all other reception youth care health organisations institutions "
        "providers legislator legislature central administration schools employers ngos",
    )
)
"""Small words that can stand in the name of a body that is addressed."""

_BODY = re.compile(
    r"\b(?:minist\w+|government|cabinet|parliament|police|prosecut\w+|secretar\w+|authorit\w+|municipalit\w+|councils?|boards?|agenc\w+|services?"
    r"|inspectorates?|offices?|courts|judiciary|provinces|organisations|institutions|providers|legislat\w+|administration|schools|employers|ngos|partners)\b"
    r"|\b[A-Z]{2,}\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Recommending:
    """How a sentence recommends.

    Attributes:
        who: who recommends, as printed; None where the sentence leaves it open ("we", "should").
        verb: a key of `VERBS`.
        addressees: to whom, each as printed.
        said: what follows "recommends that"; None for "should".
    """

    who: Cited | None
    verb: str
    addressees: tuple[Cited, ...]
    said: Cited | None = None


def find_recommending(sentence: Cited, country: str | None) -> Recommending | None:
    """How a sentence recommends; None where it does not."""
    match = _RECOMMENDS.search(sentence.value)
    if match:
        said = sentence.cut(match.end())
        who = None if match["who"].lower() in ("we", "it is") else sentence.group(match, "who")
        return Recommending(who, _verb(match["verb"]), tuple(addressees(said, country)), said)
    return None


def find_obliged(sentence: Cited, country: str | None) -> Recommending | None:
    """How "the government should …" recommends, inside a list of recommendations."""
    named = _leading_bodies(sentence.value)
    match = _SHOULD.match(sentence.value, len(named)) if named else None
    if not match or (match["verb"] is None and re.match(r"\s+(?:is|are)\b", match[0])):
        return None
    return Recommending(None, _verb(match["verb"] or "recommended"), tuple(addressees(sentence, country)))


def addressees(text: Cited, country: str | None) -> list[Cited]:
    """The bodies that a text begins with: "the Minister of Justice, the police and all municipalities improve …"."""
    named = _leading_bodies(text.value)
    return split_names(text.cut(0, len(named)), country) if named else []


def _verb(printed: str) -> str:
    return next(stored for stored, words in VERBS.items() if re.fullmatch(words, printed, re.I))


def _leading_bodies(text: str) -> str:
    """The leading words that can name bodies; "" where no word among them is one's."""
    end = 0
    for match in re.finditer(r"\s*(?P<word>\([^()]*\)|[\w’'&-]+)(?P<comma>,?)", text):
        if match.start() != end:
            break
        word = match["word"]
        if not (word[0].isupper() or word[0] == "(" or word in _LOWER):
            break
        end = match.end()
    named = re.sub(r"(?:[\s,]+(?:the|of|for|and|in|on|all))*[\s,]*$", "", text[:end])
    return named if _BODY.search(named) else ""
