"""Gold files: the facts and entities that an analyst wrote down for a document, in the format of docs/gold.md.

Two files a document, one JSON object a line: `<document>.facts.jsonl` and `<document>.entities.jsonl`. A line that cannot be
read stops the reading: a figure counted on half of the gold would be wrong.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import SourceError
from graph.model import STRENGTHS
from graph.quality.matching import End
from graph.schema import NODES, STATEMENTS

FACTS, ENTITIES = ".facts.jsonl", ".entities.jsonl"
"""How the names of gold files end; what stands before is the document's stem."""

LABELS = frozenset({label for label, node in NODES.items() if not node.value} | {"Instrument"})
"""The labels of gold's entities: the schema's, and instruments, which are qualifiers in the graph."""


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One fact as the analyst wrote it; `object` is None where the value stands in the qualifiers.

    Attributes:
        line: of the file of facts, from 1.
    """

    document: str
    line: int
    subject: End
    predicate: str
    object: End | None
    qualifiers: Mapping[str, Any]
    quote: str
    strength: str

    @property
    def shown(self) -> str:
        """The fact in short, its ends by their ids."""
        value = ", ".join(f"{name}: {cell}" for name, cell in self.qualifiers.items())
        return f"{self.subject.id} {self.predicate} {self.object.id if self.object else value}"


def read_gold(folder: Path, documents: tuple[str, ...] = ()) -> dict[str, tuple[GoldFact, ...]]:
    """The gold facts of a folder by document, in the order of its names.

    Args:
        documents: only these, by their stems; all of the folder where empty.

    Raises:
        SourceError: the folder holds no gold, not for a document asked for, or a line of it is not as docs/gold.md says.
    """
    try:
        found = sorted(path.name.removesuffix(FACTS) for path in folder.iterdir() if path.name.endswith(FACTS))
    except OSError as problem:
        raise SourceError(
            str(folder), f"the folder cannot be read ({problem.strerror or problem})", "Name a folder of gold files"
        ) from problem
    if not found:
        raise SourceError(str(folder), f"no file ends in {FACTS}", "Name a folder of gold files; docs/gold.md says how they are written")
    for document in documents:
        if document not in found:
            raise SourceError(str(folder), f"there is no gold for {document!r}", f"It has gold for: {', '.join(found)}")
    return {document: tuple(_facts(folder, document)) for document in documents or found}


def _facts(folder: Path, document: str) -> Iterator[GoldFact]:
    path = folder / (document + FACTS)
    ends = _ends(folder / (document + ENTITIES))
    for line, record in _records(path):
        if _text(record, "doc", path, line) != document:
            raise _wrong(path, line, f"it is a fact of {record['doc']!r}", f"Move it to the file of that document, or write {document!r}")
        predicate = _one_of(record, "predicate", frozenset(STATEMENTS), path, line)
        strength = _one_of(record, "strength", frozenset(STRENGTHS), path, line)
        object_ = record.get("object")
        qualifiers = record.get("qualifiers") or {}
        if not isinstance(qualifiers, dict):
            raise _wrong(path, line, "`qualifiers` is no object", 'Write "qualifiers": {…}, or {} for none')
        if object_ is None and not qualifiers:
            raise _wrong(
                path, line, "it has neither an object nor qualifiers", "Name the object's id, or write the value into `qualifiers`"
            )
        subject = _end(ends, _text(record, "subject", path, line), path, line)
        known = None if object_ is None else _end(ends, _text(record, "object", path, line), path, line)
        yield GoldFact(document, line, subject, predicate, known, qualifiers, _text(record, "quote", path, line), strength)


def _ends(path: Path) -> dict[str, End]:
    """The entities of a file by id."""
    ends: dict[str, End] = {}
    for line, record in _records(path):
        id_ = _text(record, "id", path, line)
        aliases = record.get("aliases") or []
        if id_ in ends:
            raise _wrong(path, line, f"the entity {id_!r} stands in it twice", "Keep one, with the names of both")
        if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
            raise _wrong(path, line, "`aliases` is no list of names", 'Write "aliases": ["…"], or [] for none')
        label = _one_of(record, "label", LABELS, path, line)
        ends[id_] = End.of(id_, label, (_text(record, "name", path, line), *aliases))
    return ends


def _end(ends: Mapping[str, End], id_: str, path: Path, line: int) -> End:
    if id_ not in ends:
        raise _wrong(path, line, f"there is no entity {id_!r}", f"Add it to {path.name.removesuffix(FACTS)}{ENTITIES}, or correct the id")
    return ends[id_]


def _records(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a file with their lines, from 1; empty lines are passed over. Any, because JSON may hold anything."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise SourceError(
            str(path), f"the file cannot be read ({problem})", "Gold is two files a document, in UTF-8; see docs/gold.md"
        ) from problem
    for line, raw in enumerate(text.splitlines(), 1):
        if not raw.strip():
            continue
        try:
            record = json.loads(raw)
        except json.JSONDecodeError as problem:
            raise _wrong(
                path, line, f"it is no JSON ({problem.msg} at character {problem.pos + 1})", "Write one JSON object a line"
            ) from problem
        if not isinstance(record, dict):
            raise _wrong(path, line, "it is JSON, but no object", "Write one JSON object a line")
        yield line, record


def _text(record: Mapping[str, Any], name: str, path: Path, line: int) -> str:
    value = record.get(name)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(path, line, f"`{name}` is {'missing' if value is None else 'no text'}", f'Write "{name}": "…"')
    return value


def _one_of(record: Mapping[str, Any], name: str, known: frozenset[str], path: Path, line: int) -> str:
    value = _text(record, name, path, line)
    if value not in known:
        raise _wrong(path, line, f"`{name}` is {value!r}", f"Write one of: {', '.join(sorted(known))}")
    return value


def _wrong(path: Path, line: int, problem: str, fix: str) -> SourceError:
    return SourceError(str(path), problem, fix, f"line {line}")
