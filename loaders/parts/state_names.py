"""The state that a document is about, as its sentences call it when it acts."""

import re
from functools import cache

from graph.model import Entity
from graph.resolve.countries import adjectives, country_name
from graph.resolve.reference import find_reference
from loaders.parts.organisations import actor, government, state_as_actor

_OFFICES = r"(?:[Ff]ederal )?(?:[Gg]overnments?|[Aa]uthorities|[Cc]abinet|[Ss]tate)"


@cache
def state_pattern(code: str) -> str:
    """A pattern (without groups) for the ways a sentence names this state as an actor: "the Netherlands", "Dutch authorities"."""
    name = re.escape(country_name(code))
    peoples = _peoples(code)
    titled = r"(?:[Gg]overnment of (?:the )?|[Kk]ingdom of (?:the )?|(?:[Ff]ederal )?[Rr]epublic of |[Gg]rand [Dd]uchy of )?"
    return rf"(?:(?:[Tt]he )?{titled}{name}|(?:[Tt]he )?(?:{peoples}) {_OFFICES})"


def _peoples(code: str) -> str:
    return "|".join(re.escape(word) for word, country in adjectives().items() if country == code) or "(?!)"


def acting(text: str, code: str) -> Entity | None:
    """The actor that a subject names: this state's government, another known body, or None."""
    plain = text.strip(" ,;")
    if re.fullmatch(state_pattern(code), plain):
        return government(code, plain)
    state = state_as_actor(plain)
    if state is not None:
        return state
    entity = actor(plain, code)
    known = any(find_reference("Actor", name, [code]) for name in entity.names)
    adjectival = bool(re.match(rf"(?:[Tt]he )?(?:{_peoples(code)})\b", plain)) and len(plain.split()) <= _SHORT
    proper = entity.country == code and entity.kind in _NATIONAL and (bool(_PROPER.fullmatch(plain)) or adjectival)
    return entity if known or proper else None


_NATIONAL = frozenset({"ministry", "police", "prosecution", "agency", "judiciary", "rapporteur"})
_SHORT = 5
"""Words of the longest name made of an adjective and a kind: the Dutch national police."""

_PROPER = re.compile(r"(?:[Tt]he )?[A-Z][\w’'-]+(?: (?:of|and|for|the|on|in|[A-Z][\w’'-]*))* [A-Z][\w’'-]*")
"""National bodies without a row of their own: named in full, by the words of their kind."""
