"""Who does what in EMPACT: driver, action leaders, participants; plain sentences of any policy document.

EMPACT's roles are its own words (Council of the EU, EMPACT terms of reference): driver and co-driver of a priority, action
leader and co-leader of an operational action, participants.
"""

import re
from collections.abc import Iterable

from graph.model import Entity
from graph.resolve.countries import country_name
from loaders.base import Draft
from loaders.cited import Cited
from loaders.parts.names import split_names
from loaders.parts.organisations import actor
from loaders.parts.places import country as place
from loaders.parts.places import find_adjectives
from loaders.parts.state_names import acting, state_pattern

_NAME = r"EMPACT(?:[- ]THB|(?: on)? [Tt]rafficking in [Hh]uman [Bb]eings)?"
_BODY = r"(?:[Tt]he )?[A-Z][\w’'-]*(?: (?:of|and|for|the|in|on|[A-Z][\w’'-]*))*"
_ACTION = r"(?P<action>[A-Z][\w-]*(?: (?:and|of|on|the|in|for|[A-Z][\w-]*))*)"
_HEDGED = re.compile(r"\b(?:may|might|could|would|if|plans? to|intends? to|will|expected)\b", re.I)

_DRIVER = (
    r"{who}\s+(?:has been|is|was|remains?|were|are)\s+(?:also\s+)?(?:a|the)?\s*(?P<role>co-driver|driver|driving force)\s+of\s+"
    rf"(?P<empact>{_NAME})(?:\s+since\s+(?P<since>\d{{{{4}}}}))?"
)
_LEADER = (
    r"{who}\s+(?:has been|is|was|has also been|is also|were|are)\s+(?:also\s+)?(?:the\s+|an\s+)?[Aa]ction (?P<role>co-leader"
    r"|leader|[Cc]o-Leader|Leader)"
    rf"\s+(?:for|on|of)\s+(?:the\s+)?(?:{_ACTION}|(?:several\s+)?[Oo]perational [Aa]ctions? (?:in|of|within)\s+(?P<empact>{_NAME}))"
)
_LEADING = rf"{{who}}\s+(?:has been leading|is leading|leads|led)\s+the\s+[Oo]perational [Aa]ction\s+on\s+{_ACTION}"
_AS_LEADER = (
    r"[Aa]s [Aa]ction (?P<role>co-leader|leader)\s*,?\s+{who}\s+(?:also\s+)?(?:initiated and leads|leads|led|organi[sz]es)\s+the\s+"
    r"(?P<action>[A-Z]?[\w-]+(?: (?!to\b|in order\b)[\w-]+){{0,5}})"
)
_LEADS = r"(?P<other>{body})\s+leads\s+(?P<action>(?:annual|joint|operational|the)?\s*[\w ()-]{{6,90}}?)(?=[.;,]|$)"
_CONTRIBUTES = (
    r"(?:{who}|(?P<other>{body}))\s+(?:is a (?:very )?active contributor to|contributes to|actively participates in"
    r"|participates in|takes part in)\s+"
    rf"(?:several\s+|various\s+)?(?P<empact>{_NAME})"
)
_PATTERNS = (
    (_DRIVER, "driver"),
    (_LEADER, ""),
    (_LEADING, "action leader"),
    (_AS_LEADER, ""),
    (_LEADS, "action leader"),
    (_CONTRIBUTES, ""),
)
"""Patterns with a place for the state's name, and the role of each where the sentence does not say it."""
_PARTICIPANTS = re.compile(
    r"(?:(?:[Aa]gencies|[Oo]rgani[sz]ations|[Bb]odies|[Cc]ountries|[Pp]artners)\s+(?:like\s+|such as\s+|including\s+)?:?\s*)"
    r"(?P<list>[A-Z][^.;]*?)\s+(?:are|is|were)\s+(?:also\s+)?(?:active\s+)?(?:and important\s+)?(?:participants?|partners?)\b"
)


def empact_programme(name: str) -> Entity:
    """EMPACT or its priority on trafficking, as printed."""
    full = "EMPACT THB" if re.search(r"THB|[Tt]rafficking", name) else "EMPACT"
    return Entity("Programme", name, full, "programme")


def add_empact(draft: Draft, sentences: Iterable[Cited], country: str, rule: str) -> None:
    """Write down EMPACT's roles from the sentences of one section, in order; an action stands in the EMPACT named before it.

    Args:
        country: the state whose document it is.
        rule: the prefix of the rules' ids.
    """
    current, part = "", False
    for sentence in sentences:
        named = re.findall(_NAME, sentence.value)
        current = named[-1] if named and (len(named[-1]) > len("EMPACT") or not current) else current
        if not current or _HEDGED.search(sentence.value):
            continue
        if "THB" in sentence.value and empact_programme(current).shown != "EMPACT" and not part:
            part = True
            draft.fact(empact_programme(current), "PART_OF", empact_programme("EMPACT"), sentence, "inferred", f"{rule}.empact_priority")
        _add_roles(draft, sentence, empact_programme(current), country, rule)
        for match in _PARTICIPANTS.finditer(sentence.value):
            for body in split_names(sentence.group(match, "list"), country):
                draft.fact(actor(body), "PARTICIPATES_IN", empact_programme(current), sentence, "sentence", f"{rule}.empact_participants")


def _add_roles(draft: Draft, sentence: Cited, empact: Entity, country: str, rule: str) -> None:
    who = rf"(?P<who>{state_pattern(country)}|We|we)"
    for pattern, default in _PATTERNS:
        for match in re.finditer(pattern.format(who=who, body=_BODY), sentence.value):
            groups = match.groupdict()
            subject = _subject(groups, country)
            if subject is None:
                continue
            if pattern is _CONTRIBUTES:
                draft.fact(
                    subject, "PARTICIPATES_IN", empact_programme(groups["empact"]), sentence, "sentence", f"{rule}.empact_contributor"
                )
                continue
            role = default or f"action {groups['role'].lower()}".replace("action co-leader", "co-leader")
            role = "co-driver" if groups.get("role") == "co-driver" else role
            target = _action(groups["action"], country) if groups.get("action") else empact_programme(groups["empact"])
            draft.fact(subject, "LEADS", target, sentence, "sentence", f"{rule}.empact_lead", role=role, since=groups.get("since"))
            if groups.get("action"):
                draft.fact(target, "PART_OF", empact, sentence, "inferred", f"{rule}.empact_action")
                for code, _, _ in find_adjectives(target.shown):
                    draft.fact(target, "TARGETS", place(code), sentence, "inferred", f"{rule}.empact_action", role="focus")


def _subject(groups: dict[str, str | None], country: str) -> Entity | None:
    who = groups.get("who") or groups.get("other") or ""
    return acting(country_name(country) if who in ("We", "we") else who, country)


def _action(printed: str, country: str) -> Entity:
    """An operational action as printed, with the words around its topic as alias."""
    topic = re.sub(r"(?:\s+(?:and|of|on|the|in|for))+$", "", printed.strip())
    alias = () if re.search(r"\baction", topic, re.I) else (f"Operational Action on {topic}",)
    return Entity("Programme", topic, kind="operational_action", country=country, aliases=alias)
