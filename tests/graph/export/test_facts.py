"""The export of facts, field by field."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import UnknownName
from graph.export.facts import export_facts
from graph.judging import Verdict, judge, undo
from graph.model import Entity
from graph.store import GraphStore
from graph.stores.embedded import EmbeddedStore
from graph.writing import load
from tests.graph.extractions import extraction, fact, of_dataset


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    opened = EmbeddedStore(tmp_path_factory.mktemp("export") / "store")
    load(opened, extraction())
    load(opened, of_dataset(extraction("another", "IOM again."), "emn/nl/another"))
    yield opened
    opened.close()


def test_one_fact_in_full(store: GraphStore) -> None:
    found = json.loads(next(line for line in export_facts(store, "sample") if "IMPLEMENTS" in line))
    assert found["subject"]["id"] == "actor:iom"
    assert found["subject"]["label"] == "Actor"
    assert found["subject"]["name"] == "International Organization for Migration"
    assert "IOM" in found["subject"]["aliases"]
    assert found["subject"]["identifiers"] == ["47066", "XM-DAC-47066"]
    assert found["object"] == {"id": "programme:nl-compass", "label": "Programme", "name": "COMPASS", "aliases": [], "identifiers": []}
    rest = {name: cell for name, cell in found.items() if name not in ("subject", "object", "id", "edition")}
    assert rest == {
        "predicate": "IMPLEMENTS", "qualifiers": {}, "document": "sample", "page": None, "quote": "IOM", "start": 0, "end": 3,
        "spans": [[0, 3]], "strength": "sentence", "review": None, "rule": "test.rule", "dataset": "emn/nl/a-sample",
        "subject_text": "IOM", "object_text": "COMPASS", "locator": "",
    }  # fmt: skip


def test_a_value_stands_in_the_qualifiers_and_what_is_not_stated_is_left_out(store: GraphStore) -> None:
    found = json.loads(next(line for line in export_facts(store) if "HAS_BUDGET" in line))
    assert found["object"] is None
    assert found["qualifiers"] == {"amount": 55150000}


def test_facts_come_by_document_and_place(store: GraphStore) -> None:
    documents = [json.loads(line)["document"] for line in export_facts(store)]
    assert documents == ["another"] * 3 + ["sample"] * 3


def test_a_statement_between_two_that_were_judged_one_is_left_out_until_that_is_taken_back(tmp_path: Path) -> None:
    with closing(EmbeddedStore(tmp_path / "store")) as opened:
        load(opened, extraction(facts=[fact(Entity("Actor", "Harbour Watch"), "PART_OF", Entity("Actor", "Baltic Rescue Council"))]))
        before = list(export_facts(opened))
        made = judge(opened, Verdict("same", ("Harbour Watch", "Baltic Rescue Council")), "desk-1")
        assert list(export_facts(opened)) == []
        assert made.judgement is not None
        undo(opened, [made.judgement.id], "desk-1")
        assert list(export_facts(opened)) == before != []


def test_an_unknown_document_is_an_error(store: GraphStore) -> None:
    with pytest.raises(UnknownName, match="There is no document nothing"):
        list(export_facts(store, "nothing"))
