"""How like two names are, and which of many candidates are hits: the measure of every store's search for names."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from graph.ids import fold
from graph.store import Hit

LEAST = 0.6
"""The likeness below which a name is no hit."""


def like_names(text: str, candidates: Iterable[tuple[str, str, str]], labels: Sequence[str], limit: int) -> list[Hit]:
    """The best hits among (label, id, name), each node once with the name most like `text`."""
    folded = fold(text)
    best: dict[str, Hit] = {}
    for label, id_, name in candidates:
        score = _likeness(folded, fold(name))
        if score >= LEAST and (not labels or label in labels) and (id_ not in best or best[id_].score < score):
            best[id_] = Hit(id_, label, name, score)
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.id))[:limit]


def _likeness(one: str, other: str) -> float:
    return max(fuzz.ratio(one, other), 0.95 * fuzz.token_set_ratio(one, other)) / 100
