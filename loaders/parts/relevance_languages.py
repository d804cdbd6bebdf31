"""Whether a text is in a language whose words for trafficking are known, so that its silence says something."""

import re

from loaders.parts.language import UNKNOWN, detect_language
from loaders.parts.relevance_words import languages

_ONLY_HEARD = frozenset(
    {"am", "bn", "cy", "eu", "fa", "ga", "he", "hi", "hy", "ja", "ka", "km", "ko", "lo", "mt", "my", "ne", "th", "ur", "zh"}
)
"""Languages of which the table has the most common words only, or whose scripts leave no gaps: their silence says nothing."""

_LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u0600-\u06ff\u1e00-\u1eff]")
"""Latin, Greek, Cyrillic and Arabic letters: the scripts of the languages whose words are known."""

_COMMON = (
    " of ", " and ", " for ", " to ", " in ", " on ", " with ", " et ", " des ", " les ", " du ", " dans ", " pour ", " el ", " la ",
    " los ", " las ", " del ", " para ", " por ", " het ", " een ", " van ", " voor ", " und ", " der ", " für ", " dos ", " das ",
    " och ", " og ",
)  # fmt: skip
"""Words that no text of some length is without in the languages that most is published in, whatever its tag says."""

_READ = 400
"""Characters that tell the script of a text."""

_TELLING = 60
"""Characters of text whose language a model can tell: a title or a list of names is of any."""


def is_known(tag: str, text: str) -> bool:
    """Whether the words of a text's language are known: by its common words, its script and its tag; by a model where the tag is missing.

    Without a tag a short text in a script that is known counts as known.
    """
    if any(word in text for word in _COMMON):
        return True
    start = text[:_READ]
    if not text.isascii() and len(_LETTERS.findall(start)) * 2 <= len(start) * 0.8:
        return False
    language = "" if tag[2:3].isalpha() else tag[:2]
    language = language or (detect_language(text) if len(text) >= _TELLING else UNKNOWN)
    return language == UNKNOWN or (language in languages() and language not in _ONLY_HEARD)
