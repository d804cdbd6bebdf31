"""The canned questions as favourites: each runs as it is on a server, and gives what the question gives."""

import os
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from neo4j import READ_ACCESS, GraphDatabase, Session

from graph.errors import QueryError
from graph.export.literal import literal
from graph.store import Cell, GraphStore
from graph.stores.embedded import EmbeddedStore
from graph.stores.neo4j.link import Address
from queries.catalogue import questions
from queries.favourites import Favourites, favourites
from queries.runner import ask
from queries.text import code, fill_in
from tests.servers.neo4j_database import PASSWORD
from tests.servers.neo4j_tools import statements

AWKWARD = [
    *("", "it's", 'say "so"', "back\\slash", "\\u0041", "\\", "// no $comment; /* none */ `x`", "日本 \U0001f600"),
    "two\nlines\r\n\tand \u2028 more",
]


ON_SERVER = pytest.mark.parametrize("store", [pytest.param("neo4j", marks=pytest.mark.neo4j)], indirect=True)


@pytest.fixture
def session(store: GraphStore) -> Iterator[Session]:
    """A session that may only read."""
    address = Address.parse(store.url)
    with (
        GraphDatabase.driver(address.server, auth=(address.user, os.environ[PASSWORD])) as driver,
        driver.session(default_access_mode=READ_ACCESS) as opened,
    ):
        yield opened


@pytest.fixture(scope="session")
def found(store: GraphStore) -> Favourites:
    """The favourites of the small graph."""
    return favourites(store)


@ON_SERVER
@pytest.mark.parametrize("name", sorted(name for name, question in questions().items() if not question.analysis))
def test_a_favourite_gives_what_the_question_gives(store: GraphStore, session: Session, found: Favourites, name: str) -> None:
    left_out = {words.split(":")[0] for words in found.left_out}
    for number, example in enumerate(questions()[name].examples, 1):
        if " ".join((name, *(f"{key}={value}" for key, value in example.items()))) in left_out:
            continue
        parts = [f.text for f in found.found if re.fullmatch(f"{name}-{number}(-\\d+)?", f.name)]
        rows = [record for text in parts for record in session.run(text.removesuffix(";"))]
        first = questions()[name].columns[0].name
        assert [record[first] for record in rows] == [row[first] for row in ask(store, name, example).rows]
        assert len(parts) == len(questions()[name].parts)


@ON_SERVER
def test_the_file_is_these_statements_and_no_others(found: Favourites) -> None:
    in_file = statements(found.text())
    assert [text[-80:] for text in in_file] == [favourite.text.removesuffix(";")[-80:] for favourite in found.found]
    assert in_file[1:] == [favourite.text.removesuffix(";") for favourite in found.found[1:]]


@ON_SERVER
def test_a_literal_is_read_as_the_value(session: Session) -> None:
    values: list[Cell] = [AWKWARD, *AWKWARD, True, False, None, 0, -3, 2.5, 1e300, []]
    for value in values:
        (record,) = session.run(f"RETURN {literal(value)} AS value")
        assert record["value"] == value
        assert "\n" not in literal(value)


def test_the_first_line_is_the_title_and_no_parameter_is_left(found: Favourites) -> None:
    for favourite in found.found:
        title, *_, last = favourite.text.splitlines()
        assert title.removeprefix("// ").startswith(tuple(q.title for q in questions().values()))
        assert last.startswith("RETURN ")
        assert favourite.text.count(";\n") == 0
        assert favourite.text.endswith(";")
        assert "$" not in code(favourite.text)


def test_examples_that_this_graph_does_not_know_are_left_out_and_said(found: Favourites) -> None:
    said = [words.split(":")[0] for words in found.left_out]
    assert said == [
        "operational-actions actor=Europol",
        "programmes-in-country country=Egypt theme=law-enforcement",
        "responsibilities actor=Ministry of Justice and Security",
    ]


def test_the_same_graph_gives_the_same_text(store: GraphStore, found: Favourites) -> None:
    assert favourites(store) == found


def test_titles_are_told_apart(found: Favourites) -> None:
    titles = [favourite.text.splitlines()[0] for favourite in found.found]
    assert len(set(titles)) == len(titles)


def test_a_question_that_is_computed_is_no_favourite(found: Favourites) -> None:
    computed = {name for name, question in questions().items() if question.analysis}
    assert computed
    assert {re.sub(r"(-\d+)+$", "", favourite.name) for favourite in found.found} == set(questions()) - computed


def test_no_question_uses_the_name_that_holds_the_arguments() -> None:
    taken = re.compile(r"\b(asked_with|page_rows|page_keys|this_row|section_\d+)\b")
    texts = {name: [text.cypher() for part in q.parts for text in part.texts] for name, q in questions().items()}
    assert [(name, taken.search(code(text))) for name, found in texts.items() for text in found if taken.search(code(text))] == []


def test_names_in_texts_and_comments_are_no_parameters() -> None:
    assert fill_in("RETURN $a, '$a', \"$a\" // $a", {"a": "1"}) == "RETURN 1, '$a', \"$a\" // $a"


def test_an_empty_store_has_none(tmp_path: Path) -> None:
    with closing(EmbeddedStore(tmp_path / "store")) as empty, pytest.raises(QueryError, match="holds nothing yet"):
        favourites(empty)
