"""The canned questions: every `cypher/<topic>/<name>.cypher`, found, read and checked when first asked for."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from graph.errors import QueryError, UnknownName
from queries.header import read_question
from queries.near import nearest
from queries.spec import Question

SUFFIX = ".cypher"


@cache
def questions() -> Mapping[str, Question]:
    """The questions of this package by name, in order of name. Raises QueryError where a file breaks a rule."""
    return read_catalogue(files("queries").joinpath("cypher"))


def get_question(name: str) -> Question:
    """The question of this name. Raises UnknownName, with the nearest names, where there is none."""
    found = questions().get(name.strip().lower().replace("_", "-").replace(" ", "-"))
    if found is None:
        near = nearest(name, questions())
        raise UnknownName(f"There is no question '{name}'. The questions are: {', '.join(questions())}.", near, "question")
    return found


def read_catalogue(folder: Traversable) -> Mapping[str, Question]:
    """The questions in a folder of topics, checked; a name may be used once.

    Args:
        folder: holds one folder a topic, which hold `<name>.cypher`.

    Raises:
        QueryError: a file breaks a rule; the message names the file, what was found and what was expected.
    """
    found: dict[str, Question] = {}
    for topic, file in _question_files(folder):
        name = file.name.removesuffix(SUFFIX)
        if name in found:
            raise QueryError(
                f"{topic}/{file.name}: the question '{name}' is also in {found[name].topic}/. A name is used once; rename one."
            )
        found[name] = read_question(name, topic, file.read_text(encoding="utf-8"))
    return MappingProxyType(dict(sorted(found.items())))


def _question_files(folder: Traversable) -> Iterator[tuple[str, Traversable]]:
    for topic in sorted((t for t in folder.iterdir() if t.is_dir()), key=lambda t: t.name):
        for file in sorted(topic.iterdir(), key=lambda f: f.name):
            if file.name.endswith(SUFFIX) and "." not in file.name.removesuffix(SUFFIX):
                yield topic.name, file
