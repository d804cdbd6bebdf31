"""Which edition of each dataset is in force: the latest, or the latest issued by a given day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.joins.statements import JOINS
from graph.store import Cell, GraphStore

_DOCUMENTS = (
    "MATCH (d:Document) RETURN d.id AS id, d.stem AS stem, d.title AS title, d.dataset AS dataset, d.kind AS kind, d.country AS country, "
    "d.issued AS issued, d.loaded_at AS loaded_at, d.sha256 AS sha256, d.path AS path, d.loader AS loader, d.statements AS statements, "
    "d.skipped AS skipped, d.language AS language ORDER BY id"
)
_BY_NAME = frozenset({"iati", "three_w"})
"""Kinds of files whose editions are told by their names, for they have no title of their own."""

UPLOADED = 16
"""Digits of the hash of an uploaded file, which call its folder."""

REFERENCE = "reference:"
"""How the id of a reference table's document begins."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a document, as stored.

    Attributes:
        issued: ISO 8601 at the precision printed; "" where unknown.
        loaded_at: ISO 8601 date and time, UTC.
        language: ISO 639; `und` where it is not known, "" for reference tables.
    """

    id: str
    stem: str
    title: str
    dataset: str
    kind: str
    country: str
    issued: str
    loaded_at: str
    sha256: str
    path: str
    loader: str
    statements: int
    skipped: int
    language: str = ""

    @property
    def file(self) -> str:
        """Its file's name with the folder, which tells it from another of its name; no more of the path is anybody's business."""
        return "/".join(Path(self.path).parts[-2:])

    @property
    def is_reference(self) -> bool:
        """Whether it is a reference table."""
        return self.id.startswith(REFERENCE)

    @property
    def is_made(self) -> bool:
        """Whether nobody loaded it: a reference table, or the joins."""
        return self.is_reference or self.id == JOINS

    @property
    def dated(self) -> str:
        """The day it counts from: its date of issue, else the day it was loaded."""
        return self.issued or self.loaded_at[:10]


def all_editions(store: GraphStore) -> tuple[Edition, ...]:
    """Every edition in the store, reference tables and joins included, by id; none for an empty store."""
    version = store.version()
    if version == "0":
        return ()
    return store.memory.kept(version, _DOCUMENTS, lambda: tuple(edition_of(row) for row in store.read(_DOCUMENTS).dicts()), len)


def editions_in_force(editions: tuple[Edition, ...], as_of: str = "") -> tuple[Edition, ...]:
    """For each dataset the latest edition, or the latest issued by the day `as_of` (ISO 8601); reference tables and joins always count.

    An edition dated by its month or year counts from that month's or year's first day on.
    """
    latest: dict[str, Edition] = {}
    for edition in sorted(editions, key=lambda e: (e.dated, e.loaded_at, e.id)):
        if edition.is_made or not as_of or edition.dated <= as_of or as_of.startswith(edition.dated):
            latest[edition.id if edition.is_reference else edition.dataset] = edition
    return tuple(sorted(latest.values(), key=lambda e: e.id))


def namesakes(edition: Edition, editions: Iterable[Edition]) -> list[Edition]:
    """Other editions of a data file that lie in another folder: perhaps other data, and editions of one another by the file's name only.

    What was uploaded lies in a folder that is called by its hash, which tells nothing.
    """
    if edition.kind not in _BY_NAME or _is_uploaded(edition):
        return []
    folder = Path(edition.path).parent
    others = (e for e in editions if e.dataset == edition.dataset and e.id != edition.id and not _is_uploaded(e))
    return [e for e in others if Path(e.path).parent != folder]


def _is_uploaded(edition: Edition) -> bool:
    return Path(edition.path).parent.name == edition.sha256[:UPLOADED]


def edition_of(document: Mapping[str, Cell]) -> Edition:
    """The edition that the properties of a Document node tell of."""
    numbers = {"statements", "skipped"}
    cells = {k: document.get(k) for k in Edition.__slots__}
    return Edition(**{k: int(str(v or 0)) if k in numbers else str(v or "") for k, v in cells.items()})  # type: ignore[arg-type]
