"""Names of organisations: which say whose they are, what of a name is its country, and which two may be one body's."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from graph.ids import name_key
from graph.resolve.countries import adjectives, find_named_country

BRACKET = re.compile(r"\s*\(([^()]*)\)\s*")

_COMMON_WORDS = (
    "ministry ministries minister department departments government governments national federal state local regional district "
    "provincial municipality municipalities authority authorities agency agencies office bureau service services police force "
    "court courts commission committee council secretariat directorate general board institute centre foundation association "
    "society university college school hospital bank fund funds organisation organisations ngo ngos cso csos partner partners "
    "donor donors private sector public company other others various multiple several unknown undefined not specified implementing "
    "international civil health education finance foreign affairs interior justice agriculture environment labour social welfare "
    "women children family gender youth development planning economy economic cooperation water energy transport trade industry "
    "defence security immigration migration rural urban home external relations culture sport communities community min of "
)
COMMON = frozenset(_COMMON_WORDS.split())
"""Words that any country's bodies have: a name of nothing else says not whose it is."""

_APART_WORDS = (
    "fund funds trust office offices bureau branch unit division foundation friends usa america committee association delegation "
    "mission embassy regional country programme project facility initiative secretariat innovation venture for japan department "
    "directorate "
)
APART = frozenset(_APART_WORDS.split())
"""Words that make a body of its own of a name that holds another's: a bureau, a fund, "USA for …"."""


@lru_cache(maxsize=1 << 16)
def is_common_name(name: str) -> bool:
    """Whether a name is one that bodies of many countries have ("Ministry of Health (MoH)", "Other")."""
    words = re.findall(r"[^\W\d_]+", name_key(BRACKET.sub(" ", name)))
    return all(word in COMMON for word in words)


_BEFORE: Mapping[str, str] = {"UK": "GB", "U.K.": "GB", "United Kingdom": "GB", "US": "US", "U.S.": "US", "United States": "US"}
"""Names of countries that stand before a body's ("US Department of State")."""

_SHORT: Mapping[str, str] = {**_BEFORE, "USA": "US", "UAE": "AE", "DRC": "CD"}
"""Those that stand before a dash; elsewhere three letters are no country's ("DRC Iraq" is a body of the Danish Refugee Council)."""

_BEFORE_NAME = re.compile(rf"({'|'.join(map(re.escape, _BEFORE))})\s+(\w.*)")

_NOBODY = re.compile(
    r"[\W_]*(?:n\s?/?\s?\.?\s?a\.?|none|null|nil|(?:unknown|unspecified|undefined)(?: organi[sz]ations?)?|"
    r"not (?:yet )?(?:available|applicable|specified|known|stated|provided|disclosed|determined|identified|reported|named)|"
    r"tb[acd]|to be (?:announced|confirmed|decided|determined|defined)|x{2,}|test|true|false|"
    r"(?:the )?(?:(?:federal|national|local) )?(?:government|ministry|department|republic|kingdom|embassy) (?:of|for)(?: the)?)?[\W_]*",
    re.I,
)
"""Placeholders, and what a name begins with that was cut off ("Government of")."""

_MANY = (
    r"(?:various|multiple|several|different|others?|private|individual|anonymous|unspecified|unknown|unnamed|miscellaneous|institutional)"
)
_WHO = (
    r"(?:donors?|partners?|part(?:y|ies)|funders?|contribut(?:or|ion)s?|donations?|sources?|supporters?|individuals?|persons?|people"
    r"|funding(?: sources?)?|organi[sz]ations?|agencies|institutions?|ngos?|countries|governments)"
)
_COLLECTIVE = re.compile(
    rf"(?:the )?(?:{_MANY}(?:[ ,/&]+(?:and )?{_MANY})*[ ]{_WHO}|various|multiple|several|others?|anonymous|miscellaneous|general public"
    r"|self[- ]?(?:fund|financ)(?:ed|ing)|own (?:resources?|funds?|funding|income|contributions?|sources?|budget))",
    re.I,
)


@lru_cache(maxsize=1 << 16)
def names_nobody(name: str) -> bool:
    """Whether a printed name is a placeholder, or has no letter and no digit."""
    return bool(_NOBODY.fullmatch(name.strip()))


@lru_cache(maxsize=1 << 16)
def is_collective(name: str) -> bool:
    """Whether a name counts givers or partners together ("Private donors", "Own resources"): they sit in no country that money goes to."""
    return bool(_COLLECTIVE.fullmatch(BRACKET.sub(" ", name).strip(" .*-")))


def begins_with_country(name: str) -> bool:
    """Whether a short name of a country stands before a name ("UK Save the Children")."""
    match = _BEFORE_NAME.fullmatch(name)
    return match is not None and match[2][0].isupper()


@lru_cache(maxsize=1 << 15)
def core_of(name: str) -> tuple[str, str]:
    """A name without its country and what stands in brackets, and the country: "Netherlands - Ministry of Foreign Affairs (DGIS)"."""
    bare = BRACKET.sub(" ", name).strip(" ,;")
    head, dash, rest = (part.strip() for part in bare.partition(" - "))
    if dash and (code := _SHORT.get(head) or find_named_country(head)):
        return rest, code
    if dash and (code := find_named_country(rest)):
        return head, code
    front, comma, last = (part.strip() for part in bare.rpartition(","))
    if comma and (code := find_named_country(last)):
        return front, code
    match = re.fullmatch(r"(.+?)\s+(?:of|for|in)\s+(?:the\s+)?([^,]+)", bare)
    if match and (code := find_named_country(match[2])):
        return (match[1], code) if len(match[1].split()) > 1 else (bare, code)
    if (match := _BEFORE_NAME.fullmatch(bare)) and match[2][0].isupper():
        return match[2], _BEFORE[match[1]]
    first, _, others = bare.partition(" ")
    if others and (code := adjectives().get(first)):
        return others, code
    return bare, ""


def any_agrees(names: Sequence[str], owner: Sequence[str]) -> bool:
    """Whether one of these names may be another way to print one of an owner's: as agrees, or all of it and a word more."""
    return any(agrees(name_key(core_of(name)[0]), owner) or any(_holds(name, other) for other in owner) for name in names)


def _holds(name: str, other: str) -> bool:
    """Whether a name is another and a word more ("US Agency for International Development - BHA"), and both tell the same country."""
    (core, country), (within, its) = core_of(name), core_of(other)
    more = set(name_key(core).split()) - (words := set(name_key(within).split()))
    return country == its != "" and len(words) > 1 and words <= set(name_key(core).split()) and len(more) < 2 and not more & APART


def agrees(key: str, owner: Sequence[str]) -> bool:
    """Whether a name (its key) may be another way to print one of an owner's names.

    It may where the words that tell are shared and no word makes it a body of its own; where nothing but common words is there, all of
    them must be the same.
    """
    words = set(key.split())
    for name in owner:
        other = set(name_key(core_of(name)[0]).split())
        if words == other or key.replace(" ", "") == name_key(name).replace(" ", ""):
            return True
        short, full = sorted((words, other), key=len)
        if len(short) == 1 and next(iter(short)) == _initials(name if full is other else key):
            return True
        if (words ^ other) & APART:
            continue
        telling = (words & other) - COMMON
        if telling and len(words & other) * 2 >= min(len(words), len(other)):
            return True
    return False


def _initials(name: str) -> str:
    return "".join(word[0] for word in name_key(name).split())
