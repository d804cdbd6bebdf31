"""What the statistics of this field count: people by their part in a case, cases and steps of proceedings, places and bodies."""

import re

_PEOPLE = (
    "victims|survivors|persons|people|suspects|offenders|perpetrators|traffickers|smugglers|defendants|minors|children|adults|women|men|girls"
    "|boys|females|males|migrants|returnees|refugees|individuals|nationals|citizens|workers|employees|employers|seekers|applicants|claimants"
    "|visitors|members|stakeholders|officials|officers|agents|detectives|investigators|inspectors|prosecutors|judges|professionals"
    "|practitioners|participants|students|pupils|teachers|volunteers|beneficiaries|households|families|foreigners|residents|experts|staff|clients"
)
_CASES = (
    "cases|reports|notifications|signals|investigations|prosecutions|convictions|sentences|judgments|verdicts|arrests|indictments|proceedings"
    "|inspections|checks|raids|calls|complaints|referrals|applications|requests|permits|incidents|tips|situations|offences|crimes|identifications"
)
_PLACES = "countries|municipalities|shelters|places|beds|schools|cities|communities|villages|companies|courts|districts|ngos"

COUNTED = f"{_PEOPLE}|{_CASES}|{_PLACES}"
"""Nouns that a figure counts (a regular expression, plural; the singular only behind "one")."""

_STOP = (
    "of|in|to|for|by|with|were|was|are|is|be|been|have|has|had|who|whom|that|which|whose|from|than|as|on|at|into|between|per|the|an?|its|their"
    "|these|those|this|or|not|only|under|over|during"
)
_PHRASE = re.compile(
    rf"\s+(?P<noun>(?:(?!(?:{_STOP})\b|\d)[\w’'-]+,?\s+){{0,5}}?(?P<head>{COUNTED})(?:(?:\s+and\s+|/)(?:{COUNTED}))?)\b", re.I
)
_DOCUMENTS = re.compile(r"\s*(?:on\b|published|entitled|about\b)", re.I)
_TITLE = re.compile(r"\b(?:Convention|Council|Committee|Act|Directive|Report|Programme|Fund|Network|Agency|Centre)\b")


def counted_phrase(after: str) -> re.Match[str] | None:
    """The counted noun with its adjectives right behind a number: groups `noun` ("specialised prosecutors") and `head`."""
    match = _PHRASE.match(after)
    if not match or _TITLE.search(match["noun"]):
        return None
    if match["head"].lower() == "reports" and _DOCUMENTS.match(after, match.end()):
        return None
    return match


def find_counted(text: str) -> str | None:
    """The last counted noun of a text: what "the number of presumed victims" counts."""
    found = re.findall(rf"\b(?:{COUNTED})\b", text, re.I)
    return found[-1].lower() if found else None


def first_counted(text: str) -> str | None:
    """The first counted noun of a text."""
    found = re.search(rf"\b(?:{COUNTED})\b", text, re.I)
    return found[0].lower() if found else None


def is_place(noun: str) -> bool:
    """Whether a counted noun means places or bodies, which a number of them may only situate ("in 13 municipalities")."""
    return bool(re.search(rf"\b(?:{_PLACES})$", noun, re.I))
