"""How good the facts are, as measured: `measured.json` is written by `make quality` together with docs/quality.md."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from api.web.site import FOLDER
from graph.quality.scoring import Figures


@dataclass(frozen=True, slots=True)
class Share:
    """What was measured of one kind of document; `documents` are the stems of those that have gold."""

    kind: str
    documents: tuple[str, ...]
    figures: Figures


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
    kind, counts = str(read["kind"]), (int(str(read[name])) for name in ("gold", "found", "facts", "confirmed"))
    return Share(kind, tuple(map(str, documents)), Figures({"kind": kind}, *counts))
