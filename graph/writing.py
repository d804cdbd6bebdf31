"""The only way into the store: an extraction becomes one batch, written as one change."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from graph.batch import batch_of
from graph.data_file import Records
from graph.editions import Edition, all_editions, editions_in_force, namesakes
from graph.errors import StoreError, UnknownName
from graph.joins.reading import DATA_KINDS
from graph.model import DocumentInfo, Extraction, Skipped
from graph.reference_documents import reference_batches
from graph.store import GraphStore, SourceRows, Writing


@dataclass(frozen=True, slots=True)
class Loaded:
    """A data file whose bytes the store holds already, so that nobody reads it again."""

    document: DocumentInfo
    statements: int
    records: int
    skipped: tuple[Skipped, ...] = ()


Read = Extraction | Records | Loaded
"""What one source gave: a document's facts, or a data file's records, or that they are there."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of one source.

    Attributes:
        outcome: "loaded", "new edition" (another edition of its dataset was there), or "unchanged" (the same bytes were).
        statements, passages: how many were written; where the outcome is "unchanged", how many the store holds and the file gives.
        in_force: whether answers are drawn from this edition; not where a later one of its dataset is there.
    """

    source: str
    document: str
    outcome: str
    kind: str
    reason: str
    title: str
    issued: str
    language: str
    statements: int
    passages: int
    skipped: tuple[Skipped, ...]
    in_force: bool = True


GROUP_STATEMENTS = 20_000
GROUP_SECONDS = 10.0
"""How much of documents goes into one change of the store, which costs a second and more whatever it holds. A kill loses one group at most,
and each source of it as a whole. Of data files, a kill loses nothing that was read (graph/extract_cache.py), so all of a call go into one
change."""


def load(store: GraphStore, extraction: Read, *, again: bool = False) -> LoadReport:
    """Write one extraction: all of it in one change, or nothing; see load_all."""
    return next(load_all(store, [extraction], again=again))


def load_all(store: GraphStore, extractions: Iterable[Read], *, again: bool = False) -> Iterator[LoadReport]:
    """Write extractions as they come, several in one change; each source is wholly there afterwards, or not at all.

    Args:
        again: write sources anew whose bytes are there (after a change of the loaders).

    Yields:
        One report a source, in order, once readers see its change.

    Raises:
        ModelError: a fact breaks the schema; what was reported before is written.
        StoreError: the store cannot be written; the sources of this change are not in it.
    """
    group: list[Read] = []
    began = time.monotonic()
    for extraction in extractions:
        group.append(extraction)
        documents = [read for read in group if isinstance(read, Extraction)]
        if sum(map(statements_in, documents)) >= GROUP_STATEMENTS or (documents and time.monotonic() - began >= GROUP_SECONDS):
            yield from _write(store, group, again)
            group, began = [], time.monotonic()
    if group:
        yield from _write(store, group, again)


def statements_in(read: Read) -> int:
    """How many statements a source gave."""
    return len(read.facts) if isinstance(read, Extraction) else read.statements


def passages_in(read: Read) -> int:
    """How many passages, or records, a source gave."""
    return len(read.passages) if isinstance(read, Extraction) else read.records


def find_loaded(store: GraphStore, editions: Sequence[Edition], sha256: str, path: Path) -> Loaded | None:
    """What a store holds of a file with these bytes; None where it holds nothing of it."""
    edition = next((e for e in editions if e.sha256 == sha256), None)
    if edition is None:
        return None
    (records,) = store.read("MATCH (p:Passage) WHERE p.document = $id RETURN count(*) AS n", {"id": edition.id}).dicts()
    info = DocumentInfo(edition.stem, sha256, edition.kind, edition.title, edition.dataset, issued=edition.issued,
                        language=edition.language, path=str(path), reason=edition.loader)  # fmt: skip
    return Loaded(info, edition.statements, int(str(records["n"])))


def _write(store: GraphStore, group: Sequence[Read], again: bool) -> list[LoadReport]:
    """Write a group in one change; nothing is written where all of it is there."""
    there = all_editions(store)
    if not again and {e.document.sha256 for e in group} <= {e.sha256 for e in there}:
        return [_report(e, "unchanged", there) for e in group]
    with store.writing() as change:
        there = all_editions(store)  # seen under the writer's lock: what another process wrote meanwhile counts
        _put_reference(change, there)
        written: list[DocumentInfo] = []
        outcomes = [_put(change, extraction, there, written, again) for extraction in group]
    now = all_editions(store)
    reports = [_report(e, outcome, now) for e, outcome in zip(group, outcomes, strict=True)]
    elsewhere = _also_elsewhere(store, reports, now)
    return [
        replace(r, skipped=(*r.skipped, *_namesakes(r, now), *elsewhere.get(r.document, ()))) if r.outcome != "unchanged" else r
        for r in reports
    ]


def _namesakes(report: LoadReport, editions: Sequence[Edition]) -> Iterator[Skipped]:
    """That a data file counts as a new edition for its name only, and what to do where it is none."""
    of = next((e for e in editions if e.id == report.document), None)
    if of and report.outcome == "new edition":
        for other in namesakes(of, editions):
            reason = (
                f"it counts as a new edition of {other.file}, which has the same name: only the later one is in the answers; "
                "if it holds other data, load it under another name"
            )
            yield Skipped("file name", reason)


_IN_SEVERAL = (
    "MATCH (d:Document)-[r:NAMES]->(p:Programme) WHERE d.id IN $new AND NOT r.name IN r.identifiers WITH DISTINCT p "
    "MATCH (e:Document)-[q:NAMES]->(p) WHERE e.id IN $documents AND NOT q.name IN q.identifiers "
    "WITH p.id AS id, collect(DISTINCT e.id) AS documents WHERE size(documents) > 1 RETURN documents, count(*) AS number, min(id) AS first"
)
"""The activities of new data files that several hold: those that a file only points to have their identifier for a name."""


def _also_elsewhere(store: GraphStore, reports: Sequence[LoadReport], editions: Sequence[Edition]) -> Mapping[str, Sequence[Skipped]]:
    """By document, what its report says of activities that files of other datasets have too: all are kept, and none counts twice."""
    data = {e.id: e for e in editions if e.kind in DATA_KINDS}
    new = [report.document for report in reports if report.document in data and report.outcome != "unchanged"]
    if not new or len({e.dataset for e in data.values()}) < 2:
        return {}
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for documents, number, first in store.read(_IN_SEVERAL, {"documents": sorted(data), "new": new}, timeout=600.0).rows:
        several = [data[str(id_)] for id_ in documents]  # type: ignore[attr-defined]  # a list of ids
        for one in several:
            shared = found.setdefault(one.id, {})
            for stem in {other.stem for other in several if other.dataset != one.dataset}:
                before, example = shared.get(stem, (0, str(first)))
                shared[stem] = (before + int(str(number)), min(example, str(first)))
    return {id_: tuple(_shared(stem, *shared) for stem, shared in sorted(found.get(id_, {}).items())) for id_ in new}


def _shared(stem: str, number: int, example: str) -> Skipped:
    reason = f"{number} of its activities {stem} has too (for example {example}): each is one programme of both, see compare-sources"
    return Skipped("identifiers", reason)


def _put(change: Writing, extraction: Read, there: Sequence[Edition], written: list[DocumentInfo], again: bool) -> str:
    """Put one source of a group, unless its bytes are there; what became of it."""
    info = replace(extraction.document, path=_whole_path(extraction.document.path))
    same = _same(there, extraction)
    if info.sha256 in {w.sha256 for w in written} or (same is not None and not again):
        return "unchanged"
    if isinstance(extraction, Loaded):
        raise StoreError(f"{info.path} was taken out of the store while this load ran. Load it again.")
    loaded_at = same.loaded_at if same else datetime.now(UTC).isoformat(timespec="seconds")
    source: SourceRows = (
        extraction.source(info, loaded_at) if isinstance(extraction, Records) else batch_of(replace(extraction, document=info), loaded_at)
    )
    if same is not None and same.id != source.document["id"]:
        change.drop(same.id)
    change.put(source)
    others = {(e.dataset, e.sha256) for e in there} | {(w.dataset, w.sha256) for w in written}
    other = any(dataset == info.dataset and sha256 != info.sha256 for dataset, sha256 in others)
    written.append(info)
    return "new edition" if other else "loaded"


def _same(editions: Sequence[Edition], extraction: Read) -> Edition | None:
    """The edition that holds the very bytes of an extraction."""
    return next((e for e in editions if e.sha256 == extraction.document.sha256), None)


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
    known = tuple(e.id for e in (found or editions) if not e.is_made)
    if found:
        raise UnknownName(f"{name} has {len(found)} editions: {', '.join(known)}. Name one of them.", known)
    raise UnknownName(f"There is no document {name}. Loaded are: {', '.join(known) or 'none'}.", known)


def _whole_path(path: str) -> str:
    """The path from the root, so that `tipgraph rebuild` finds the file from any folder."""
    return str(Path(path).absolute()) if path else ""


def _put_reference(change: Writing, editions: Sequence[Edition]) -> None:
    """Put the reference tables that are missing or of other bytes."""
    there = {e.id: e.sha256 for e in editions}
    for batch in reference_batches():
        if there.get(str(batch.document["id"])) != batch.document["sha256"]:
            change.put(batch)


def _report(extraction: Read, outcome: str, editions: tuple[Edition, ...]) -> LoadReport:
    """The report of a source, from what the store now says of it."""
    info, stored = extraction.document, _same(editions, extraction)
    return LoadReport(
        source=info.path,
        document=stored.id if stored else info.stem,
        outcome=outcome,
        kind=info.kind,
        reason=info.reason,
        title=info.title,
        issued=info.issued or "",
        language=info.language,
        statements=stored.statements if stored else 0,
        passages=passages_in(extraction),
        skipped=extraction.skipped,
        in_force=stored is not None and stored.id in {e.id for e in editions_in_force(editions)},
    )
