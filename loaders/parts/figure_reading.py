"""One number or trend of a sentence: what it counts, what it is a share of, which part of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.model import Entity, Scalar, Strength, Value
from loaders.cited import Cited
from loaders.parts.figure_context import segments
from loaders.parts.figure_nouns import COUNTED, counted_phrase, find_counted, first_counted, is_place
from loaders.parts.figure_numbers import Number
from loaders.parts.figure_trends import Trend, find_direction
from loaders.parts.places import named_place


@dataclass(frozen=True, slots=True)
class Figure:
    """One statistic as a sentence or a row gives it.

    Attributes:
        name: what is counted, in the words of the sentence.
        at: the exact text that carries it.
        unit: "percent", "trend" (a direction in words only) or the counted noun.
        value: a number; `low` and `high` for a range; `direction` ("increase", "decrease") for a change.
        text: the printed words where they are no plain number ("nearly half", "almost halved").
        where: the country or region that the sentence names; None where it names none.
        strength: "inferred" where the sentence leans on the one before it.
        printed: the number as printed, which tells two figures of one sentence apart.
    """

    name: str
    at: Cited
    unit: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    direction: str | None = None
    modifier: str = ""
    per: str = ""
    of: str = ""
    subgroup: str = ""
    year: str = ""
    period: str = ""
    source: str = ""
    text: str = ""
    where: Entity | None = None
    strength: Strength = "sentence"
    printed: str = ""

    @property
    def quantity(self) -> Value:
        """Its value as a node keyed by its content."""
        return Value("Quantity", {"value": self.value, "low": self.low, "high": self.high, "direction": self.direction, "unit": self.unit})

    def qualifiers(self, place: str) -> Mapping[str, Scalar]:
        """What the statement adds to the value."""
        return {
            "modifier": self.modifier,
            "per": self.per,
            "of": self.of,
            "subgroup": self.subgroup,
            "year": self.year,
            "period": self.period,
            "place": place,
            "source": self.source,
            "text": self.text,
        }

    @property
    def counted(self) -> str:
        """The noun that it counts; "" for a share or a trend."""
        return "" if self.unit in ("percent", "trend") else self.unit


def merge_shares(text: str, numbers: list[Number]) -> list[Number]:
    """A share in words and the percentage in the bracket behind it are one: "over a third (36%)"."""
    merged: list[Number] = []
    for number in numbers:
        before = merged[-1] if merged else None
        bracketed = re.search(r"\(\s*$", text[: number.lead]) and re.match(r"\s*\)", text[number.end :])
        if before and before.share and number.percent and not number.words and bracketed:
            beside = not text[before.end : number.lead].strip(" (")
            end = text.index(")", number.end) + 1 if beside else before.end
            merged[-1] = replace(before, value=number.value, low=number.low, high=number.high, end=end)
        else:
            merged.append(number)
    return merged


def read_number(sentence: Cited, text: str, number: Number, last: Figure | None) -> Figure | None:
    """The figure that a number of a sentence is; None where it counts nothing that can be told.

    Args:
        last: the figure before it, whose unit it may share.
    """
    return _share(sentence, text, number, last) if number.percent else _count(sentence, text, number, last)


_OF = re.compile(r"\s*(?:of|from\s+among)\s+(?P<of>[^,;:()]+)", re.I)
_COPULA = re.compile(r"(?P<before>[^,;:()]*?)\b(?:were|was|are|is|become|became)\s+(?:estimated\s+to\s+be\s+)?(?P<is>[^,;:()]+)", re.I)
_LABELLED = re.compile(r"\s*(?P<label>[A-Za-z][\w-]*(?:\s+[\w-]+){0,3})\s*(?=[;,)]|$)")
_VERB_ON = re.compile(
    r"\s+(?:were|was|are|is|has|have|had|become|became|reoffend\w*|who|that|which|in|by|between|within|on|under|over|than|and)\b.*",
    re.I | re.S,
)
_AND_NUMBER = re.compile(r"\s+(?:and|while|whereas|but)\s+[^,;]*\d.*", re.S)
_ORIGIN = re.compile(r"\b([A-ZÀ-Þ][\w’'-]+(?: (?:and |of |the )*[A-ZÀ-Þ][\w’'-]+)*)\s+\($")
"""A country in front of its share: "Romania (12%)"."""

_THEY = re.compile(r"(?:them|these|those|which|whom)$", re.I)


def _share(sentence: Cited, text: str, number: Number, last: Figure | None) -> Figure | None:
    after = text[number.end : _end(text, number.end)]
    direction = find_direction(text[: number.lead], text[number.end :])
    of = _OF.match(after)
    copula = _COPULA.match(after)
    bracket = re.search(r"[(;,]\s*$", text[: number.lead]) and text.count("(", 0, number.lead) > text.count(")", 0, number.lead)
    label = _LABELLED.match(text, number.end) if bracket else None
    origin = _ORIGIN.search(text[: number.lead]) if bracket and re.match(r"\s*\)", after) else None
    place = named_place(origin[1]) if origin else None
    whole = find_counted(text[: number.lead]) if place else None
    if origin and place and whole:
        return Figure(f"Share of {whole}: {origin[1]}", sentence, "percent", number.value, number.low, number.high, None, number.modifier,
                      of=whole, subgroup=origin[1], printed=f"{origin[1]} {number.text}")  # fmt: skip
    is_part = copula and not re.search(r"\b(?:who|that|which)\s+$", copula["before"])
    subgroup = label["label"] if label else _short(_AND_NUMBER.sub("", copula["is"])) if copula and is_part else ""
    if not (direction or of or subgroup or first_counted(after)):
        return None
    whole = _short(_VERB_ON.sub("", _to_noun(of["of"]))) if of else ""
    own = None if whole or direction or label else counted_phrase(after)
    whole = own["noun"] if own else whole
    if last and (_THEY.match(whole) or (not whole and not direction)):
        whole = last.of or last.counted or whole
    subgroup = "" if direction else subgroup
    name = _share_name(text, number, whole, subgroup) if not direction else _rest_name(text, number)
    return Figure(
        name, sentence, "percent", number.value, number.low, number.high, direction, number.modifier,
        of=whole, subgroup=subgroup, text=number.text if number.share else "", printed=number.text,
    )  # fmt: skip


_OF_THESE = re.compile(r"\s+of\s+(?P<of>(?:the|these|those|them|all|its|their|our)\b(?:\s+[\w-]+){0,4})", re.I)
_PART = re.compile(r"(?:\b(?:of|among)\s+(?:which|whom|them|(?:these|those)\s*,)|\bincluding|\bincl\.)\s*,?\s*(?:only\s+|just\s+)?$", re.I)
_SAYS_NUMBER = re.compile(
    r"(?:\b(?:was|were|is|are|stood\s+at|reached|amounted\s+to|total(?:l)?ed|to|at)\s+(?:only\s+|just\s+|still\s+)?|:\s*)$", re.I
)
_MOVED = re.compile(
    r"\s(?:(?:has|have|had|is|was|were)\s+(?:been\s+)?)?(?:\w+ly\s+)?(?:risen|rose|increased|grown|grew|fallen|fell|decreased|dropped|declined|went\s+(?:up|down)|gone\s+(?:up|down))"
    r"\s+(?:\w+ly\s+)?from\s+(?:\d[\d.,]*(?:\s+(?:in|victims|cases|persons)\s*(?:\d{4})?)?\s+to\s+)?$",
    re.I,
)
"""In front of both numbers of a change: "has risen from 18 to 32"."""

_ONLY_WHEN = re.compile(r"[\s.;,]*(?:\(?(?:in|for|by)\s+(?:19|20)\d\d\)?)?[\s.;,]*", re.I)
_NUMBER_OF = re.compile(r"\b(?:number|total)s?\b|\bthis\s+was\b|\bthe\s+figure\b", re.I)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a count counts, and the name that says so."""

    unit: str
    name: str
    subgroup: str = ""
    of: str = ""
    strength: Strength = "sentence"


def _count(sentence: Cited, text: str, number: Number, last: Figure | None) -> Figure | None:
    before, after = text[: number.lead], text[number.end : _end(text, number.end)]
    counted = None if number.value in (0, 1) else _what_counted(text, number, before, after, last)
    if counted is None:
        return None
    direction = find_direction(before, text[number.end :])
    modifier = number.modifier or ("estimated" if re.search(r"\bestimated\s+to\s+be\b", before) else "")
    return Figure(
        counted.name, sentence, counted.unit, number.value, number.low, number.high, direction, modifier,
        of=counted.of, subgroup=counted.subgroup, strength=counted.strength, printed=number.text,
    )  # fmt: skip


def _what_counted(text: str, number: Number, before: str, after: str, last: Figure | None) -> _Counted | None:
    known = last.counted if last else ""
    phrase = counted_phrase(after)
    part = known and _PART.search(before)
    if phrase:
        noun = phrase["noun"].strip()
        if not before.strip() and after[phrase.end() :].startswith(":"):
            return None  # a numbered heading or entry of contents
        if is_place(noun) and re.search(r"\b(?:in|is|across|to)\s+$", before):
            return None
        if part:
            return _part(known, noun)
        again = last and re.search(r"\bthe\s+number\s+(?:was|is)\s+(?:only\s+|just\s+)?$", before)
        return _Counted(
            noun, re.sub(r"^(?:Fewer|More)\s+(\w)", lambda m: m[1].upper(), last.name) if last and again else _rest_name(text, number)
        )
    if part and (copula := re.match(r"\s+(?:were|was|are|is)\s+(?P<is>[^,;:()]+)", after)):
        return _part(known, _short(copula["is"]))
    if these := _OF_THESE.match(after):
        unit = find_counted(these["of"]) or known
        return _Counted(unit, _rest_name(text, number), of=_short(_VERB_ON.sub("", these["of"]))) if unit else None
    bracket = re.search(r"(?P<noun>[\w-]+)\s+\($", before) if not after.strip(" )") else None
    if bracket and (noun := first_counted(bracket["noun"])):
        return replace(_part(known, noun), strength="inferred") if known and known != noun else _Counted(noun, _rest_name(text, number))
    if known and re.match(r"\s+(?:fewer|more|less)\s+than\s+(?:in|the|a)\b", after):
        return _Counted(known, _sentence_case(f"Change in {last.name if last else known}"))
    moved = _MOVED.search(before)
    if moved:
        return _number_of(f"{before[: moved.start()].rstrip()} was ", last)
    if _SAYS_NUMBER.search(re.sub(r"\bon\s+average\s+$", "", before)) and _ONLY_WHEN.fullmatch(after):
        return _number_of(before, last)
    return None


def _part(known: str, group: str) -> _Counted:
    return _Counted(known, _sentence_case(f"{group} among {known}"), group)


def _number_of(before: str, last: Figure | None) -> _Counted | None:
    """What "the number of victims was 150" counts: the noun before it, else ("this was 150") what was counted before."""
    labelled = before.rstrip().endswith(":")
    if not _NUMBER_OF.search(before) and not labelled:
        return None
    here = re.split(r"[.;]\s", before)[-1]
    named = "" if re.search(r"\bthis\s+was\b", here[-30:]) else find_counted(here)
    if named:
        said = re.search(r"\b(?:number|total)s?\s+of\s+.*", here, re.I)
        return _Counted(named, _sentence_case(_SAYS_NUMBER.sub("", said[0] if said else here)))
    return _Counted(last.counted, last.name, strength="inferred") if last and last.counted and not labelled else None


def read_trend(sentence: Cited, text: str, trend: Trend) -> Figure:
    """The figure that a trend in words is."""
    subject = re.sub(
        r"\s[–-]\s[^–]*\s[–-](?=\s|$)|,\s+on\s+the\s+other\s+hand\b|\s+(?:saw|has\s+seen|shows?|showed)$",
        "",
        text[slice(*trend.subject)].strip(),
    )
    if trend.subject[0] <= trend.start < trend.subject[1]:
        clause = next((text[a:b] for a, b in segments(text) if a <= trend.start < b), text)
        subject = re.sub(r"^.*\bthat\s+", "", clause.strip(" ."))
    words = _sentence_case(re.sub(r"^(?:the\s+)?(?:total\s+(?=number))?", "", subject.strip(" ,–-"), flags=re.I))
    return Figure(words, sentence, "trend", direction=trend.direction, text=re.sub(r"\s+", " ", trend.text), printed=trend.text)


def _end(text: str, at: int) -> int:
    """The end of the clause that holds the character before a place."""
    return next((b for a, b in segments(text) if a <= at < b), len(text))


def _short(text: str) -> str:
    """A qualifier's words: without article, at most ten of them."""
    words = re.sub(r"^(?:all\s+)?(?:the|these|those|all|an?)\s+", "", re.sub(r"\s+", " ", text).strip(" .,;:"), flags=re.I).split()
    return " ".join(words[:10])


def _to_noun(of: str) -> str:
    """What a share is of, to its counted noun and what belongs to it: "the Dutch offenders" of "the Dutch offenders reoffend"."""
    noun = re.match(rf".*?\b(?:{COUNTED})\b(?:\s+of\s+.*)?", of, re.I | re.S)
    return noun[0] if noun else of


def _share_name(text: str, number: Number, whole: str, subgroup: str) -> str:
    if whole and subgroup:
        return f"Share of {whole}: {subgroup}"
    return _sentence_case(f"Share of {_strip_of(text[number.end : _end(text, number.end)])}") if whole else _rest_name(text, number)


def _rest_name(text: str, number: Number) -> str:
    """What a number counts, in the sentence's words: what follows it in its clause, else the clause without it."""
    start, end = next(((a, b) for a, b in segments(text) if a <= number.start < b), (0, len(text)))
    rest = _strip_of(text[number.end : max(end, _end(text, number.end))])
    if len(rest.split()) < 2 and text[start : start + 1] == "(":
        around = re.sub(r"\s*\([^()]*\)$", "", text[:start].strip()).split(", ")[-1]
        return _sentence_case(f"{rest or 'number'}: {around}")
    if len(rest.split()) < 2:
        rest = f"{text[start : number.lead].strip(' (,;:')} {rest}".strip()
    return _sentence_case(rest)


def _strip_of(rest: str) -> str:
    """Words behind a number without "of these", the copula, and what a new statement adds."""
    plain = re.sub(r"^\s*(?:of\s+)?(?:all\s+)?(?:(?:the|these|those|them)\s+)?", "", rest)
    plain = re.split(r"\s+(?:of\s+(?:which|whom)|and\s+that|than\s+in|compared\s+(?:to|with))\b", plain)[0]
    return re.sub(
        r"^((?:(?!(?:who|that|which)\b)[\w’'-]+\s+){1,8}?)(?:(?:have|has)\s+been|were|was|are|is)\s+(?=\w+ed\b|known|held|found|seen|given|taken)",
        r"\1",
        plain,
    ).strip(" .,;:)–-")


def _sentence_case(text: str) -> str:
    words = " ".join(text.strip(" ,;:–-").split()[:18])
    return words[:1].upper() + words[1:]
