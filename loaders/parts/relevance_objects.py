"""What a word for trafficking is said to be of: after it ("trafficking in arms, drugs and women"), or before it ("drug trafficking")."""

import re
from collections.abc import Set

from loaders.parts.relevance_words import named

_BEFORE = 40
"""Characters before a word that are looked at for its object."""

_AFTER = 160
"""Characters after a word that are looked at for its objects."""

_JOINT = r"(?:in|of|de|des|du|del|di|da|do|dos|das)\s+|d['\u2019]\s?"
"""What joins trafficking to its objects, in English and in Romance languages."""

_OBJECTS = re.compile(rf"\w*(?:,?\s+(?:and|or|et|y|e)\s+\w+)*\s+(?:{_JOINT})(?P<more>[^.;:!?()\n]*)")
"""After the word: perhaps what else is done ("trafficking and smuggling of"), the joint, and the objects."""

_SEPARATOR = re.compile(r",|/|&|\b(?:and|or|as well as|et|ou|y|o|e|ed|și|şi)\b")

_LEAD = re.compile(rf"(?:\s|{_JOINT}|(?:the|all|also|any|illegal|illicit|including|les|los|las|le|la|el|otros|autres|other)\s+)*")
"""What may come before an object and says nothing."""

_END = re.compile(
    r"\b(?:(?:for|to|by|from|through|across|along|at|in|on|of|with|within|into|between|that|which|who|under|is|are|was|were|has|have|via"
    r"|during|against|among|au|aux|à|sur|pour|par|dans|vers|avec|entre|qui|que|en|para|con|por|hacia|desde|al|a|em|na|nas|no|nos|com"
    rf"|tra|per|nel|nell|nella|nello|nei|în|din|pe|spre)\b|(?P<part>{_JOINT}))"
)
"""What an object ends with: the words after it are of something else. `part` joins it to what it is of: after "armes de guerre" the list
goes on, and not after "protection des femmes", which is none.
"""

_DIRECT = re.compile(r"\s+(?!and\b|or\b)(?P<more>[^\W\d_]+(?:\s+[^\W\d_]+)?)")
"""The two words that follow ("trafficking young women")."""

_SENTENCE_END = re.compile(r"[.;:!?()\n]")

_CLAUSE_END = re.compile(r"[.;:!?()\n,]")

_BETWEEN = frozenset({"smuggling", "crime", "crimes", "product", "products", "related", "illegal", "illicit", "anti", "counter"})
"""Words that may stand between an object and the word for trafficking: "drug smuggling and trafficking"."""


def object_of(text: str, start: int, end: int, ends_in_joint: bool) -> str:
    """What the word at this place of a text (in lower case) is said to be of: `people`, `doubt`, `other`, or "" where it is not said.

    Where it is of several, people count before doubt, and that before other things: but not in "people trafficking drugs" and "drug
    trafficking harms women", where one of both is who does it or who suffers from it. And "trafic de marchandises et de personnes" may be
    mere traffic: without drugs or arms among them, people and things leave it open.

    Args:
        ends_in_joint: the word holds what joins it to its objects ("tráfico de").
    """
    after = text[end : end + _AFTER]
    if ends_in_joint:
        kinds = _kinds_in(_SENTENCE_END.split(after)[0])
        return "doubt" if "people" in kinds and "thing" in kinds and "other" not in kinds else _said(kinds)
    joined = _OBJECTS.match(after)
    said = _said(_kinds_in(joined["more"])) if joined else ""
    if said:
        return said
    direct = None if joined else _DIRECT.match(after)
    kinds = {*(_kinds_in(direct["more"]) if direct else ()), _kind_before(text[max(0, start - _BEFORE) : start])}
    return _said(kinds - {"people"}) or _said(kinds)


def _said(kinds: Set[str]) -> str:
    """What counts of kinds of objects; "" where none of them tells."""
    found = next((kind for kind in ("people", "doubt", "other", "thing") if kind in kinds), "")
    return "other" if found == "thing" else found


def _kinds_in(objects: str) -> Set[str]:
    """The kinds of the objects in a list."""
    kinds = set()
    for item in _SEPARATOR.split(objects):
        name = item[len(_LEAD.match(item)[0]) :]  # type: ignore[index]  # the expression fits the empty text too
        end = _END.search(name)
        kind = _kind(name[: end.start()] if end else name)
        kinds.add(kind)
        if end and not (end["part"] and kind):
            break
    return kinds


def _kind_before(text: str) -> str:
    """The kind of the word before; "" where it does not tell."""
    words = re.split(r"[\s-]+", _CLAUSE_END.split(text)[-1].rstrip(" -\u2010\u2011\t"))
    if words[-1] == "and" and len(words) > 1 and words[-2] in _BETWEEN:
        words.pop()
    while words and words[-1] in _BETWEEN:
        words.pop()
    return _kind(words[-1]) if words else ""


def _kind(name: str) -> str:
    """The kind of a name: `people`, by its last word, `doubt`, `other` or `thing`; "" where it does not tell."""
    name = name.rstrip(" -'\u2019\"\u201d")
    if any(match.end() == len(name) for match in named("people").finditer(name)):
        return "people"
    return next((kind for kind in ("doubt", "other", "thing") if named(kind).search(name)), "")
