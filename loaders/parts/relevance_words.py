"""The words by which a text speaks of trafficking, read from `relevance.csv`, and where they stand in a text.

A row of the table is a language, a sense and the words. A word may go on where its row ends ("trafficked child"), but for what is
trafficked, of which the table has whole words; `*` stands for the rest of a word, `^` for the beginning of a line. A space or a
hyphen of the table is any of them in the text, a line break too.
"""

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import groupby

CERTAIN = ("seeming", "akin", "person")
"""Senses of words that speak of trafficking in human beings by themselves, and of those that only seem to."""

OPEN = ("seeming", "akin", "likely", "against", "dealing", "bare")
"""Senses of words for trafficking that leave open what it is of, and of those that only seem to be such."""

_WHOLE = frozenset({"people", "doubt", "thing"})
"""Senses of whole words, in the singular or in the plural with an s."""

_ALWAYS = ("traf", "traite", "trata", "tratta", "handel", "slaver", "-tip", "ctip", " tip", "tip ", "thb", "vots")
"""A short piece of every speaking word that a text in plain English may hold, in names and quotations too: what a text must hold to be
searched. Each costs a look at every text, so they are few."""

_ABROAD = (
    "alver", "biashara", "dagangan", "esclav", "escrav", "handl", "ihmiskaup", "kauban", "keresked", "klaver", "mansal", "obchod", "prekyb",
    "salerosket", "schiav", "snachu", "taci", "ticaret", "tirdzniec", "tracta", "trgov", "usafirish",
)  # fmt: skip
_ABROAD_WITH_SIGNS = (
    "händl", "tráf", "tràf", "tirdzniecīb", "háinneáil", "gáinneá", "ti̇caret", "mua bán", "buôn", "торг", "трафи", "траффи", "трговиј",
    "трговин", "търговия", "ганд", "εμπορ", "تجار", "قاچاق", "سمگلنگ", "贩", "販", "拐卖", "人身", "인신매매", "ค้ามนุษย์", "ជួញដូរ", "ຄ້າມະນຸດ",
    "လူကုန်ကူး", "मानव", "পাচার", "ዝውውር", "መነገድ", "סחר", "ვაჭრობ", "ტრეფიკინგ", "թրաֆիքինգ",
)  # fmt: skip
"""The same of other languages: looked for in texts that are not in plain English, those with other signs where a text has such."""

_JOINED = "\u0590"
"""From here on (Hebrew), scripts write particles and words in one, so that a word may begin inside another."""


def stems_in(text: str, foreign: str) -> list[str]:
    """The stems that texts hold: those of all languages in the foreign ones; both in lower case."""
    found = [stem for stem in _ALWAYS if stem in text]
    if foreign:
        found += [stem for stem in _ABROAD if stem in foreign]
        if not foreign.isascii():
            found += [stem for stem in _ABROAD_WITH_SIGNS if stem in foreign]
    return found


@cache
def speaking(stem: str, senses: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """What finds the words of some senses that hold a stem: a pattern, and the sense of each of its groups, from the first.

    Where several begin at one place the longest counts. They are grouped by their first letters: so many words are else slow to look for.
    """
    words = [(word, sense) for sense in senses for word in _words()[sense] if stem in word.replace("*", "")]
    words.sort(key=lambda row: (_first(row[0]), -len(row[0])))
    groups = [(*key, _group([word for word, _ in same], key[1])) for key, same in groupby(words, key=lambda row: (_first(row[0]), row[1]))]
    letters = [f"(?={letter})(?:{'|'.join(group for _, _, group in same)})" for letter, same in groupby(groups, key=lambda group: group[0])]
    start = r"(?<!\w)" if words and _first(words[0][0]) < _JOINED else ""
    return re.compile(f"{start}(?:{'|'.join(letters) or '(?!)'})"), tuple(sense for _, sense, _ in groups)


def _first(word: str) -> str:
    """The first letter of a word of the table."""
    return word.lstrip("^")[0]


def _group(words: list[str], sense: str) -> str:
    """An expression for words of one sense, to their ends in the text where scripts leave gaps, as a group."""
    to_the_end = "" if sense == "dealing" or _first(words[0]) >= _JOINED else r"\w*"
    return f"((?:{'|'.join(map(_one, words))}){to_the_end})"


@cache
def named(sense: str) -> re.Pattern[str]:
    """Finds the words of a sense that tell what is trafficked, or what stands beside it."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_one, _words()[sense]))})" + (r"s?(?!\w)" if sense in _WHOLE else ""))


@cache
def languages() -> frozenset[str]:
    """The languages whose words for trafficking in human beings are known: ISO 639-1."""
    return frozenset(row["language"] for row in _rows() if row["sense"] == "person")


@cache
def _rows() -> tuple[Mapping[str, str], ...]:
    return tuple(csv.DictReader(files("loaders.parts").joinpath("relevance.csv").read_text("utf-8").splitlines()))


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """The words of each sense, the longest first."""
    words: dict[str, set[str]] = {}
    for row in _rows():
        words.setdefault(row["sense"], set()).add(row["words"])
    return {sense: tuple(sorted(found, key=lambda word: (-len(word), word))) for sense, found in words.items()}


def _one(word: str) -> str:
    """An expression for one word of the table."""
    parts = [r"\w*".join(map(re.escape, part.split("*"))) for part in re.split(r"[ -]", word.lstrip("^"))]
    return ("(?m:^)" if word[0] == "^" else "") + r"[\s\u2010-\u2015-]+".join(parts).replace("'", "['\u2019]")
