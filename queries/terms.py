"""The terms that questions share (`cypher/terms.toml`): `role(r)` in a question's text stands for the Cypher of that term.

Neo4j has no macros, and copies of a rule in twelve questions differ sooner or later. A term is the project's own text, put in when
the catalogue is read; what somebody asks for never is.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

TIME = "time"
"""What a term about a span of time is asked for by."""

EDITIONS = "editions"
"""What a term about the documents that name a thing is asked for by: it holds of everything where all documents are searched."""

FREE = "free"
"""What is among what a term is asked for by where every statement counts: all documents are searched, and none is dismissed or too weak."""

_ASKED_BY = (
    "country", "region", "theme", "actor", "programme", "other", "kind", "currency", "role", "relevance", "state", TIME,
    EDITIONS,
)  # fmt: skip
_IDLE = {**dict.fromkeys(_ASKED_BY, "true"), "reach": "0", "cut": "($most_programmes >= 0)"}
"""What a term stands for where its parameter was not given. A condition on parameters, ladybug 0.22 would try at every row; but that which
bounds a question stands in its text, so that it takes the parameter."""

EVERYTHING = frozenset(_IDLE)
"""All parameters that terms are asked for by."""

_NESTED = 6
"""How deep terms may stand in terms."""

_CALL = re.compile(r"\b(\w+)\((\w+)(?:, (\w+))?\)")
"""What may be a term, or a function of Cypher."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term.

    Attributes:
        help: what it means.
        text: its Cypher, with `{x}` and `{y}` for what it is of.
        told: the same for programmes that hold what the editions in force say of them; "" where that makes no difference.
        asked: the parameter that it is about; where nobody asks for it, the term is true and costs nothing.
        alone: the same for a statement that is asked once a node; "" where that makes no difference.
        free: the same where every statement counts; "" where that makes no difference.
    """

    help: str
    text: str
    told: str = ""
    asked: str = ""
    alone: str = ""
    free: str = ""


@cache
def terms() -> Mapping[str, Term]:
    """The terms by name."""
    found = tomllib.loads(files("queries").joinpath("cypher", "terms.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: Term(**entry) for name, entry in found.items()})


@cache
def put_in_terms(text: str, told: bool, asked: frozenset[str], alone: bool = False) -> str:
    """The text with the Cypher of its terms.

    Args:
        told: take the texts for programmes that hold what the editions in force say of them.
        asked: the parameters that were given; TIME among them where a bound of time was, FREE where every statement counts.
        alone: take the texts for statements that are asked once a node.
    """
    free = FREE in asked
    written = {name: (alone and term.alone) or (free and term.free) or (told and term.told) or term.text for name, term in terms().items()}
    idle = {name: _IDLE[term.asked] for name, term in terms().items() if term.asked and term.asked not in asked}
    return _put_in(text, written | idle)


def put_in_plain_terms(text: str) -> str:
    """The text with the Cypher of those terms only that always stand for the same."""
    return _put_in(text, {name: term.text for name, term in terms().items() if not term.told and not term.asked})


def _put_in(text: str, written: Mapping[str, str]) -> str:
    def replaced(match: re.Match[str]) -> str:
        term = written.get(match[1])
        return match[0] if term is None else term.replace("{x}", match[2]).replace("{y}", match[3] or "")

    for _ in range(_NESTED):
        before, text = text, _CALL.sub(replaced, text)
        if text == before:
            break
    return text
