"""Organisations as documents print them: their kind, what stands in their brackets, the state as an actor."""

import re

from graph.model import Entity
from graph.resolve.countries import country_name, find_named_country
from graph.resolve.reference import find_reference
from loaders.cited import Cited
from loaders.parts.kind_words import KIND_WORDS
from loaders.parts.places import find_adjectives

_ARTICLE = re.compile(r"^(?:(?i:the|de|het|die|der|das|a|an)|la|le|les|el|los|las)\s+")
_BRACKET = re.compile(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_ACRONYM = re.compile(r"^[A-Z][A-Za-z&/.-]*[A-Z][A-Za-z0-9&/.'’-]*$")
_SAY = re.compile(r"^(?:also|formerly|see|i\.e\.|e\.g\.|including|among|part of|such as|the so-called)\b", re.I)
_STATE = re.compile(
    r"^(?:the\s+)?(?:(?:federal\s+)?governments?\s+of|kingdom\s+of|(?:federal\s+)?republic\s+of|grand\s+duchy\s+of|state"
    r"\s+of)\s+(?:the\s+)?(.+)$"
    r"|^(?:(?:bundes)?regierung\s+(?:von|der|des)|(?:federale\s+)?regering\s+van|regeringen\s+i"
    r"|gobierno\s+(?:federal\s+)?(?:de\s+la|de\s+los|del|de)"
    r"|gouvernement\s+(?:fédéral\s+)?(?:de\s+la|de\s+l['’]|des|du|de|d['’]))\s?(?:(?:het|de)\s+)?(.+)$"
    r"|^(.+?)s\s+regering$",
    re.I,
)


def kind_of(name: str) -> str | None:
    """The kind of an organisation by the words of its name; None where they do not say."""
    return next((kind for kind, words in KIND_WORDS if re.search(words, name, re.I)), None)


def is_acronym(text: str) -> bool:
    """Whether a text is an acronym: one word with at least two capitals."""
    return bool(_ACRONYM.match(text.strip())) and len(text.strip()) <= 15


def government(code: str, text: str = "") -> Entity:
    """A state as an actor: "Government of X", which its bare name also calls."""
    bare = country_name(code)
    article = "the " if bare in _WITH_ARTICLE else ""
    return Entity(
        "Actor", text or bare, f"Government of {article}{bare}", "government", code, (bare, f"{article}{bare}", code), key="government"
    )


_WITH_ARTICLE = frozenset({"Netherlands", "Gambia", "Philippines", "United Kingdom", "United States", "United Arab Emirates",
                           "Democratic Republic of the Congo", "Republic of the Congo", "Central African Republic"})  # fmt: skip


def state_as_actor(text: str) -> Entity | None:
    """The government that a text names: "Government of Nigeria", "the Netherlands", "the Dutch government", "Republic of Italy"."""
    plain = _ARTICLE.sub("", text.strip())
    match = _STATE.match(plain)
    named = next((name for name in match.groups() if name), plain) if match else plain
    code = find_named_country(named) or (find_named_country(plain) if match else None)
    if code is None:
        words = plain.split()
        adjective = find_adjectives(plain)
        if (
            adjective
            and adjective[0][1] == 0
            and len(words) == len(plain[: adjective[0][2]].split()) + 1
            and words[-1].lower() in _GOVERNMENT
            and not _NATION.match(plain)
        ):
            code = adjective[0][0]
    return government(code, text.strip()) if code else None


_NATION = re.compile(r"(?:Welsh|Scottish|Northern Irish)\b")
"""Adjectives of the parts of a state, whose governments are not the state's."""

_GOVERNMENT = frozenset({"government", "governments", "authorities", "state", "cabinet"})


def actor(text: str | Cited, country: str | None = None) -> Entity:
    """The organisation that a text names: its name without article and brackets, what stands in the brackets as aliases.

    Args:
        country: the state that it belongs to where its name is a national one; left out for international bodies.
    """
    printed = re.sub(r"\s+", " ", text.value if isinstance(text, Cited) else text).strip(" ,;:.")
    state = state_as_actor(printed)
    if state:
        return state
    aliases: list[str] = []
    for match in _BRACKET.finditer(printed):
        aliases += bracket_names(match[1])
    name = _ARTICLE.sub("", re.sub(r"\s+", " ", _BRACKET.sub("", printed)).strip(" ,;:"))
    aliases += [match[1] for match in (_OFFICE.fullmatch(name), _PREFIXED.fullmatch(name)) if match and _is_office(match)]
    aliases = [a for a in dict.fromkeys([*aliases, printed]) if a and a != name]
    belongs = _adjective_country(name) or country
    known = next((row for n in (name, *aliases) if (row := find_reference("Actor", n, [belongs]))), None)
    if known:
        return Entity("Actor", printed, name, known.kind, known.country or None, tuple(aliases))
    return Entity("Actor", printed, name, kind_of(name), belongs, tuple(aliases))


_OFFICE = re.compile(r"([A-Z]{3,8})[ -](?P<place>[A-Z][\w ]+|(?:[Cc]ountry|[Rr]egional) [Oo]ffice(?: (?:in|for|of) .+)?)")
"""The office of an international organisation in a country, which is the organisation: "IOM Nigeria"."""

_PREFIXED = re.compile(r"(?:NGOs?|[Nn]on-governmental organi[sz]ation|[Aa]ssociation|[Ff]oundation) [\"“‘'„](.+?)[\"”’'“]")
"""A name in quotes behind its kind."""


def is_office(name: str) -> bool:
    """Whether a name is an international organisation's office in a country: "IOM Poland"."""
    match = _OFFICE.fullmatch(name)
    return match is not None and _is_office(match)


def _is_office(match: re.Match[str]) -> bool:
    place = match.groupdict().get("place")
    known = find_reference("Actor", match[1])
    return place is None or (known is not None and known.kind == "igo" and ("ffice" in place or find_named_country(place) is not None))


def bracket_names(inside: str) -> list[str]:
    """The names in a bracket behind a name: a translation, an acronym, or both; a remark is none."""
    if _SAY.match(inside.strip()):
        return []
    parts = [p.strip(" '\"“”‘’") for p in re.split(r"\s*[,;]\s*", inside)]
    return [p for p in parts if p and len(p.split()) <= 10 and not re.match(r"[\d€$£~<>]|.*%", p)]


def _adjective_country(name: str) -> str | None:
    """The country whose adjective begins a name, or stands small behind its first words, as in French and Spanish.

    The Nigerian Immigration Service is Nigeria's, wherever it is named; so is the "police nigériane".
    """
    for code, start, _ in find_adjectives(name):
        before = name[:start].split()
        behind = name[start].islower() and 0 < len(before) <= _BEHIND and len(before[-1]) > _LITTLE_WORD
        if start == 0 or behind:
            return code
    return None


_BEHIND = 2
"""Words of a name that may stand before its country's adjective: "Policía Nacional española"."""

_LITTLE_WORD = 3
"""Letters of the longest preposition or article: behind one, an adjective is not the name's own."""
