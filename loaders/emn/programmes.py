"""Programmes as a contribution names them: acronyms in brackets, titles in quotes, one thing under two names."""

import re
from collections.abc import Iterable, Mapping

from graph.ids import name_key
from graph.model import Entity
from loaders.parts.organisations import is_acronym
from loaders.parts.programme_kinds import programme_kind

_QUOTED = re.compile(r"['‘\"“]([^'‘’\"“”]{6,120})['’\"”]")
_IATI = re.compile(r"\b(?:XM|XI|[A-Z]{2})-[A-Z][A-Z0-9]{1,8}-[A-Z0-9]+(?:[-/][A-Za-z0-9.]+)*[-/][A-Za-z0-9.]*\d[A-Za-z0-9.]*")


def programme(name: str, country: str | None, kind: str = "", aliases: Iterable[str] = (), identifiers: Iterable[str] = ()) -> Entity:
    """A programme as printed: an acronym in brackets is an alias, a title in quotes too."""
    printed = re.sub(r"\s+", " ", name).strip(" .:;,")
    printed = re.sub(r"^(['‘\"“])([^'‘’\"“”]+)['’\"”]$", r"\2", printed)
    bracket = re.search(r"\s*\(([^()]+)\)\s*$", printed)
    shown, names = printed, list(aliases)
    if bracket and is_acronym(bracket[1]):
        shown = printed[: bracket.start()].strip()
        names += [bracket[1], printed]
    quoted = _QUOTED.search(printed)
    if quoted and quoted[1] != printed:
        names.append(quoted[1])
    kept = tuple(n for n in dict.fromkeys(names) if n and n != printed)
    return Entity("Programme", printed, shown, kind or programme_kind(printed), country, kept, tuple(identifiers))


def identifiers_in(texts: Iterable[str]) -> list[str]:
    """The activity identifiers of the IATI registers that footnotes give, exactly as published."""
    return list(dict.fromkeys(match[0].rstrip(".") for text in texts for match in _IATI.finditer(text)))


def same_words(one: str, other: str) -> bool:
    """Whether two names hold the same telling words, in any order: "X – Phase II (Y)" and "Y – X – Phase II"."""
    first, second = sorted(name_key(one).split()), sorted(name_key(other).split())
    return bool(first) and first == second


def short_name_of(short: str, full: str, partners: Iterable[str]) -> bool:
    """Whether a short name is made of a partner's name and words of the full one: "UNODC North Africa"."""
    words = set(name_key(short).split())
    partner_words = {w for p in partners for w in name_key(p).split()}
    return len(words) > 1 and words <= partner_words | set(name_key(full).split()) and bool(words & partner_words)


def match_names(listed: Mapping[str, frozenset[str]], tables: Mapping[str, tuple[frozenset[str], tuple[str, ...]]]) -> dict[str, str]:
    """Which listed programme is which table's: by the same name, the same words, or a short name with the same countries.

    Args:
        listed: countries by the name in the list.
        tables: countries and partners by the name of the table.
    """
    found: dict[str, str] = {}
    for name, countries in listed.items():
        keys = {name_key(n) for n in programme(name, None).names}
        for full, (table_countries, partners) in tables.items():
            own = {name_key(n) for n in programme(full, None).names}
            if keys & own or same_words(name, full) or (countries == table_countries and short_name_of(name, full, partners)):
                found[name] = full
                break
    return found


def known_programme(text: str, programmes: Mapping[str, Entity]) -> Entity | None:
    """The last programme that a text names, of those that the document's tables and lists name."""
    best: tuple[int, int, Entity | None] = (-1, 0, None)
    for entity in programmes.values():
        for name in entity.names:
            flags = 0 if name.isupper() else re.I
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags):
                best = max(best, (match.start(), len(name), entity), key=lambda b: b[:2])
    return best[2]
