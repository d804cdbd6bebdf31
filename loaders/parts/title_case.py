"""Headings printed in capitals, in the case that the same words have in running text."""

import re
from functools import lru_cache

_CAPITAL = r"[A-Z][\w’'-]*"


def sentence_case(heading: str, text: str) -> str:
    """A heading in capitals as a sentence: a name that the text prints inside its sentences keeps its capitals.

    Args:
        heading: the heading, all in capitals.
        text: the whole document, whose names count.
    """
    lower = heading.lower()
    for name in _names(text):
        lower = re.sub(rf"(?<![\w-]){re.escape(name.lower())}(?![\w-])", name.replace("\\", ""), lower)
    return lower[:1].upper() + lower[1:]


@lru_cache(maxsize=4)
def _names(text: str) -> tuple[str, ...]:
    """Names inside sentences, the shortest first; a single word counts only where the text never prints it small."""
    running = "\n".join(line for line in text.splitlines() if not line.isupper() and not line.startswith("#"))
    small = frozenset(re.findall(r"(?<![\w’'-])[a-z][\w’'-]*", running))
    found = {m[0] for m in re.finditer(rf"(?:(?<=[a-z,;] )|(?<=\()){_CAPITAL}(?:\s{_CAPITAL})*", running)}
    return tuple(
        sorted((n for n in found if (n.lower() not in running if " " in n else n.lower() not in small)), key=lambda n: (len(n), n))
    )
