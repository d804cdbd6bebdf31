"""A graph copied from one store into another: every row, resumed, compared, and what stops it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from graph.batch import batch_of
from graph.contents import contents_of
from graph.copying import copy, only_in
from graph.errors import StoreError
from graph.partners import Partners, Wanted
from graph.reference_documents import reference_batches
from graph.resolve.judgements import make
from graph.store import Cell, GraphStore, Hit, Judgement, Rows, SourceBatch, SourceRows, Stop, Writing
from graph.stores import open_store
from graph.tally import tally_of
from tests.conftest import NewAddress
from tests.graph.batches import content, full_batch, small_batch
from tests.graph.extractions import extraction

ENGINES = [
    pytest.param(("file", "file")),
    pytest.param(("file", "neo4j"), marks=pytest.mark.neo4j),
    pytest.param(("neo4j", "file"), marks=pytest.mark.neo4j),
]
"""The engines of the source and of the target."""

IOM = small_batch(
    "iom~1",
    [{"id": "actor:iom", "name": "IOM", "aliases": ["OIM"], "kind": "igo"}, {"id": "programme:compass", "name": "COMPASS"}],
    ["IOM runs COMPASS.", "", "Ünïcode “one”."],
    [("actor:iom", "programme:compass")],
    [("programme:compass", 5000000)],
)
UNODC = small_batch(
    "unodc~2",
    [{"id": "actor:unodc", "name": "UNODC"}, {"id": "programme:compass", "name": "The COMPASS programme"}],
    ["UNODC takes part."],
    [("actor:unodc", "programme:compass")],
    [("programme:compass", 5000000), ("programme:compass", 1.5)],
)
BARE = small_batch("bare~3")
THREE = (BARE, IOM, UNODC)


@pytest.fixture(params=ENGINES)
def stores(request: pytest.FixtureRequest, tmp_path: Path, new_address: NewAddress) -> Iterator[tuple[GraphStore, GraphStore]]:
    """Two empty stores."""
    one, other = (new_address(engine, tmp_path / name) for engine, name in zip(request.param, ("source", "target"), strict=True))
    with closing(open_store(one)) as source, closing(open_store(other)) as target:
        yield source, target


@pytest.fixture
def source(stores: tuple[GraphStore, GraphStore]) -> GraphStore:
    return stores[0]


@pytest.fixture
def target(stores: tuple[GraphStore, GraphStore]) -> GraphStore:
    return stores[1]


def write(store: GraphStore, *batches: SourceBatch, drop: Sequence[str] = ()) -> None:
    with store.writing() as change:
        for batch in batches:
            change.put(batch)
        for document in drop:
            change.drop(document)


def copied(source: GraphStore, target: GraphStore, group: int = 20_000) -> dict[str, str]:
    """The outcome of each document, in order."""
    return {report.document: report.outcome for report in copy(source, target, group=group)}


def test_every_row_of_every_label_and_edge_arrives(source: GraphStore, target: GraphStore) -> None:
    write(source, full_batch(), *THREE, *reference_batches(), batch_of(extraction(), "2026-01-01T00:00:00+00:00"))
    before, version = content(source), source.version()
    done = copied(source, target)
    assert content(target) == before
    assert (content(source), source.version()) == (before, version)
    tables = [str(batch.document["id"]) for batch in reference_batches()]
    assert list(done)[: len(tables)] == sorted(tables)
    assert list(done)[len(tables) :] == sorted(id_ for id_ in done if id_ not in tables)
    assert set(done.values()) == {"copied"}


def test_a_document_is_read_back_as_the_batch_that_wrote_it(source: GraphStore) -> None:
    batches = {str(b.document["id"]): b for b in (full_batch(), *THREE, batch_of(extraction(), "2026-01-01T00:00:00+00:00"))}
    write(source, *batches.values())
    found = {str(batch.document["id"]): batch for batch in contents_of(source).read(list(batches))}
    for id_, batch in batches.items():
        assert _sorted(found[id_]) == _sorted(batch)
        assert tally_of(found[id_]) == tally_of(batch)


def _sorted(batch: SourceBatch) -> SourceBatch:
    """The same with the rows of each table in one order."""

    def order(columns: Mapping[str, Sequence[Cell]]) -> dict[str, list[Cell]]:
        rows = sorted(zip(*columns.values(), strict=True), key=repr)
        return {name: list(cells) for name, cells in zip(columns, zip(*rows, strict=True), strict=True)}

    nodes = {label: order(columns) for label, columns in batch.nodes.items() if columns}
    return SourceBatch(dict(batch.document), nodes, {pair: order(columns) for pair, columns in batch.edges.items()})


def test_missing_empty_and_whole_cells_stay_what_they_are(source: GraphStore, target: GraphStore) -> None:
    passages = {**IOM.nodes["Passage"], "page": [None, 0, 7], "section": ["", None, "I"], "spans": [[], None, [0, 4]]}
    names = {**IOM.edges["NAMES", "Document", "Actor"], "aliases": [[]], "identifiers": [None], "kind": [None], "country": [""]}
    budgets = {**IOM.nodes["Budget"], "amount": [3.0], "currency": [""], "per": [None]}
    funds = {**IOM.edges["FUNDS", "Actor", "Programme"], "amount": [None], "review": [""], "phase": [None], "spans": [[]]}
    edges = {**IOM.edges, ("NAMES", "Document", "Actor"): names, ("FUNDS", "Actor", "Programme"): funds}
    write(source, SourceBatch({**IOM.document, "country": "", "issued": None}, {"Passage": passages, "Budget": budgets}, edges))
    assert copied(source, target) == {"iom~1": "copied"}
    assert content(target) == content(source)


def test_what_is_there_is_passed_over_and_nothing_is_written(source: GraphStore, target: GraphStore) -> None:
    write(source, *THREE)
    copied(source, target)
    version = target.version()
    assert copied(source, target) == {"bare~3": "there", "iom~1": "there", "unodc~2": "there"}
    assert target.version() == version


def test_an_interrupted_copy_goes_on_where_it_was(source: GraphStore, target: GraphStore) -> None:
    write(source, *THREE)
    assert [report.document for report in islice(copy(source, target, group=1), 2)] == ["bare~3", "iom~1"]
    assert contents_of(target).documents == ("bare~3", "iom~1")
    assert copied(source, target) == {"bare~3": "there", "iom~1": "there", "unodc~2": "copied"}
    assert content(target) == content(source)


def test_what_the_target_holds_otherwise_is_replaced_and_what_it_holds_besides_stays(source: GraphStore, target: GraphStore) -> None:
    write(source, IOM)
    write(target, small_batch("iom~1", [{"id": "actor:other", "name": "Other"}], ["Another reading."]), UNODC)
    assert only_in(target, source) == ("unodc~2",)
    assert copied(source, target) == {"iom~1": "replaced"}
    assert contents_of(target).documents == ("iom~1", "unodc~2")
    held = content(target)
    write(source, UNODC)
    assert held == content(source)
    assert only_in(target, source) == ()


def test_small_documents_share_a_change_and_large_ones_have_their_own(source: GraphStore) -> None:
    write(source, *THREE)
    contents = contents_of(source)
    assert list(contents.groups(1)) == [["bare~3"], ["iom~1"], ["unodc~2"]]
    assert list(contents.groups(2)) == [["bare~3", "iom~1"], ["unodc~2"]]
    assert list(contents.groups(100)) == [["bare~3", "iom~1", "unodc~2"]]


def test_an_empty_source_is_an_error_and_writes_nothing(source: GraphStore, target: GraphStore) -> None:
    with pytest.raises(StoreError, match=r"holds no document, so there is nothing to copy\. Check its address"):
        copied(source, target)
    write(source, IOM)
    write(source, drop=["iom~1"])
    with pytest.raises(StoreError, match="holds no document"):
        copied(source, target)
    assert target.version() == "0"


def test_a_store_is_not_copied_onto_itself_whatever_its_address_looks_like(source: GraphStore, tmp_path: Path) -> None:
    write(source, IOM)
    version = source.version()
    addresses = [source.url]
    if "://" not in source.url:
        (tmp_path / "link").symlink_to(source.url)
        addresses += [f"{source.url}/../{Path(source.url).name}", str(tmp_path / "link"), f"file://{source.url}"]
    for address in addresses:
        with closing(open_store(address)) as same, pytest.raises(StoreError, match="are one store"):
            copied(source, same)
    assert source.version() == version


def test_a_source_that_changes_meanwhile_stops_the_copy(source: GraphStore, target: GraphStore) -> None:
    write(source, IOM, UNODC)
    reports = copy(source, target, group=1)
    next(reports)
    write(source, BARE)
    with pytest.raises(StoreError, match=r"changed while it was copied \(graph version .*Copy again"):
        list(reports)
    assert contents_of(target).documents == ("iom~1",)
    assert copied(source, target) == {"bare~3": "copied", "iom~1": "there", "unodc~2": "copied"}


def test_a_document_that_leaves_the_target_meanwhile_is_missed(source: GraphStore, target: GraphStore) -> None:
    write(source, IOM, UNODC)
    reports = copy(source, target, group=1)
    next(reports)
    write(target, drop=["iom~1"])
    with pytest.raises(StoreError, match=r"does not hold iom~1 as .* does: it is missing"):
        list(reports)


SAME = make("2026-01-01T00:00:00.000000+00:00", "desk-1", "same", ["actor:iom", "actor:unodc"])
DISMISSED = make("2026-01-02T00:00:00.000000+00:00", "desk-1", "dismissed", ["s-iom~1-actor:iom-programme:compass"])


def judge(store: GraphStore, *judgements: Judgement) -> None:
    with store.writing() as change:
        change.judge(judgements)


def test_judgements_and_what_they_make_of_the_graph_are_copied(source: GraphStore, target: GraphStore) -> None:
    write(source, *THREE)
    judge(source, SAME, DISMISSED)
    assert set(copied(source, target).values()) == {"copied"}
    assert content(target) == content(source)
    assert target.judgements() == (SAME, DISMISSED)
    version = target.version()
    assert set(copied(source, target).values()) == {"there"}
    assert target.version() == version


def test_a_target_keeps_what_it_judged_itself(source: GraphStore, target: GraphStore) -> None:
    write(source, *THREE)
    write(target, IOM)
    judge(target, DISMISSED)
    before = content(source)
    judge(source, SAME)
    assert copied(source, target) == {"bare~3": "copied", "iom~1": "there", "unodc~2": "copied"}
    assert set(target.judgements()) == {SAME, DISMISSED}
    judge(target, *(make(f"2026-02-0{i}T00:00:00+00:00", "x", "undo", [line.id]) for i, line in enumerate((SAME, DISMISSED), 1)))
    assert content(target) == before


def test_judgements_that_contradict_each_other_stop_the_copy_before_it_begins(source: GraphStore, target: GraphStore) -> None:
    write(source, *THREE)
    judge(source, SAME)
    chain = [make("2026-03-01T00:00:00+00:00", "x", "same", ["actor:unodc", "actor:z"]),
             make("2026-03-02T00:00:00+00:00", "x", "different", ["actor:iom", "actor:z"])]  # fmt: skip
    judge(target, *chain)
    version = target.version()
    with pytest.raises(StoreError, match=f"contradict each other: {chain[1].id} says .*resolve undo"):
        copied(source, target)
    assert (target.version(), target.judgements()) == (version, tuple(chain))


FUNDS = ("FUNDS", "Actor", "Programme")


def with_nodes(label: str, **cells: Sequence[Cell]) -> SourceBatch:
    return replace(IOM, nodes={**IOM.nodes, label: {**IOM.nodes[label], **cells}})


def with_funds(**cells: Sequence[Cell]) -> SourceBatch:
    return replace(IOM, edges={**IOM.edges, FUNDS: {**IOM.edges[FUNDS], **cells}})


@pytest.mark.parametrize(
    ("arrived", "differs"),
    [
        (replace(IOM, edges={pair: rows for pair, rows in IOM.edges.items() if pair != FUNDS}), "0 instead of 1 FUNDS Actor Programme"),
        (replace(IOM, document={**IOM.document, "title": None}), "another content of Document"),
        (with_funds(review=["accepted"]), "another content of FUNDS Actor Programme"),
        (with_nodes("Passage", text=["IOM runs COMPASS.", None, "Ünïcode “one”."]), "another content of Passage"),
        (with_nodes("Budget", amount=[4999999.0]), "another content of Budget"),
    ],
)
def test_a_row_that_arrives_otherwise_is_found(source: GraphStore, target: GraphStore, arrived: SourceBatch, differs: str) -> None:
    write(source, IOM, BARE)
    with pytest.raises(StoreError, match=f"does not hold iom~1 as .* does: {differs}. .*copy again"):
        copied(source, Altering(target, arrived))
    assert copied(source, target) == {"bare~3": "there", "iom~1": "replaced"}


def test_a_source_that_does_not_name_its_ends_is_called_damaged(source: GraphStore, target: GraphStore) -> None:
    write(source, IOM)
    with pytest.raises(StoreError, match=r"is damaged: iom~1: an edge .*tipgraph rebuild"):
        copied(Nameless(source), target)
    assert target.version() == "0"


class Around:
    """A store that does all that another does."""

    def __init__(self, store: GraphStore) -> None:
        self.store, self.url, self.memory = store, store.url, store.memory
        self.folded, self.per_look_up = store.folded, store.per_look_up

    def writing(self) -> AbstractContextManager[Writing]:
        return self.store.writing()

    def read(
        self,
        cypher: str,
        parameters: Mapping[str, Cell] | None = None,
        *,
        timeout: float = 30.0,
        max_rows: int | None = None,
        stop: Stop | None = None,
    ) -> Rows:
        return self.store.read(cypher, parameters, timeout=timeout, max_rows=max_rows, stop=stop)

    def check_reading(self, cypher: str, parameters: Mapping[str, Cell] | None = None) -> None:
        self.store.check_reading(cypher, parameters)

    def search(self, text: str, labels: Sequence[str] = (), limit: int = 20) -> tuple[Hit, ...]:
        return self.store.search(text, labels, limit)

    def find_ids(self, keys: Sequence[str], labels: Sequence[str] = ()) -> Mapping[str, tuple[tuple[str, str], ...]]:
        return self.store.find_ids(keys, labels)

    def partners(self, country: str, wanted: Wanted) -> Partners | None:
        return self.store.partners(country, wanted)

    def judgements(self) -> tuple[Judgement, ...]:
        return self.store.judgements()

    def version(self) -> str:
        return self.store.version()

    def close(self) -> None:
        self.store.close()


class Altering(Around):
    """A store that keeps another batch than the one of the same document that it is given."""

    def __init__(self, store: GraphStore, other: SourceBatch) -> None:
        super().__init__(store)
        self.other = other

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        with self.store.writing() as change:
            yield _AlteringWriting(change, self.other)


class _AlteringWriting:
    def __init__(self, change: Writing, other: SourceBatch) -> None:
        self.change, self.other = change, other

    def put(self, source: SourceRows) -> None:
        self.change.put(self.other if source.document["id"] == self.other.document["id"] else source)

    def drop(self, document: str) -> None:
        self.change.drop(document)

    def judge(self, judgements: Sequence[Judgement]) -> None:
        self.change.judge(judgements)


class Nameless(Around):
    """A store that has lost its names."""

    def read(
        self,
        cypher: str,
        parameters: Mapping[str, Cell] | None = None,
        *,
        timeout: float = 30.0,
        max_rows: int | None = None,
        stop: Stop | None = None,
    ) -> Rows:
        found = super().read(cypher, parameters, timeout=timeout, max_rows=max_rows, stop=stop)
        return replace(found, rows=()) if ":NAMES]" in cypher else found
