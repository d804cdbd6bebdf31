"""Facts of a text written for a test."""

from graph.model import Entity, Fact
from loaders.base import Draft, Source
from loaders.parts.people import mask_people
from loaders.parts.prose.engine import Telling, add_prose_facts
from loaders.readers.text import read_text

Triple = tuple[str, str, str]


def read(text: str, country: str = "SE", **more: object) -> tuple[Fact, ...]:
    """The facts of a text of this country."""
    masked = mask_people(text)
    draft = Draft(Source("test.md", "test", "0" * 64, masked, tuple(read_text(masked))))
    add_prose_facts(draft, draft.source.body, Telling(country, **more))  # type: ignore[arg-type]  # a test's own keywords
    return tuple(draft.facts)


def triples(text: str, country: str = "SE", **more: object) -> set[Triple]:
    """Who, what, whom, as a reader would write it; spans of time left out."""
    return {(f.subject.shown, f.predicate, f.object.shown) for f in read(text, country, **more) if isinstance(f.object, Entity)}
