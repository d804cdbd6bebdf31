"""How good the facts are, as measured: `measured.json` is written by `make quality` together with docs/quality.md."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from api.web.site import FOLDER


@dataclass(frozen=True, slots=True)
class Share:
    """What was measured of one kind of document.

    Attributes:
        documents: the stems of those that have gold.
        gold, found: facts that a careful reader wrote down, and those of them that tipgraph found.
        facts, confirmed: facts that tipgraph found, and those of them that gold confirms.
    """

    kind: str
    documents: tuple[str, ...]
    gold: int
    found: int
    facts: int
    confirmed: int

    @property
    def recall(self) -> float | None:
        """The share of the gold facts that were found; None where there is none."""
        return self.found / self.gold if self.gold else None

    @property
    def precision(self) -> float | None:
        """The share of the facts that gold confirms; None where there is none."""
        return self.confirmed / self.facts if self.facts else None


@cache
def quality() -> tuple[Share, ...]:
    """The figures by kind of document."""
    read = json.loads((FOLDER / "measured.json").read_text(encoding="utf-8"))
    return tuple(_share(each) for each in read["kinds"])


def quality_of_kind(kind: str) -> Share | None:
    """The figures of one kind; None where nobody wrote gold for a document of it."""
    return next((share for share in quality() if share.kind == kind), None)


def _share(read: Mapping[str, object]) -> Share:
    documents = read["documents"]
    assert isinstance(documents, list)  # noqa: S101  the file is ours
    figures = (int(str(read[name])) for name in ("gold", "found", "facts", "confirmed"))
    return Share(str(read["kind"]), tuple(map(str, documents)), *figures)
