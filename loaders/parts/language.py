"""The language that a document is written in, told from its text by py3langid's model (see docs/decisions/0008-languages.md)."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNKNOWN = "und"
"""ISO 639-2 for a language that is not known."""

_SURE = 0.6
"""The probability from which the model is believed; it is calibrated, and a list of names or figures stays far below."""

_LETTERS = 40
"""Letters of the shortest text whose language is told: a heading or a name can be of any."""

_READ = 20_000
"""Characters that are looked at: ten pages, spread over the text, say as much as the whole."""

_PARTS = 8
"""Stretches that these characters are taken from, so that a summary in another language does not speak for all."""


def detect_language(text: str) -> str:
    """The language of a text: ISO 639-1, the code of ISO 639-3 where that has none, `und` where it is not clear.

    The same text always gives the same language. Bokmål and Nynorsk are both `no`.
    """
    sample = _sample(text)
    if sum(c.isalpha() for c in sample) < _LETTERS:
        return UNKNOWN
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _SURE and language != "zxx" else UNKNOWN


def _sample(text: str) -> str:
    if len(text) <= _READ:
        return text
    step = len(text) // _PARTS
    return "\n".join(text[at : at + _READ // _PARTS] for at in range(0, step * _PARTS, step))


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # numpy and a model of 4.6 MB: half a second, when first needed

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
