"""What a statistic's sentence says around its number: year or period, place, who counted, whether it is only hoped for."""

import re
from dataclasses import dataclass
from itertools import pairwise

from graph.model import Entity
from loaders.parts.places import find_places, region

_YEAR = r"(?:19|20)\d\d"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_PERIODS: tuple[tuple[str, str], ...] = (
    ("period", rf"\b{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)\b(?![-/])"),
    ("period", rf"\b(?:between|from)\s+{_YEAR}\s+(?:and|to|until|through)\s+{_YEAR}\b"),
    ("period", rf"\b(?:since)\s+(?:(?:{_MONTH})\s+)?{_YEAR}\b"),
    ("period", rf"\b(?:first|second)\s+(?:half|quarter)\s+of\s+{_YEAR}\b"),
    ("period", r"\bfirst\s+time\s+in\s+\w+\s+years\b"),
    ("period", r"\b(?:past|last|previous)\s+(?:\w+\s+)?(?:years?|months?|decade)\b|\brecent\s+years\b|(?<=\bin\s)(?:\w+)\s+years\b"),
    ("year", rf"\b{_YEAR}\b"),
)
_PER = re.compile(r"\b(?:every|each|per|a)\s+(?P<per>year|month|week|day)\b|\b(?P<adverb>annually|yearly|monthly|weekly|daily)\b", re.I)
_PER_ADVERB = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day"}
_COMPARED = re.compile(
    rf"\b(?:than|compared\s+(?:to|with)|against|versus|up\s+from|down\s+from)\s+(?:in\s+)?(?:{_YEAR})(?:\s*(?:,|and|or|-|–)\s*(?:{_YEAR}))*",
    re.I,
)
_PUBLISHED = re.compile(
    rf"\((?:[A-Z]{{2,}}\s+)?{_YEAR}\)|\b(?:Act|Law|Directive|Regulation|Decree)\s+(?:of\s+)?{_YEAR}\b|\b\d{{1,2}}\s+(?:{_MONTH})\s+{_YEAR}\b"
    rf"|(?:[A-Z]\w*|[Pp]rogramme|[Pp]lan|[Pp]hase|[Ss]trategy)[\"”’']?\s*\({_YEAR}\s?[-–]\s?{_YEAR}\)"
)

_BODY = (
    r"(?:the\s+|an?\s+)?(?:(?:(?!(?:others?|outside|and|by|in|of|to|from|with|that|on|at)\b)[a-z]+\s+){0,3}(?:centre|police|service|services|authority|authorities|office|agency|helpline|hotline"
    r"|rapporteur|ministry|inspectorate|council|organisations?)"
    r"|[A-Z][\w’'&-]*(?:\s+(?:(?:of|and|for|the|against|on|in)\s+)*[A-Z][\w’'&-]*)*)"
)
_SOURCES = (
    re.compile(rf"\b[Aa]ccording\s+to\s+(?P<source>{_BODY})"),
    re.compile(
        rf"\b(?:registered|recorded|reported|identified|known|notified|counted|assisted|interviewed|published|released)\s+(?:by|to|with)\s+(?P<source>{_BODY})"
    ),
    re.compile(
        rf"(?<!outside )(?<!from )(?<!than )(?<!of )(?<!with )(?<!by )(?<!the )\b(?P<source>{_BODY})\s+(?:has\s+|have\s+)?"
        r"(?:registered|recorded|identified|counted|estimates|estimated|reported|assisted)\b"
    ),
    re.compile(
        r"\b(?P<source>(?:[A-Z][\w’'-]*\s+(?:(?:of|on|in|for|the)\s+)*){0,8}(?:Report|Monitor|Survey|Study|Index|Barometer)(?:\s+\d{4}(?:[-–]\d{2,4})?)?)\b"
        r".{0,80}?\b(?:shows?|showed|concludes?|concluded|found|finds|states?|indicates?|estimates?)\b"
    ),
)
_PRONOUN = re.compile(r"^(?:there|they|it|this|these|those|which|who|in|on|of|while|since|an?|some|about|over|nearly|at)\b", re.I)

_HEDGE = re.compile(
    r"\b(?:may|might|could|should|shall|would(?!\s+mean)|will|if|whether|(?:is|are|was|were|been)\s+(?:going|expected|planned|intended|due|aimed|hoped)\s+(?:to|at)"
    r"|aim(?:s|ing)?\s+(?:to|at|for)|goals?|targets?|intends?|plans?\s+to|in\s+order\s+to|with\s+a\s+view|can\s+be|not\s+exceeding|up\s+to\s+\w+\s+years)\b",
    re.I,
)  # fmt: skip
_EXAMPLE = re.compile(r"\((?:e\.g\.|i\.e\.|for\s+example)[^()]*\)?", re.I)
_CARRIES = re.compile(
    r"\b(?:they|them|these|those|the\s+(?:number|majority|rest|remaining|total|victims|figure|others))\b|^\W*(?:this|of\s+wh|half|nearly|almost|over|on\s+average)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What is said around a number; a field that the sentence leaves open is ""."""

    year: str = ""
    period: str = ""
    source: str = ""


def masked(sentence: str) -> str:
    """The sentence with examples in brackets blanked out, each character keeping its place."""
    return _EXAMPLE.sub(lambda m: " " * len(m[0]), sentence)


def is_hedged(clause: str) -> bool:
    """Whether a clause says what may, should or will be."""
    return bool(_HEDGE.search(clause))


def carries(sentence: str) -> bool:
    """Whether a sentence speaks of what the one before it counted."""
    return bool(_CARRIES.search(sentence))


def segments(sentence: str) -> list[tuple[int, int]]:
    """The clauses of a sentence, by its commas, semicolons, colons and dashes; each bracket is one."""
    cuts = {m.end() for m in re.finditer(r"[,;:](?=\s)|\s[–-](?=\s)|(?=\()|\)", sentence)}
    return [(a, b) for a, b in pairwise(sorted({0, *cuts, len(sentence)})) if sentence[a:b].strip()]


def clause_at(sentence: str, at: int) -> str:
    """The clause that holds a place of a sentence."""
    return next((sentence[a:b] for a, b in segments(sentence) if a <= at < b), sentence)


def find_context(sentence: str, at: int) -> Context:
    """The year or period that governs a place of a sentence, and who counted."""
    year, period = _find_period(sentence, at)
    return Context(year, period, find_source(sentence))


def find_per(sentence: str, at: int) -> str:
    """The span a count is for ("year" for "every year"): said in the clause of the count, or in a few words set off by commas."""
    brief = " ".join(sentence[a:b] for a, b in segments(sentence) if len(sentence[a:b].split()) <= 3)
    clause = f"{clause_at(sentence, at)} {brief}"
    match = _PER.search(clause)
    if not match or re.search(r"\bhalf\s+$", clause[: match.start()]):
        return ""
    return match["per"].lower() if match["per"] else _PER_ADVERB[match["adverb"].lower()]


def find_source(sentence: str) -> str:
    """The body or report that counted, as printed; "" where the sentence does not say."""
    for pattern in _SOURCES:
        match = pattern.search(sentence)
        if match and not _PRONOUN.match(match["source"]):
            return re.sub(r"^(?:the|The|an?)\s+", "", re.sub(r"\s+", " ", match["source"])).strip()
    return ""


def find_place(sentence: str) -> Entity | None:
    """The country or region in which a sentence counts: the first after "in", "throughout", "within" or "across"."""
    for place in find_places(sentence):
        if re.search(r"\b(?:[Ii]n|[Tt]hroughout|[Ww]ithin|[Aa]cross)\s+(?:the\s+)?$", sentence[: place.start]):
            return place.entity
    match = re.search(r"\b(?:[Ii]n|[Ww]ithin|[Aa]cross)\s+(?:the\s+)?(?P<eu>EU)\b(?!\s+[a-z]*\s*(?:context|level|countr|member))", sentence)
    return region("european-union", match["eu"]) if match else None


def _find_period(sentence: str, at: int) -> tuple[str, str]:
    plain = sentence
    for pattern in (_COMPARED, _PUBLISHED):
        plain = pattern.sub(lambda m: " " * len(m[0]), plain)
    found: list[tuple[int, int, str, str]] = []
    for kind, words in _PERIODS:
        for match in re.finditer(words, plain, re.I):
            if not any(start < match.end() and match.start() < end for start, end, _, _ in found):
                found.append((match.start(), match.end(), kind, match[0]))
    if not found:
        return "", ""
    here = next(((a, b) for a, b in segments(sentence) if a <= at < b), (0, len(sentence)))
    inside = [f for f in found if here[0] <= f[0] < here[1]]
    before = [f for f in found if f[0] < here[0]]
    best = min(inside, key=lambda f: abs(f[0] - at)) if inside else before[-1] if before else found[0] if len(found) == 1 else None
    if best is None:
        return "", ""
    text = re.sub(r"\s+", " ", best[3])
    return (text, "") if best[2] == "year" else ("", text)
