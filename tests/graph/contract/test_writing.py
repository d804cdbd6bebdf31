"""What every store keeps, replaces and removes."""

from collections.abc import Iterable

import pytest

from graph.errors import ModelError, StoreError
from graph.schema import EDGES, NODES
from graph.store import Cell, GraphStore, SourceBatch
from tests.graph.batches import content, full_batch, small_batch

IOM_NL = small_batch(
    "nl~1",
    [
        {"id": "actor:iom", "name": "IOM", "aliases": ["Internationale Organisatie voor Migratie"], "kind": "igo"},
        {"id": "programme:compass", "name": "COMPASS"},
    ],
    ["IOM runs COMPASS.", "It is funded by the Netherlands."],
    [("actor:iom", "programme:compass")],
    [("programme:compass", 5000000)],
)
IOM_EN = small_batch(
    "en~2",
    [
        {"id": "actor:iom", "name": "International Organization for Migration", "identifiers": ["XM-DAC-47066"]},
        {"id": "actor:unodc", "name": "UNODC"},
        {"id": "programme:compass", "name": "COMPASS"},
        {"id": "programme:glo-act", "name": "GLO.ACT"},
    ],
    ["UNODC leads GLO.ACT."],
    [("actor:unodc", "programme:glo-act"), ("actor:iom", "programme:compass")],
    [("programme:compass", 5000000), ("programme:glo-act", 11000000)],
)

IOM_NL_NAMES = ("IOM", "Internationale Organisatie voor Migratie")


def write(store: GraphStore, batches: Iterable[SourceBatch] = (), drop: Iterable[str] = ()) -> None:
    with store.writing() as change:
        for batch in batches:
            change.put(batch)
        for document in drop:
            change.drop(document)


def test_every_label_and_edge_of_the_schema_keeps_all_its_properties(store: GraphStore) -> None:
    batch = full_batch()
    write(store, [batch])
    found = content(store)
    assert set(found) == set(NODES) | {f"{left}-{edge.name}-{right}" for edge in EDGES.values() for left, right in edge.pairs}
    assert found["Document"] == [tuple(batch.document[name] for name in NODES["Document"].properties)]
    for label, columns in batch.nodes.items():
        assert found[label] == [tuple(columns[name][0] for name in NODES[label].properties)]
    for (name, left, right), columns in batch.edges.items():
        cells = ("from_id", "to_id", *EDGES[name].properties)
        assert found[f"{left}-{name}-{right}"] == [tuple(columns[cell][0] for cell in cells)]
    assert found["Actor"][0][0] == "actor:one"


def test_the_same_document_again_changes_no_row(store: GraphStore) -> None:
    write(store, [IOM_NL, IOM_EN])
    before = content(store)
    write(store, [IOM_NL])
    assert content(store) == before


def test_a_document_is_replaced_as_a_whole(store: GraphStore) -> None:
    write(store, [IOM_NL])
    write(store, [small_batch("nl~1", [{"id": "actor:unodc", "name": "UNODC"}], ["UNODC only."])])
    found = content(store)
    assert [row[0] for row in found["Actor"]] == ["actor:unodc"]
    assert not {"Programme", "Budget", "Actor-FUNDS-Programme"} & set(found)
    assert len(found["Passage"]) == 1


def test_the_order_of_loading_never_counts_and_names_are_united(store: GraphStore, url: str) -> None:
    write(store, [IOM_NL])
    write(store, [IOM_EN])
    one = content(store)
    write(store, drop=["nl~1", "en~2"])
    write(store, [IOM_EN, IOM_NL])
    assert content(store) == one
    columns = list(NODES["Actor"].properties)
    iom = dict(zip(columns, next(row for row in one["Actor"] if row[0] == "actor:iom"), strict=True))
    assert iom["name"] == "International Organization for Migration"
    assert iom["aliases"] == ["IOM", "Internationale Organisatie voor Migratie"]
    assert (iom["kind"], iom["identifiers"]) == ("igo", ["XM-DAC-47066"])


def test_dropping_removes_exactly_what_nothing_else_says(store: GraphStore) -> None:
    write(store, [IOM_NL])
    alone = content(store)
    write(store, [IOM_EN])
    write(store, drop=["en~2"])
    assert content(store) == alone
    assert store.find_ids(["UNODC", "GLO.ACT"]) == {}
    assert {hit.text for hit in store.search("International Organization for Migration", ["Actor"])} <= set(IOM_NL_NAMES)
    assert store.search("leads", ["Passage"]) == ()


def test_dropping_the_last_document_leaves_nothing(store: GraphStore) -> None:
    write(store, [IOM_NL])
    write(store, drop=["nl~1", "never loaded"])
    assert content(store) == {}


def test_a_change_that_fails_leaves_all_as_it_was(store: GraphStore) -> None:
    write(store, [IOM_NL])
    before, version = content(store), store.version()

    def fail() -> None:
        with store.writing() as change:
            change.put(IOM_EN)
            raise KeyError("a defect of the caller")

    with pytest.raises(KeyError, match="a defect of the caller"):
        fail()
    assert (content(store), store.version()) == (before, version)
    assert store.find_ids(["UNODC"]) == {}
    write(store, [IOM_EN])
    assert store.find_ids(["UNODC"]) == {"UNODC": (("Actor", "actor:unodc"),)}


def test_an_operating_system_error_of_the_caller_is_not_called_a_fault_of_the_store(store: GraphStore) -> None:
    def fail() -> None:
        with store.writing():
            raise FileNotFoundError("source.pdf")

    with pytest.raises(FileNotFoundError, match=r"source\.pdf"):
        fail()


@pytest.mark.parametrize("elsewhere", [[], [{"id": "programme:nowhere", "name": "Named by another document only"}]])
def test_an_edge_to_a_node_that_the_document_does_not_name_is_refused(store: GraphStore, elsewhere: list[dict[str, Cell]]) -> None:
    batch = small_batch("nl~1", [{"id": "actor:iom", "name": "IOM"}], funds=[("actor:iom", "programme:nowhere")])
    with pytest.raises(ModelError, match=r"nl~1: an edge Actor-\[FUNDS\]->Programme joins programme:nowhere"):
        write(store, [small_batch("en~2", elsewhere), batch])
    assert store.version() == "0"


def test_a_row_that_the_engine_refuses_is_a_store_error(store: GraphStore) -> None:
    batch = small_batch("nl~1", passages=["One."])
    broken = SourceBatch(batch.document, {"Passage": {**batch.nodes["Passage"], "ordinal": ["not a number"]}}, batch.edges)
    with pytest.raises(StoreError, match="The store is as it was before"):
        write(store, [broken])


def test_a_caller_that_goes_on_after_a_failed_put_publishes_nothing(store: GraphStore) -> None:
    batch = small_batch("nl~1", [{"id": "actor:iom", "name": "IOM"}], funds=[("actor:iom", "programme:nowhere")])

    def go_on() -> None:
        with store.writing() as change:
            with pytest.raises(ModelError):
                change.put(batch)
            change.put(IOM_EN)

    with pytest.raises(StoreError, match="given up"):
        go_on()
    assert store.version() == "0"


def test_the_version_changes_with_each_change_and_only_then(store: GraphStore) -> None:
    seen = [store.version()]
    for batch in (IOM_NL, IOM_EN):
        write(store, [batch])
        seen.append(store.version())
        store.read("MATCH (n:Actor) RETURN n.id")
        store.search("IOM")
        seen.append(store.version())
    assert seen[0] == "0"
    assert seen[1] == seen[2] != seen[3] == seen[4]
    assert len(set(seen)) == 3
