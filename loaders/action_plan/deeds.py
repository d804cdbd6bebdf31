"""Who does an action: as the subject of its sentence, as the agent of its verb, in the bracket that ends it.

Only plain patterns: a hedge ("will probably"), a condition ("if granted"), a past deed and a passive make nobody responsible.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.action_plan.parties import Mention, Parties
from loaders.cited import Cited
from loaders.parts.dates import find_deadlines

_PRESENT = (
    *(
        "promote",
        "collect",
        "support",
        "develop",
        "coordinate",
        "lead",
        "implement",
        "organise",
        "organize",
        "ensure",
        "provide",
        "encourage",
    ),
    *("monitor", "conduct", "draft", "prepare", "establish", "strengthen", "carry", "draw", "set", "publish", "train", "fund", "finance"),
    *("oversee", "review", "undertake", "continue", "expand", "improve", "raise", "work", "initiate"),
)
_ONE = "|".join({"carry": "carries"}.get(v, v + ("es" if v.endswith("sh") else "s")) for v in _PRESENT)
_MANY = "|".join(_PRESENT)
_VERB = re.compile(
    r"\s*(?:(?:also|therefore|further|furthermore|jointly|then|currently|each|both)\s)?"
    r"(?:(?:will|shall|must|should)\s(?:also\s|further\s|jointly\s|continue\sto\s|therefore\s)?(?:be\s(?:primarily\s|mainly\s|jointly\s)?(?:responsible|in\scharge|able)\b"
    r"|(?!be\b|not\b|probably\b|possibly\b|perhaps\b|likely\b|presumably\b|have\sbeen\b)\w+)"
    r"|(?:is|are)\s(?:currently\s|now\s|also\s)?(?!being\b|awaiting\b)\w+ing\b"
    r"|(?:is|are|has|have)\sto\s(?!be\b)\w+|(?:wants?|intends?|aims?|plans?)\sto\s\w+"
    rf"|(?P<one>{_ONE})\b|(?P<many>{_MANY})\b)",
)
_ASIDE = re.compile(
    r"\s*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)"
    r"|,?\s(?P<together>together\swith)\s[^,()]*?(?:\([^()]*\))?(?:,|(?=\s(?:will|shall|is|are)\b))"
    r"|,\s(?:in\s(?:close\s)?(?:co-?operation|collaboration|consultation|partnership|conjunction)|jointly|along)\swith\s[^,()]*(?:\([^()]*\))?[^,()]*(?:,|(?=\s(?:will|shall|is|are)\b))"
    r"|\s[–-]\s[^–]{3,80}\s[–-]\s)"
)
_NO_SUBJECT = re.compile(
    r"(?:\b(?:by|of|to|with|for|from|in|at|on|through|between|among|within|via|and|or|including|as|than|against|towards|about|per|both|"
    r"participating|which|that|whom|involves?|requests?|enables?|allows?)|/|-)\s(?:the\s|all\s)?$",
    re.I,
)
_CONDITION = re.compile(r"^(?:If|Where|Should|Provided)\b")
_WILL_BE = r"\b(?:will|shall|must|should)\s(?:also\s|then\s)?be\s(?:\w+ly\s)?"
_BY = re.compile(rf"(?:{_WILL_BE}|\bto\sbe\s)\w+(?:\s(?:up|out|on|and\s\w+))?\sby\s(?:the\s)?$", re.I)
_BY_NOUN = re.compile(
    r"^[^.]*?\b(?:developed|organised|organized|coordinated|implemented|provided|prepared|led|carried\sout|drawn\sup)\sby\s(?:the\s)?$",
    re.I,
)
_UNDER = re.compile(
    r"\b(?:at\sthe\sinitiative|under\sthe\s(?:responsibility|lead(?:ership)?|coordination|direction|guidance|supervision)|responsibility)\sof\s(?:the\s)?$",
    re.I,
)
_CARE = re.compile(r"\bpartners?\b[^.]*\bcooperat\w+[^.]*,\sincluding\s(?:the\s)?$", re.I)


@dataclass(frozen=True, slots=True)
class Doer:
    """A party as printed, and the sentence that makes it responsible."""

    name: Cited
    at: Cited


def doers(text: Cited, parties: Parties) -> Iterator[Doer]:
    """The parties that the text of an action says will do it."""
    for sentence in text.sentences():
        if _CONDITION.match(sentence.value):
            continue
        mentions = parties.mentions(sentence.value)
        for group in sorted({m.group for m in mentions}):
            members = [m for m in mentions if m.group == group]
            yield from (Doer(name, sentence) for name in _group_doers(sentence, members, mentions))
        yield from (Doer(name, sentence) for name in _bracket_doers(sentence, parties))


def _group_doers(sentence: Cited, members: list[Mention], mentions: list[Mention]) -> Iterator[Cited]:
    value, begin, end = sentence.value, members[0].begin, members[-1].end
    before = value[:begin]
    if (_BY.search(before) and not _is_attribute(before)) or _UNDER.search(before) or _CARE.search(before) or _is_noun_agent(before):
        yield from (sentence.cut(m.begin, m.end) for m in members)
        return
    if _NO_SUBJECT.search(before):
        return
    spans, at = list(members), end
    while aside := _ASIDE.match(value, at):
        if aside.group("together"):
            spans += [m for m in mentions if aside.start() <= m.begin and m.end <= aside.end()]
        at = aside.end()
    verb = _VERB.match(value, at)
    several = len(members) > 1 or value[begin:end].endswith("s")
    if verb and not (verb["many"] and not several):
        yield from (sentence.cut(m.begin, m.end) for m in spans)


def _is_attribute(before: str) -> bool:
    """Whether "to be developed by" only describes a noun of a sentence that has its own verb."""
    return bool(re.search(r"\bto\sbe\s\w+(?:\s\w+)?\sby\s(?:the\s)?$", before) and re.search(r"\b(?:will|shall|must|is|are)\b", before))


def _is_noun_agent(before: str) -> bool:
    """Whether "organised by" ends a phrase without a verb: the action's own agent, unless it tells of something past."""
    return bool(_BY_NOUN.match(before)) and not re.search(
        r"\b(?:will|is|are|was|were|has|have|been|which|that|the\s\w+)\b", before[: before.rfind(" by")]
    )


def _bracket_doers(text: Cited, parties: Parties) -> Iterator[Cited]:
    """The parties of a bracket that ends a sentence: "(Judiciary, 2012/2013)"; an acronym's explanation is none."""
    for match in re.finditer(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*(?=[.;]|$)", text.value):
        inside = text.group(match, 1)
        due = find_deadlines(inside.value)
        names = inside.cut(0, _tail(inside.value, due[0].begin)) if due else inside
        names = names.strip(",;:")
        explained = re.search(r"\b\w*[A-Z]\w*[A-Z]\w*\s*$", text.value[: match.start()]) and not due
        if names and not explained and parties.are_parties(names.value):
            yield from (n for n in parties.listed(names) if parties.is_known(n.value))


def _tail(value: str, begin: int) -> int:
    """Where the names end before a date: "in", "by" and the comma belong to the date."""
    match = re.search(r"[\s,;]*(?:\b(?:in|by|until|from|before|as\sfrom|at|during|term|deadline)\b[\s:]*)*(?:the\s)?$", value[:begin])
    return match.start() if match else begin
