"""Organisations as documents print them: their kind, what stands in their brackets, the state as an actor."""

import re

from graph.model import Entity
from graph.resolve.countries import country_name, find_named_country
from graph.resolve.reference import find_reference
from loaders.cited import Cited
from loaders.parts.places import find_adjectives

KIND_WORDS: tuple[tuple[str, str], ...] = (
    ("government", r"(?:government|kingdom|republic|federal government)(?:\s+of\b|$)|\bgovernment$"),
    ("ministry", r"\bministr(?:y|ies)\b|\bminister\b|\bdepartment (?:of|for)\b|\bministeri|\bhome office\b|\bstate secretary\b"),
    ("prosecution", r"\bprosecut|\bprocurators?\b|\bopenbaar ministerie\b|\båklagar"),
    ("police", r"\bpolice\b|\bpolitie\b|\bpolis|\bpolizei\b|\bgendarmerie\b|\bmarechaussee\b|\bborder guard|\bcarabinieri\b|\bpolicía\b"),
    ("judiciary", r"\bcourts?\b|\bjudiciary\b|\bjudges?\b|\btribunals?\b"),
    ("rapporteur", r"\brapporteurs?\b"),
    ("municipality", r"\bmunicipalit(?:y|ies)\b|\bcity of\b|\bmayors?\b|\bgemeente\b|\balderm[ae]n\b|\blocal authorit|\bkommun"),
    ("academic", r"\buniversit(?:y|ies|eit)\b|\bacadem|\bresearch (?:institute|centre)\b|\binstitute of\b"),
    ("network", r"\bnetwork\b|\btask\s?force\b|\bplatform\b|\bworking (?:group|party)\b|\bgroup of experts\b|\bcoalition\b"
                r"|\balliance\b|\bforum\b|\bround\s?table\b|\b(?:steering|coordination|expert) group\b"
                r"|\bassociation of\b|\bfederation\b|\bcommittee\b"),
    ("eu_body", r"\beuropean union\b|\beuropean commission\b|\bEU agenc|\bDG [A-Z]{3,}"),
    ("igo", r"\bunited nations\b|\bUN\b|\binternational organi[sz]ation\b|\bcouncil of europe\b"),
    ("agency", r"\bagency\b|\bauthority\b|\bservices?\b|\binspectorate\b|\bdirectorate\b|\badministration\b|\boffice\b|"
        r"\bboard\b|\bbureau\b"
               r"|\bcommission\b|\bunit\b|\bdivision\b|\bcustoms\b|\bmigrationsverket\b|\bmyndighet"),
    ("ngo", r"\bngo'?s?\b|\bngos\b|\bfoundation\b|\bstichting\b|\bassociation\b|\bcharit|\bcivil society\b|\bunion\b|"
        r"\bshelter\b|\bred cross\b|\bsalvation army\b|\bcaritas\b"
            r"|\bsociety\b|\be\.?V\.?$|\bvzw\b|\basbl\b"),
)  # fmt: skip
"""Words that tell an organisation's kind, the more telling first."""

_ARTICLE = re.compile(r"^(?:(?i:the|de|het|die|der|das|a|an)|la|le|les|el|los|las)\s+")
_BRACKET = re.compile(r"\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_ACRONYM = re.compile(r"^[A-Z][A-Za-z&/.-]*[A-Z][A-Za-z0-9&/.'’-]*$")
_SAY = re.compile(r"^(?:also|formerly|see|i\.e\.|e\.g\.|including|among|part of|such as|the so-called)\b", re.I)
_STATE = re.compile(
    r"^(?:the\s+)?(?:(?:federal\s+)?governments?\s+of|kingdom\s+of|(?:federal\s+)?republic\s+of|grand\s+duchy\s+of|state"
    r"\s+of)\s+(?:the\s+)?(.+)$",
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
    code = find_named_country(match[1] if match else plain) or (find_named_country(plain) if match else None)
    if code is None:
        words = plain.split()
        adjective = find_adjectives(plain)
        if (
            adjective
            and adjective[0][1] == 0
            and len(words) == len(plain[: adjective[0][2]].split()) + 1
            and words[-1].lower() in _GOVERNMENT
        ):
            code = adjective[0][0]
    return government(code, text.strip()) if code else None


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
    """The country whose adjective begins a name: the Nigerian Immigration Service is Nigeria's, wherever it is named."""
    found = find_adjectives(name)
    return found[0][0] if found and found[0][1] == 0 else None
