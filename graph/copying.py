"""A whole graph copied from one store into another, of any engine: document by document, resumable, compared at the end."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.contents import Contents, contents_of
from graph.editions import all_editions
from graph.errors import ModelError, StoreError
from graph.joins.statements import JOINS
from graph.resolve.judgements import judged_by, merged, unjudged
from graph.store import GraphStore, SourceBatch
from graph.stores.judging import judge_batch
from graph.tally import Tally, tally_of
from graph.writing import GROUP_STATEMENTS


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of one document.

    Attributes:
        outcome: "copied", "replaced" (the target held it with other rows), or "there" (it held the very same).
    """

    document: str
    outcome: str
    tally: Tally


def copy(source: GraphStore, target: GraphStore, *, group: int = GROUP_STATEMENTS) -> Iterator[Copied]:
    """Copy every document that the target does not hold as it is, reference tables first, and then compare both stores.

    Judgements come first: the target gets those that it does not hold, in order of time, beside its own. Documents are compared as
    their loaders wrote them, for the target may have judged more. Documents that only the target holds stay as they are (see
    only_in). After an interruption, call it again: what is there is passed over.

    Args:
        group: statements that one change of the target holds at the most; each document is wholly in one change.

    Yields:
        One report a document, in order, once readers of the target see it. The comparison runs after the last of them.

    Raises:
        StoreError: both are one store; the source is empty, changed meanwhile, or is damaged; a store cannot be read or written; the
            judgements of both contradict each other; or the target does not hold a document as the source does: it names the document
            and what differs.
    """
    _check_apart(source, target)
    version, before = source.version(), target.version()
    wanted, there = _loaded(source), _loaded(target)
    if not wanted.documents:
        raise StoreError(f"{source.url} holds no document, so there is nothing to copy. Check its address.")
    copy_judgements(source, target)
    tallies: dict[str, Tally] = {}
    for documents in wanted.groups(group):
        batches = _read(wanted, documents)
        _check_unchanged(source, version)
        reports = _write_changed(source, target, batches, there)
        tallies.update((report.document, report.tally) for report in reports)
        yield from reports
    _check_unchanged(source, version)
    if target.version() != before:
        _compare(source, target, tallies, group)


def copy_judgements(source: GraphStore, target: GraphStore) -> int:
    """Give the target the judgements that it does not hold; how many.

    Raises:
        StoreError: those of both contradict each other: the message names them.
    """
    log = target.judgements()
    new = merged(log, source.judgements())
    if not new:
        return 0
    if found := judged_by([*log, *new]).contradiction():
        different, same = found
        raise StoreError(
            f"The judgements of {source.url} and {target.url} contradict each other: {different.id} says that "
            f"{' and '.join(different.about)} differ, "
            f"{', '.join(line.id for line in same)} that they are the same. Take one back: tipgraph resolve undo {different.id}"
        )
    with target.writing() as change:
        change.judge(new)
    return len(new)


def only_in(store: GraphStore, other: GraphStore) -> tuple[str, ...]:
    """The documents of a store that the other does not hold, by id."""
    held = {edition.id for edition in all_editions(other)}
    return tuple(edition.id for edition in all_editions(store) if edition.id not in held and edition.id != JOINS)


def _write_changed(source: GraphStore, target: GraphStore, batches: Sequence[SourceBatch], there: Contents) -> list[Copied]:
    """Put what the target does not hold, or holds otherwise, in one change; what became of each document."""
    wanted = {str(batch.document["id"]): (batch, tally_of(batch)) for batch in batches}
    found = _tallies(there, [document for document in wanted if document in there.edges])
    reports = [Copied(id_, "copied" if id_ not in found else "there" if found[id_] == tally else "replaced", tally)
               for id_, (_, tally) in wanted.items()]  # fmt: skip
    changed = [wanted[report.document][0] for report in reports if report.outcome != "there"]
    if changed:
        try:
            with target.writing() as change:
                for batch in changed:
                    change.put(batch)
        except ModelError as problem:
            raise StoreError(f"{source.url} is damaged: {problem} Make it anew with `tipgraph rebuild`, and copy that.") from problem
    return reports


def _compare(source: GraphStore, target: GraphStore, tallies: Mapping[str, Tally], group: int) -> None:
    """Refuse a target that does not hold every document as it was read."""
    held = _loaded(target)
    for documents in held.groups(group):
        found = _tallies(held, [document for document in documents if document in tallies])
        for document, tally in found.items():
            if tally != tallies[document]:
                raise _differs(source, target, document, "; ".join(tallies[document].differences(tally)))
    if missing := [document for document in tallies if document not in held.edges]:
        raise _differs(source, target, missing[0], "it is missing")


def _differs(source: GraphStore, target: GraphStore, document: str, what: str) -> StoreError:
    return StoreError(
        f"{target.url} does not hold {document} as {source.url} does: {what}. Something else may have written to it: copy again, and the "
        "document is replaced."
    )


def _loaded(store: GraphStore) -> Contents:
    """What a store holds but for the joins, which each store makes of what it holds itself."""
    contents = contents_of(store)
    return replace(contents, documents=tuple(id_ for id_ in contents.documents if id_ != JOINS))


def _tallies(contents: Contents, documents: Sequence[str]) -> dict[str, Tally]:
    return {str(batch.document["id"]): tally_of(batch) for batch in _read(contents, documents)}


def _read(contents: Contents, documents: Sequence[str]) -> list[SourceBatch]:
    """Documents as their loaders wrote them, whatever was judged since."""
    as_written = unjudged(contents.store.judgements())
    return [judge_batch(batch, as_written) for batch in contents.read(documents)]


def _check_apart(source: GraphStore, target: GraphStore) -> None:
    """Refuse to copy a store onto itself; one that two addresses hide comes to no harm, for all is there."""
    if _place(source.url) == _place(target.url):
        raise StoreError(f"{source.url} and {target.url} are one store. Name another to copy into.")


def _place(url: str) -> str:
    if "://" in url:
        return url.split("://", 1)[1].rpartition("@")[2].rstrip("/").casefold()
    return os.path.normcase(os.path.realpath(url))


def _check_unchanged(source: GraphStore, version: str) -> None:
    if source.version() != version:
        raise StoreError(
            f"{source.url} changed while it was copied (graph version {version}, now {source.version()}). Copy again: what is there "
            "already is passed over."
        )
