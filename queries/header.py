"""Reading one question's file: TOML front matter in leading `//` lines, then sections of Cypher.

A section begins with a line `//# rows` or `//# totals`. Each `rows` section is followed by the `totals` section that counts
all its rows; the totals of several parts are added up. A question that names an `analysis` has sections `//# edges` instead.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from graph.errors import QueryError
from queries.checks import check_question
from queries.spec import STANDARD, SUPPLIED, Column, Parameter, Part, Question, Total
from queries.text import parameters_used

_SECTION = re.compile(r"^//#\s*(\w+)\s*$", re.MULTILINE)
_KEYS = frozenset({"title", "description", "analysis", "chart", "limit", "phrases", "examples", "parameters", "columns", "totals"})


def read_question(name: str, topic: str, text: str) -> Question:
    """The question in a file's text, checked.

    Raises:
        QueryError: the header is no TOML, lacks a key, or disagrees with the text.
    """
    place = f"{topic}/{name}.cypher"
    header, sections = _split(place, text)
    unknown = sorted(set(header) - _KEYS)
    if unknown:
        raise QueryError(f"{place}: unknown key {unknown[0]!r} in the header; known are {', '.join(sorted(_KEYS))}.")
    parts = _edges(place, sections) if "analysis" in header else _parts(place, sections)
    used = frozenset().union(*(parameters_used(part.rows) | parameters_used(part.totals) for part in parts))
    try:
        question = _question(name, topic, text, header, parts, used)
    except (KeyError, TypeError) as problem:
        raise QueryError(f"{place}: the header has a missing or misplaced key ({problem}).") from problem
    check_question(place, question, used)
    return question


def _question(name: str, topic: str, text: str, header: Mapping[str, Any], parts: tuple[Part, ...], used: frozenset[str]) -> Question:
    """The header (a TOML document, hence Any) as a question."""
    own = tuple(_parameter(**p) for p in header.get("parameters", ()))
    return Question(
        name=name,
        title=header["title"],
        description=" ".join(header["description"].split()),
        topic=topic,
        parameters=(*own, *_standard(used, header.get("limit", 100))),
        columns=tuple(Column(**c) for c in header["columns"]),
        totals=tuple(Total(**t) for t in header["totals"]),
        parts=parts,
        chart=header.get("chart", "table"),
        phrases=tuple(header.get("phrases", ())),
        examples=tuple(header.get("examples", ())),
        text=text,
        supplied=used & SUPPLIED,
        analysis=header.get("analysis", ""),
    )


def _parameter(*, name: str, type: str, required: bool = False, **more: Any) -> Parameter:  # noqa: A002 - the header's own word
    """A parameter as declared; one that is not required has the empty text as default unless it names another."""
    default = None if required else more.pop("default", "")
    choices = tuple(more.pop("choices", ()))
    return Parameter(name, type, default, choices, **more)  # type: ignore[arg-type]  # check_question checks the type


def _standard(used: frozenset[str], limit: int) -> tuple[Parameter, ...]:
    shared = [p for p in STANDARD if not p.name.startswith("active_") or p.name in used]
    return tuple(Parameter(p.name, p.type, limit, p.choices, p.help) if p.name == "limit" else p for p in shared)


def _split(place: str, text: str) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The header and the sections (kind, Cypher)."""
    pieces = _SECTION.split(text)
    lines = [line for line in pieces[0].splitlines() if line.strip()]
    stray = next((line for line in lines if not line.startswith("//")), None)
    if stray is not None:
        raise QueryError(f"{place}: {stray!r} stands before the first section; expected header lines that begin with //, then '//# rows'.")
    try:
        header = tomllib.loads("\n".join(line[2:].removeprefix(" ") for line in lines))
    except tomllib.TOMLDecodeError as problem:
        raise QueryError(f"{place}: the header is no TOML: {problem}.") from problem
    return header, list(zip(pieces[1::2], (body.strip() for body in pieces[2::2]), strict=True))


def _parts(place: str, sections: list[tuple[str, str]]) -> tuple[Part, ...]:
    kinds = [kind for kind, _ in sections]
    if not kinds or kinds != ["rows", "totals"] * (len(kinds) // 2):
        raise QueryError(f"{place}: the sections are {kinds or 'none'}; expected '//# rows' and '//# totals' in turn.")
    return tuple(Part(sections[i][1], sections[i + 1][1]) for i in range(0, len(sections), 2))


def _edges(place: str, sections: list[tuple[str, str]]) -> tuple[Part, ...]:
    """The statements that an analysis computes its rows from; what it computes are its totals too."""
    kinds = [kind for kind, _ in sections]
    if not kinds or set(kinds) != {"edges"}:
        raise QueryError(f"{place}: the sections are {kinds or 'none'}; a question with an analysis has '//# edges' only.")
    return tuple(Part(text, "") for _, text in sections)
