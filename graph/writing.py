"""The only way into the store: an extraction becomes one batch, written as one change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.batch import batch_of
from graph.editions import Edition, all_editions, editions_in_force
from graph.errors import UnknownName
from graph.model import Extraction, Skipped
from graph.resolve.tables import reference_batches
from graph.store import GraphStore, Writing


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of one source.

    Attributes:
        outcome: "loaded", "new edition" (another edition of its dataset was there), or "unchanged" (the same bytes were).
        older: the stems and dates of the dataset's other editions, where there are any.
    """

    source: str
    document: str
    outcome: str
    kind: str
    reason: str
    title: str
    issued: str
    statements: int
    passages: int
    skipped: tuple[Skipped, ...]
    in_force: bool = True


def find_same(store: GraphStore, sha256: str) -> Edition | None:
    """The edition that holds these very bytes."""
    return next((e for e in all_editions(store) if e.sha256 == sha256), None)


def load(store: GraphStore, extraction: Extraction, *, again: bool = False, loaded_at: str | None = None) -> LoadReport:
    """Write one extraction: all of it in one change, or nothing.

    Args:
        again: write it even if the same bytes are there (after a change of the loaders).
        loaded_at: ISO 8601 time to record; now, where None.

    Raises:
        ModelError: a fact breaks the schema.
        StoreError: the store cannot be written.
    """
    document = extraction.document
    editions = all_editions(store)
    same = next((e for e in editions if e.sha256 == document.sha256), None)
    if same is not None and not again:
        return _report(extraction, same.id, "unchanged", len(extraction.facts), in_force=True)
    when = loaded_at or (same.loaded_at if same else datetime.now(UTC).isoformat(timespec="seconds"))
    batch = batch_of(extraction, when)
    with store.writing() as change:
        _put_reference(change, editions)
        if same is not None and same.id != batch.document["id"]:
            change.drop(same.id)
        change.put(batch)
    others = [e for e in editions if e.dataset == document.dataset and e.sha256 != document.sha256]
    now = editions_in_force(all_editions(store))
    return _report(
        extraction,
        str(batch.document["id"]),
        "new edition" if others else "loaded",
        int(str(batch.document["statements"])),
        in_force=any(e.id == batch.document["id"] for e in now),
    )


def forget(store: GraphStore, name: str) -> Edition:
    """Remove one edition: exactly its statements and passages, and the nodes that nothing else names.

    Args:
        name: its id, or its stem where only one edition has it.

    Raises:
        UnknownName: there is none, or several; the message lists them.
    """
    edition = find_edition(all_editions(store), name)
    with store.writing() as change:
        change.drop(edition.id)
    return edition


def find_edition(editions: Sequence[Edition], name: str) -> Edition:
    """The edition of an id or stem.

    Raises:
        UnknownName: there is none, or several; the message lists them.
    """
    found = [e for e in editions if name == e.id] or [e for e in editions if name == e.stem]
    if len(found) == 1:
        return found[0]
    known = tuple(e.id for e in (found or editions) if not e.is_reference)
    if found:
        raise UnknownName(f"{name} has {len(found)} editions: {', '.join(known)}. Name one of them.", known)
    raise UnknownName(f"There is no document {name}. Loaded are: {', '.join(known) or 'none'}.", known)


def _put_reference(change: Writing, editions: Sequence[Edition]) -> None:
    """Put the reference tables that are missing or of other bytes."""
    there = {e.id: e.sha256 for e in editions}
    for batch in reference_batches():
        if there.get(str(batch.document["id"])) != batch.document["sha256"]:
            change.put(batch)


def _report(extraction: Extraction, document: str, outcome: str, statements: int, *, in_force: bool) -> LoadReport:
    info = extraction.document
    return LoadReport(
        info.path,
        document,
        outcome,
        info.kind,
        info.reason,
        info.title,
        info.issued or "",
        statements,
        len(extraction.passages),
        extraction.skipped,
        in_force,
    )


Progress = Callable[[str], None]
"""Told the name of each stage as it begins."""
