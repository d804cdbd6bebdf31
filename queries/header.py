"""Reading one question's file: TOML front matter in leading `//` lines, then sections of Cypher.

A section begins with a line `//# keys`, `//# rows` or `//# totals`. Each `rows` section is followed by the `totals` section that
counts all its rows; the totals of several parts are added up. A question with `keys` has one part: `keys` finds the page of rows, the
`rows` sections after it give columns of these rows. `//# listed` gives, in order, the items that each of these rows might list; the
first `each` of them are `$listed`, and the ids of what they are made of `$parts`. Where the rows are programmes, or pairs of them,
`//# parts` gives the ids of these in other sources, which are `$parts` too. A `rows` section begins with the row's key, or with a part
(`looked_up(p)` in terms.toml) or a pair (`pair(x, y)`): it then gives one row a statement, which are put together (lists together, of
words the best, of a column of integers how many different cells). `//# keys country` is for when that parameter is given, where another
text is quicker then; so is `//# totals country`. `//# set_aside` counts for the totals what the keys pass over. Two sections
`//# wholes` tell what is part of what (`part`, `whole`): of the page's rows, and of `$parts`; what lies in a listed whole is `$within`.
A question that names an `analysis` has sections `//# edges` instead, `//# edges country` before one for when that parameter is given,
and `parts` and `rows` of a page's keys where the analysis finds no more than these; or of the programmes that its rows list
(`queries.computed.Item`), of which `rows` then return the `part`, and the `key` under which it is listed.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.errors import QueryError
from queries.checks import check_question
from queries.spec import MADE, ONLY_USED, STANDARD, SUPPLIED, Column, Parameter, Part, Question, Text, Total

_SECTION = re.compile(r"^//#[ \t]*(\w+(?:[ \t]+\w+)?)[ \t]*$", re.MULTILINE)
_KEYED = frozenset({"keys", "listed", "parts", "rows", "set_aside", "totals", "wholes"})
"""The sections of a question with keys, which stand in this order."""

_KEYS = frozenset(
    {"title", "description", "analysis", "chart", "phrases", "examples", "parameters", "columns", "totals"}
    | {"actor_edge", "always_bounded", "each", "limit", "most_programmes", "relevance", "relevant_first"}
)


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
    parts, shown = _edges(place, sections) if "analysis" in header else (_parts(place, sections), None)
    used = frozenset().union(*(section.used for part in (*parts, *([shown] if shown else ())) for section in part.texts))
    used |= {parameter for part in parts for parameter, _ in part.edges if parameter}
    try:
        question = replace(_question(name, topic, text, header, parts, used), shown=shown)
    except (KeyError, TypeError) as problem:
        raise QueryError(f"{place}: the header has a missing or misplaced key ({problem}).") from problem
    check_question(place, question, used)
    return question


def _question(name: str, topic: str, text: str, header: Mapping[str, Any], parts: tuple[Part, ...], used: frozenset[str]) -> Question:
    """The header (a TOML document, hence Any) as a question."""
    own = tuple(_parameter(**p) for p in header.get("parameters", ()))
    columns = tuple(Column(**c) for c in header["columns"])
    defaults = {name: header[name] for name in ("each", "limit", "most_programmes", "relevance") if name in header}
    return Question(
        name=name,
        title=header["title"],
        description=" ".join(header["description"].split()),
        topic=topic,
        parameters=(*own, *_standard(used - {p.name for p in own} | MADE & {c.name for c in columns}, defaults)),
        columns=columns,
        totals=tuple(Total(**{**t, "taken": tuple(t.get("taken", ()))}) for t in header["totals"]),
        parts=parts,
        chart=header.get("chart", "table"),
        phrases=tuple(header.get("phrases", ())),
        examples=tuple(header.get("examples", ())),
        text=text,
        supplied=used & SUPPLIED,
        analysis=header.get("analysis", ""),
        relevant_first=header.get("relevant_first", False),
        always_bounded=header.get("always_bounded", False),
        actor_edge=header.get("actor_edge", ""),
    )


def _parameter(*, name: str, type: str, required: bool = False, **more: Any) -> Parameter:  # noqa: A002 - the header's own word
    """A parameter as declared; one that is not required has the empty text as default unless it names another."""
    default = None if required else more.pop("default", "")
    choices = tuple(more.pop("choices", ()))
    return Parameter(name, type, default, choices, **more)  # type: ignore[arg-type]  # check_question checks the type


def _standard(used: frozenset[str], defaults: Mapping[str, Any]) -> tuple[Parameter, ...]:
    """The standard parameters that the text takes, some with defaults of the question's own."""
    shared = [p for p in STANDARD if ONLY_USED.get(p.name, p.name) in used or p.name not in ONLY_USED or p.name in defaults]
    return tuple(replace(p, default=defaults.get(p.name, p.default)) for p in shared)


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
    return header, list(zip((" ".join(kind.split()) for kind in pieces[1::2]), (body.strip() for body in pieces[2::2]), strict=True))


def _parts(place: str, sections: list[tuple[str, str]]) -> tuple[Part, ...]:
    kinds = [kind.split()[0] for kind, _ in sections]
    found = [(kind.partition(" ")[2].strip(), Text(body)) for kind, body in sections]
    if kinds[:1] == ["keys"] and kinds == sorted(kinds) and {"keys", "rows", "totals"} <= set(kinds) <= _KEYED:
        keys, listed, parts, rows, set_aside, totals, wholes = (
            tuple(text for kind, text in zip(kinds, found, strict=True) if kind == name) for name in sorted(_KEYED)
        )
        last = {texts[-1][0] for texts in (keys, listed, parts, totals, set_aside) if texts}
        if last == {""} and not any(parameter for parameter, _ in (*rows, *wholes)):
            shown, above = (tuple(text for _, text in texts) for texts in (rows, wholes))
            return (Part(shown, totals, keys, set_aside, listed, parts=parts, wholes=above),)
    if not kinds or [kind for kind, _ in sections] != ["rows", "totals"] * (len(kinds) // 2):
        raise QueryError(
            f"{place}: the sections are {[kind for kind, _ in sections] or 'none'}; expected '//# rows' and '//# totals' in turn, or "
            "'//# keys', perhaps '//# listed', some '//# rows', perhaps '//# set_aside', and '//# totals'; all but 'rows' may stand there "
            "for a parameter first, as in '//# keys country'."
        )
    return tuple(Part((found[i][1],), (found[i + 1],)) for i in range(0, len(found), 2))


def _edges(place: str, sections: list[tuple[str, str]]) -> tuple[tuple[Part, ...], Part | None]:
    """The statements that an analysis computes its rows from; what it computes are its totals too. And those of a page's rows."""
    kinds = [kind.split()[0] for kind, _ in sections]
    found = [(kind.partition(" ")[2], Text(text)) for kind, text in sections if kind.split()[0] == "edges"]
    ends = [place for place, (parameter, _) in enumerate(found) if not parameter]
    if kinds != sorted(kinds) or not set(kinds) <= {"edges", "parts", "rows"} or not found or ends[-1:] != [len(found) - 1]:
        raise QueryError(
            f"{place}: the sections are {[kind for kind, _ in sections] or 'none'}; a question with an analysis has '//# edges', each "
            "after one for a parameter perhaps, as in '//# edges country', then perhaps '//# parts' and '//# rows'."
        )
    begins = [0, *(end + 1 for end in ends)]
    edges = tuple(Part(edges=tuple(found[begin : end + 1])) for begin, end in zip(begins, ends, strict=False))
    parts, rows = (tuple(Text(text) for kind, text in sections if kind == name) for name in ("parts", "rows"))
    return edges, Part(rows, parts=tuple(("", text) for text in parts)) if rows else None
