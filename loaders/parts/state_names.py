"""The state that a document is about, as its sentences call it when it acts."""

import re
from functools import cache

from graph.model import Entity
from graph.resolve.countries import adjectives, country_name
from graph.resolve.reference import find_reference
from loaders.parts.organisations import actor, government, state_as_actor

_OFFICES = r"(?:government|governments|authorities|cabinet|state)"


@cache
def state_pattern(code: str) -> str:
    """A pattern (without groups) for the ways a sentence names this state as an actor: "the Netherlands", "Dutch authorities"."""
    name = re.escape(country_name(code))
    peoples = "|".join(re.escape(word) for word, country in adjectives().items() if country == code) or "(?!)"
    titled = r"(?:[Gg]overnment of (?:the )?|[Kk]ingdom of (?:the )?|[Rr]epublic of )?"
    return rf"(?:(?:[Tt]he )?{titled}{name}|(?:[Tt]he )?(?:{peoples}) {_OFFICES})"


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
    return entity if known else None
