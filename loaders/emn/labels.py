"""The words of the EMN template: labels of a measure's table, ticked themes, statuses, Yes and No, in every language that has a table.

A language is one file, `languages/<ISO 639-1>.toml`, with the same entries as the others; the machinery knows no language. All of them
are looked for in every document, since contributions mix the template's English with their own language.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

Table = Mapping[str, Mapping[str, str]]
"""The words of one language: sections of patterns by name."""


@cache
def languages() -> Mapping[str, Table]:
    """The tables by language, English first: its words are the template's own."""
    folder = files("loaders.emn").joinpath("languages")
    found = {file.name.removesuffix(".toml"): _table(file.read_text("utf-8")) for file in folder.iterdir() if file.name.endswith(".toml")}
    return MappingProxyType(dict(sorted(found.items(), key=lambda item: (item[0] != "en", item[0]))))


def _table(text: str) -> Table:
    """A table; an entry that is a list holds alternatives."""
    sections = tomllib.loads(text)
    return {name: {k: "|".join(v) if isinstance(v, list) else str(v) for k, v in section.items()} for name, section in sections.items()}


def _entries(section: str) -> dict[str, str]:
    """The patterns of a section, those of all languages together, in the order of the English table."""
    names = dict.fromkeys(name for table in languages().values() for name in table[section])
    return {name: "|".join(f"(?:{t[section][name]})" for t in languages().values() if name in t[section]) for name in names}


@cache
def label_patterns() -> Mapping[str, re.Pattern[str]]:
    """One pattern a field, over all languages: the label at the start of a cell, its bracket, and a colon or the end."""
    return MappingProxyType(
        {
            field: re.compile(rf"(?:{words})\s*(?:\([^()]*\)\s*)?" + (r"(?::\s*|(?=\s)|$)" if field == "name" else r"(?::\s*|$)"), re.I)
            for field, words in _entries("labels").items()
        }
    )


@cache
def titles(state: str) -> tuple[re.Pattern[str], ...]:
    """Where a contribution's head names its state, the surest first.

    Args:
        state: the pattern of a state's name, which may have to be in capitals whatever the rest is.
    """
    texts = [t for table in languages().values() for name, t in table["titles"].items() if name != "field"]
    fields = _entries("titles")["field"]
    parts = [r"\b" + "".join(state if part == "STATE" else f"(?i:{part})" if part else "" for part in _around(text)) for text in texts]
    return tuple(re.compile(part) for part in [*parts, rf"^(?i:{fields})\s*[:–-]\s*{state}"])


def _around(text: str) -> list[str]:
    before, _, after = text.partition("STATE")
    return [before, "STATE", after]


_WORDS = _entries("words")


def words(name: str) -> str:
    """The pattern of some words, those of all languages; without case, without groups."""
    return f"(?:{_WORDS[name]})"


THEMES: Mapping[str, re.Pattern[str]] = MappingProxyType({key: re.compile(text, re.I) for key, text in _entries("themes").items()})
"""Themes by words of the tick boxes' text, the more telling first."""

STATUSES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {status: re.compile(rf"\b(?:{text})\b", re.I) for status, text in _entries("statuses").items()}
)
"""What a status cell says, by its words; "implementation" alone says nothing."""

TEMPLATE = re.compile(words("template"), re.I)
"""Words by which a contribution to an EMN study is known."""

EMPTY = re.compile(rf"[\s.\-–—/?*]*(?:{words('empty')}[\s.\-–—/?*]*)?$", re.I)
"""What stands in a cell that says nothing."""
