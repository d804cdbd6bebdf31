"""The grammar of a language, read from its tables: `grammar/<language>.toml` and `grammar/<language>_names.toml`.

A language joins with its two files; the engine holds no word of any language.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

MARKS: Mapping[str, str] = MappingProxyType(
    {"actor": "\ue001", "class": "\ue002", "country": "\ue003", "region": "\ue004", "programme": "\ue005", "described": "\ue006",
     "self": "\ue007", "network": "\ue008", "plan": "\ue009", "money": "\ue00a", "people": "\ue00b"}
)  # fmt: skip
"""The mark that a name of each kind becomes in a sentence (private use area of Unicode)."""

FRONT = "\ue0ff"
"""What becomes of the comma behind a phrase in front of the subject ("In cooperation with A, B …"): no list goes on there."""

_WIDER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "actor": ("actor", "network"),
        "body": ("actor", "network"),
        "programme": ("programme", "plan"),
        "project": ("programme",),
        "network": ("network",),
    }
)
"""Kinds that a slot takes besides its own: a network is an actor, a plan a programme."""

_ACTING = "".join(MARKS[kind] for kind in ("actor", "class", "country", "region", "self", "network", "people"))
"""The marks of those that can act: what lists of subjects are made of."""

_NAMES = "".join(mark for kind, mark in MARKS.items() if kind != "money")


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to say a relation.

    Attributes:
        voice: its name for the rule's id.
        at_clause: its subject must be a clause's own, behind no preposition.
        about_topic: it leaves out its subject, which is what the passage is about.
        about_object: it leaves out its object, which is the programme that the passage is about.
        mutual: its subjects do it with each other.
        in_row: it is said in a cell of the undertaking's own row, which it leaves out.
    """

    voice: str
    regex: re.Pattern[str]
    at_clause: bool = False
    about_topic: bool = False
    about_object: bool = False
    mutual: bool = False
    in_row: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """What sentences can say, with the predicate that it becomes.

    Attributes:
        same: both ends are of one label.
        never: kinds of bodies that it does not hold of.
        events: the role in which an event of the object's is led, where its verb is that of a host.
        needs: kinds of which a sentence must hold one, for the subject and for the object.
    """

    name: str
    says: str
    patterns: tuple[Pattern, ...]
    needs: tuple[frozenset[str], frozenset[str]]
    strength: str = ""
    role: str = ""
    events: str = ""
    instrument: str = ""
    instruments: tuple[tuple[str, re.Pattern[str]], ...] = ()
    same: bool = False
    never: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammar of one language.

    Attributes:
        behind: what stands in front of a name that is no subject.
        roles: what a verb or noun of leading makes of its subject.
        hedged_after: what behind a statement takes it back, where the language's denial stands last.
    """

    language: str
    relations: tuple[Relation, ...]
    words: re.Pattern[str]
    asides: re.Pattern[str]
    dates: re.Pattern[str]
    behind: re.Pattern[str]
    roles: tuple[tuple[str, str], ...]
    fronted: re.Pattern[str]
    hedged_before: re.Pattern[str]
    hedged_anywhere: re.Pattern[str]
    hedged_after: re.Pattern[str]
    sure_in_row: re.Pattern[str]
    names: Mapping[str, Mapping[str, str]]
    told: Mapping[str, re.Pattern[str]]
    verbs: re.Pattern[str]

    def shape(self, table: str, key: str) -> str:
        """A piece of the table of names."""
        return self.names[table][key]


@cache
def grammar_of(language: str) -> Grammar | None:
    """The grammar of a language (ISO 639-1); None where its prose is not read."""
    if language not in languages():
        return None
    table = _read(f"{language}.toml")
    parts, voices = table.pop("parts"), table.pop("voices")
    leave_out, hedges, told = table.pop("leave_out"), table.pop("hedges"), table.pop("told")
    roles, subjects = table.pop("roles"), table.pop("subjects")
    listed = leave_out["listed"]
    words, asides = ("|".join(map(re.escape, leave_out[key])) for key in ("words", "asides"))
    return Grammar(
        language,
        tuple(_relation(name, row, parts, voices) for name, row in table.items()),
        re.compile(rf"(?<=[ \ue000-\uf8ff])(?:{words})(?=[ ,])|^(?:{words}),? ", re.I),
        re.compile(rf",? ?\b(?:{asides}),", re.I),
        re.compile(leave_out["dates"]),
        re.compile(rf"{subjects['but']}\b(?:{subjects['behind']})\s+$"),
        tuple((words, role) for words, role in roles["words"]),
        re.compile(
            rf"^(?:{leave_out['fronted']})\b[^,.;:{_NAMES}]*(?:[{_NAMES}](?:, [{_NAMES}])*,? (?:{listed}) [{_NAMES}]|[{_NAMES}])"
            rf"[^,.;:{_NAMES}]{{0,60}}(?P<comma>,)(?= )"
        ),
        re.compile(hedges["before"], re.I),
        re.compile(hedges["anywhere"], re.I),
        re.compile(hedges["after"], re.I),
        re.compile(hedges["sure_in_row"], re.I),
        MappingProxyType(_read(f"{language}_names.toml")),
        MappingProxyType({key: _compiled(text, parts) for key, text in told.items()}),
        re.compile("|".join(row[form] for row in table.values() for form in ("finite", "done", "doing") if form in row)),
    )


@cache
def languages() -> frozenset[str]:
    """The languages whose prose is read."""
    names = (f.name for f in files("loaders.parts.prose").joinpath("grammar").iterdir())
    return frozenset(name.removesuffix("_names.toml") for name in names if name.endswith("_names.toml"))


def literals(language: str) -> list[tuple[str, str]]:
    """Every text of a language's tables with its place in them: what a test looks through for words of one document."""
    return [pair for name in (f"{language}.toml", f"{language}_names.toml") for pair in _texts(_read(name), name)]


def _texts(value: Any, place: str) -> list[tuple[str, str]]:
    """All strings inside a table of TOML, which may hold anything."""
    if isinstance(value, str):
        return [(place, value)]
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [pair for key, part in inner for pair in _texts(part, f"{place} {key}")]


def _read(name: str) -> dict[str, Any]:
    """A table of the grammar as TOML gives it: its values are of any type."""
    return tomllib.loads(files("loaders.parts.prose").joinpath("grammar", name).read_text("utf-8"))


def _relation(name: str, row: dict[str, Any], parts: Mapping[str, str], voices: Mapping[str, str]) -> Relation:
    instruments = tuple((shown, re.compile(words)) for shown, words in row.get("instruments", ()))
    own: dict[str, Any] = {key: row[key] for key in ("finite", "done", "doing", "particle") if key in row}
    own["instrument"] = "(?P<instrument>" + "|".join(words for _, words in row.get("instruments", ())) + ")"
    own["subject"], own["object"] = row["subject"], row["object"]
    words = {**parts, **own}
    templates = [(voice, voices[voice]) for voice in row.get("voices", ())]
    templates += [(f"{n}", text) for n, text in enumerate(row.get("patterns", ()))]
    return Relation(
        name,
        row["says"],
        tuple(_pattern(voice, text, words) for voice, text in templates),
        (_kinds(row["subject"]), _kinds(row["object"])),
        row.get("strength", ""),
        row.get("role", ""),
        row.get("events", ""),
        row.get("instrument", ""),
        instruments,
        bool(row.get("same")),
        frozenset(row.get("never", ())),
    )


def _pattern(voice: str, text: str, words: Mapping[str, Any]) -> Pattern:
    """One pattern; marks in front of it say what it leaves out."""
    marks = re.match(r"(?:\{(?:topic|about|mutual|row)\})*", text)
    flags = marks[0] if marks else ""
    regex = _compiled(text[len(flags) :], words)
    return Pattern(voice, regex, "{clause}" in text, "{topic}" in flags, "{about}" in flags, "{mutual}" in flags, "{row}" in flags)


def _kinds(slot: list[str]) -> frozenset[str]:
    return frozenset(kind for name in slot for kind in _WIDER.get(name, (name,)))


def _compiled(text: str, words: Mapping[str, Any]) -> re.Pattern[str]:
    """A pattern with its parts in place: lists of names for the slots, tables' words for the rest."""
    fixed = {
        "any": _list(frozenset(MARKS) - {"money"}, words),
        "names": _NAMES,
        "acting": _ACTING,
        "front": FRONT,
        "actor": f"[{''.join(MARKS[kind] for kind in ('actor', 'network', 'country', 'self'))}]",
        "bodies": _list(frozenset({"actor", "network", "country", "self"}), words),
        "plan": f"[{MARKS['plan']}{MARKS['programme']}]",
        "undertakings": "".join(MARKS[kind] for kind in ("programme", "plan", "described")),
    }

    def part(match: re.Match[str]) -> str:
        name = match[1]
        if name in ("S", "O", "S2"):
            return f"(?P<{name}>{_list(_kinds(words['object' if name == 'O' else 'subject']), words)})"
        if name in fixed:
            return fixed[name]
        if name in ("programme", "place", "money"):
            kinds = {"programme": ("programme", "plan"), "place": ("country", "region"), "money": ("money",)}[name]
            return f"[{''.join(MARKS[kind] for kind in kinds)}]"
        return f"(?:{re.sub(_PART, part, words[name])})"

    return re.compile(re.sub(_PART, part, text))


_PART = re.compile(r"\{([A-Za-z_]\w*)\}")


def _list(kinds: frozenset[str], words: Mapping[str, Any]) -> str:
    """A pattern for one name of these kinds or a list of them, as the language joins its names."""
    one = f"[{''.join(sorted(MARKS[kind] for kind in kinds))}]"
    return rf"{one}(?:(?:{words['joined']}) {one})*"
