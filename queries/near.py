"""Near misses of a short list of known words."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from graph.ids import fold


def nearest(text: str, known: Iterable[str], limit: int = 5, least: float = 60.0) -> tuple[str, ...]:
    """The known words most like `text`, best first; `least` is the likeness (0-100) below which none is near."""
    found = process.extract(text, sorted(set(known)), scorer=fuzz.WRatio, processor=fold, limit=limit, score_cutoff=least)
    return tuple(word for word, _, _ in found)
