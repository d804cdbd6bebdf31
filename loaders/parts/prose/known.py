"""The names that are known before a document's sentences are read."""

from collections.abc import Iterable

from graph.model import Entity, Fact
from graph.resolve.reference import reference_rows
from loaders.parts.acronyms import find_definitions
from loaders.parts.organisations import actor, is_acronym, kind_of
from loaders.parts.people import MASK

GENERIC = frozenset({"thb", "tip", "nap", "nrm", "ngo", "ngos", "eu", "un", "som", "jit", "mou", "q"})
"""Short forms that name no single thing."""


def known_names(facts: Iterable[Fact], texts: Iterable[str], country: str) -> list[tuple[str, Entity]]:
    """The names of the reference tables, of what the document's tables say, and of what its text spells out with a short form."""
    found: list[tuple[str, Entity]] = []
    for row in reference_rows():
        names = row.names if row.country in ("", country) else [n for n in row.names if is_acronym(n) and len(n) > 3]
        if row.label in ("Actor", "Programme"):
            entity = Entity(row.label, row.name, row.name, row.kind or None, row.country or None, row.aliases)
            found += [(name, entity) for name in names]
    for fact in facts:
        for end in (fact.subject, fact.object):
            if isinstance(end, Entity) and end.label in ("Actor", "Programme") and end.kind not in ("action_line", "event_series"):
                found += [(name, end) for name in end.names if _is_telling(name, end)]
    for text in texts:
        for long, short in find_definitions(text):
            kind = kind_of(long)
            if kind is not None and short.lower() not in GENERIC and MASK not in long:
                entity = actor(f"{long} ({short})", country or None)
                found += [(long, entity), (short, entity)]
    return found


def _is_telling(name: str, entity: Entity) -> bool:
    """Whether a name that a fact gives can be found in text: no class of bodies, no remark."""
    if MASK in name or len(name) > 120:
        return False
    if entity.label == "Actor":
        return entity.key is None and any(c.isupper() for c in name) and name.lower() not in GENERIC
    return entity.key is None and (len(name) > 4 or name.isupper()) and any(c.isupper() for c in name) and name.lower() not in GENERIC
