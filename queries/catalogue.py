"""The canned questions: every `cypher/<topic>/<name>.cypher`, found, read and checked when it is first asked for."""

from collections.abc import Collection, Mapping
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
    return MappingProxyType({name: _read(name) for name in question_names()})


def question_names() -> Collection[str]:
    """The names of the questions of this package, in order; none is read for that."""
    return _own_files().keys()


def get_question(name: str) -> Question:
    """The question of this name, read alone. Raises UnknownName, with the nearest names, where there is none."""
    own = name.strip().lower().replace("_", "-").replace(" ", "-")
    if own not in question_names():
        near = nearest(name, question_names())
        raise UnknownName(f"There is no question '{name}'. The questions are: {', '.join(question_names())}.", near, "question")
    return _read(own)


def read_catalogue(folder: Traversable) -> Mapping[str, Question]:
    """The questions in a folder of topics, checked; a name may be used once.

    Args:
        folder: holds one folder a topic, which hold `<name>.cypher`.

    Raises:
        QueryError: a file breaks a rule; the message names the file, what was found and what was expected.
    """
    return MappingProxyType({name: _read_file(name, *found) for name, found in _question_files(folder).items()})


@cache
def _own_files() -> Mapping[str, tuple[str, Traversable]]:
    return MappingProxyType(_question_files(files("queries").joinpath("cypher")))


@cache
def _read(name: str) -> Question:
    return _read_file(name, *_own_files()[name])


def _read_file(name: str, topic: str, file: Traversable) -> Question:
    return read_question(name, topic, file.read_text(encoding="utf-8"))


def _question_files(folder: Traversable) -> dict[str, tuple[str, Traversable]]:
    """By name, in order, the topic and the file of each question."""
    found: dict[str, tuple[str, Traversable]] = {}
    for topic in sorted((t for t in folder.iterdir() if t.is_dir()), key=lambda t: t.name):
        for file in sorted(topic.iterdir(), key=lambda f: f.name):
            name = file.name.removesuffix(SUFFIX)
            if not file.name.endswith(SUFFIX) or "." in name:
                continue
            if name in found:
                raise QueryError(
                    f"{topic.name}/{file.name}: the question '{name}' is also in {found[name][0]}/. A name is used once; rename one."
                )
            found[name] = (topic.name, file)
    return dict(sorted(found.items()))
