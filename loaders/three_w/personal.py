"""Persons in heads: tables of cases or victims, which are never loaded, and columns of contacts, which are never read.

A table is one of cases or victims if a head names a person helped ("Victim", "Nom de la victime"), if a tag does (`#affected+name`), or if
a column of names or codes stands beside ages and beside sexes or nationalities. Tables that count people ("Victims reached, girls") are
none. The words of each language stand in a row of `personal_words.csv`; how they go together is said here. The words of different
languages are never mixed: "nombre" is a number in French and a name in Spanish.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from loaders.three_w.tags import Column, Tag, parse_tags, read_own, words_of

_OF_WORK = re.compile(r"(?:org|project|activity|country|region|adm\d|loc|sector|subsector|contact|crisis|event|service|currency)")
"""Tags whose columns hold names and codes of bodies, works and places; contacts are never read."""

COUNTS = frozenset({"reached", "targeted", "inneed", "affected", "population"})
"""Tags of columns that count people: beside one of them a bare code may be a row's own."""

_POSSESSIVE = re.compile(r"(?<=\w)['’]s\b|(?<=s)['’](?!\w)")
_JOINED = re.compile(r"(?<=[a-z]{3})(?=[A-Z])")
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MARKS = re.compile(r"[()\[\],;:/|\n]+")


_CONTACT = frozenset(
    {"contact", "contacts", "focal", "focalpoint", "email", "mail", "phone", "phones", "tel", "telephone", "mobile", "fax", "enumerator",
     "respondent", "manager", "coordinator", "officer", "staff", "responsible", "reporter"}
)  # fmt: skip
"""Attributes of columns that hold a person's name or details, whatever their hashtag."""


def is_personal(column: Column, tag: Tag) -> bool:
    """Whether a column holds contact details or the persons to ask, which are never read: by its tag, or else by its heads."""
    if tag.name == "contact" or not _CONTACT.isdisjoint(words_of(tag.attributes)):
        return True
    return not is_of_work(tag.name) and any(" ".join(parts_of(head)) in _contact_heads() for head in column.heads)


def is_of_work(name: str) -> bool:
    """Whether columns of a tag hold names and codes of bodies, works and places."""
    return _OF_WORK.fullmatch(name) is not None


@cache
def _contact_heads() -> frozenset[str]:
    return frozenset(" ".join(parts_of(word)) for row in read_own("contact_heads.csv") for word in row["words"].split("|"))


def find_personal(rows: Sequence[Sequence[str]]) -> str:
    """The head or tag that makes a table one of cases or victims; "" where there is none.

    Args:
        rows: those down to the row of tags, which is the last. A row with one value only is the table's title.
    """
    heads = [row for row in rows if len({cell.strip() for cell in row} - {""}) > 1]
    for head in (cell.strip() for row in heads for cell in row):
        if _names_person(head):
            return head
    return next((found for row in heads for found in _beside(row, rows[-1])), "")


def parts_of(head: str) -> list[str]:
    """The parts of a head between brackets, commas, strokes and the like, in small letters, without accents and other signs."""
    apart = _JOINED.sub(" ", _POSSESSIVE.sub(" ", head)).replace("°", "o")
    plain = "".join(c for c in unicodedata.normalize("NFKD", apart) if not unicodedata.combining(c)).casefold()
    parts = (" ".join(re.sub(r"[^\w#]|_", " ", part).split()) for part in _MARKS.split(plain))
    return [re.sub(r"(?<=\w) ?#$", " no", part) for part in parts if part]


def _names_person(head: str) -> bool:
    """Whether a head names a person helped: the person alone, or with a name, code, age or trait."""
    if any(re.search(row["pattern"], head, re.I) for row in read_own("personal.csv")):
        return True
    alone = parts_of(_BRACKET.sub("", head).replace("/", " "))
    if len(alone) == 1 and any(alone[0] in row["alone"].split("|") for row in _words()):
        return True
    return any(pattern.search(part) for part in parts_of(head) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(pattern for row in _words() for pattern in _patterns_of(row))


def _patterns_of(row: Mapping[str, str]) -> Iterator[re.Pattern[str]]:
    """What names a person in a language: "age of victims", "number of the victim", "victim name", "victim code", "victims names".

    "Number of victims" and "victims, age 0-17" are counts.
    """
    one, many, name, code, number = row["person"], row["persons"], row["name"], row["code"], row["number"]
    traits = f"{row['age']}|{row['trait']}"
    link = f"(?: (?:{row['link']}))*" if row["link"] else ""
    end = rf"\b(?! (?:{row['unless']})\b)" if row["unless"] else r"\b"
    yield re.compile(rf"\b(?:{name}|{code}|{traits}){link} (?:{'|'.join(filter(None, (one, many)))}){end}")
    yield re.compile(rf"\b(?:{number}){link} (?:{one}){end}")
    yield re.compile(rf"\b(?:{one}){link} (?:{name}|{traits})\b")
    yield re.compile(rf"\b(?:{one}){link}(?: (?:{code}|{number}))+$")
    if many:
        yield re.compile(rf"^(?:{many}){link} (?:{name}|{code})$")


def _beside(heads: Sequence[str], tags: Sequence[str]) -> Iterator[str]:
    """The head of a column of names or codes that stands beside ages and beside sexes or nationalities, if there is one."""
    parts = [parts_of(head) for head in heads]
    for row in _words():
        columns = {kind: _columns(parts, row[kind]) for kind in ("name", "code", "number", "age", "trait")}
        if not columns["age"] or not columns["trait"]:
            continue
        told = columns["age"] | columns["trait"]
        counted = any(_tag(tags, place) in COUNTS for place in range(len(tags)) if place not in told)
        for place in sorted(columns["name"] | (set() if counted else columns["code"] | columns["number"])):
            if not is_of_work(_tag(tags, place)):
                yield heads[place].strip()


def _columns(parts: Sequence[Sequence[str]], words: str) -> set[int]:
    """The columns whose head is one of some words."""
    return {place for place, head in enumerate(parts) if head and not set(words.split("|")).isdisjoint(head[:2])}


def _tag(tags: Sequence[str], place: int) -> str:
    found = parse_tags(tags[place]) if place < len(tags) else ()
    return found[0].name if found else ""


@cache
def words_for(kind: str) -> frozenset[str]:
    """The words of a kind ("age", "trait", "name") in all languages, as `parts_of` writes them."""
    return frozenset(word for row in _words() for word in row[kind].split("|") if word)


@cache
def _words() -> tuple[Mapping[str, str], ...]:
    """The rows of the table of words, each word as `parts_of` writes it."""
    return tuple(
        {kind: "|".join(" ".join(parts_of(word)) for word in cell.split("|")) for kind, cell in row.items()}
        for row in read_own("personal_words.csv")
    )
