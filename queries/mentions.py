"""The names in a sentence: runs of words that name a node of the graph, or a country, longest first."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.ids import name_key
from graph.resolve.countries import country_name, find_country
from graph.store import GraphStore
from queries.sentence import PLACE_WORDS, QUESTION_WORDS
from queries.spec import NAME_LABELS

_LONGEST = 14
"""Words of the longest name looked for."""

_WORD = re.compile(r"[\w&’'./-]*\w")
_LABELS = tuple(NAME_LABELS.values())


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of words that names something: its ids by label, and the name of the country that it may also be.

    `word_before` is the word before it and its article.
    """

    text: str
    start: int
    end: int
    ids: Mapping[str, tuple[str, ...]]
    country: str = ""
    after_place_word: bool = False
    word_before: str = ""

    def fits(self, label: str) -> bool:
        """Whether it names a node of this label."""
        return label in self.ids

    def value(self, label: str) -> str:
        """The id, where it names one node of the label; else the words, so that asking lists the candidates."""
        found = self.ids[label]
        return found[0] if len(found) == 1 else self.text

    def shown(self, label: str) -> str:
        """The name to show for what it was taken for."""
        return self.country if label == "Country" and self.country else self.value(label)


def find_mentions(store: GraphStore, sentence: str) -> tuple[Mention, ...]:
    """The names in a sentence, in order; longer runs win over the shorter ones inside them."""
    words = [(m[0], m.start(), m.end()) for m in _WORD.finditer(sentence)]
    runs = [(i, j) for size in range(min(_LONGEST, len(words)), 0, -1) for i in range(len(words) - size + 1) for j in [i + size]]
    texts = {run: sentence[words[run[0]][1] : words[run[1] - 1][2]] for run in runs}
    candidates = {run: text for run, text in texts.items() if _may_be_name(text, words, run)}
    known = store.find_ids(sorted(set(candidates.values())), _LABELS)
    taken: set[int] = set()
    found = []
    for run, text in candidates.items():
        if taken.isdisjoint(range(*run)) and (ids := _ids_of(text, known.get(text, ()))):
            taken.update(range(*run))
            found.append(_mention(text, words, run, ids))
    return tuple(sorted(found, key=lambda m: m.start))


def _may_be_name(text: str, words: Sequence[tuple[str, int, int]], run: tuple[int, int]) -> bool:
    """Whether a run of words may be a name at all: no question word at its ends, no lone little word."""
    first, last = words[run[0]][0], words[run[1] - 1][0]
    if run[1] - run[0] > 1:
        # "the Gambia" starts with an article, which name keys pass over; "in Nigeria" does not start a name
        return not _is_question_word(first, run[0]) and not _is_question_word(last, run[1] - 1) and bool(name_key(text))
    return not _is_question_word(text, run[0]) and len(text) > 1


def _is_question_word(word: str, place: int) -> bool:
    """Whether it asks or joins: "who" does, "WHO" is an organisation - unless it opens the sentence."""
    return word.lower() in QUESTION_WORDS and (place == 0 or not (word.isupper() and len(word) > 2))


def _ids_of(text: str, hits: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    ids: dict[str, tuple[str, ...]] = {}
    for label, id_ in sorted(hits):
        ids[label] = (*ids.get(label, ()), id_)
    code = find_country(text)
    if code:
        ids["Country"] = (f"country:{code}",)
    return ids


def _mention(text: str, words: Sequence[tuple[str, int, int]], run: tuple[int, int], ids: Mapping[str, tuple[str, ...]]) -> Mention:
    before = words[run[0] - 1][0].lower() if run[0] else ""
    if before == "the" and run[0] > 1:
        before = words[run[0] - 2][0].lower()
    code = ids["Country"][0].removeprefix("country:") if "Country" in ids else ""
    country = country_name(code) if len(ids.get("Country", ())) == 1 and find_country(code) else ""
    return Mention(text, words[run[0]][1], words[run[1] - 1][2], ids, country, before in PLACE_WORDS, before)
