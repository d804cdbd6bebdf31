"""The catalogue finds every question and refuses a file whose header and text disagree."""

from pathlib import Path

import pytest

from graph.errors import QueryError
from queries import catalogue
from queries.catalogue import get_question, questions, read_catalogue
from queries.header import read_question
from queries.spec import Question

GOOD = """\
// title = "Funders"
// description = "Who funds."
// phrases = ["who funds"]
//
// [[parameters]]
// name = "actor"
// type = "actor"
//
// [[columns]]
// name = "actor"
// type = "id"
// meaning = "The funder."
//
// [[totals]]
// name = "rows"
// meaning = "funders"

//# rows
MATCH (a:Actor)-[r:FUNDS]->(p:Programme)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden AND ($actor = '' OR a.id = $actor)
RETURN a.id AS actor, collect(DISTINCT {statement: r.id}) AS evidence
ORDER BY actor SKIP $offset LIMIT $limit

//# totals
MATCH (a:Actor)-[r:FUNDS]->(p:Programme)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden AND ($actor = '' OR a.id = $actor)
RETURN count(DISTINCT a.id) AS rows
"""


def _write(folder: Path, text: str, topic: str = "money", name: str = "funders") -> Path:
    (folder / topic).mkdir(exist_ok=True)
    (folder / topic / f"{name}.cypher").write_text(text, encoding="utf-8")
    return folder


def test_a_question_is_read_from_its_file(tmp_path: Path) -> None:
    question = read_catalogue(_write(tmp_path, GOOD))["funders"]
    assert (question.name, question.topic, question.title) == ("funders", "money", "Funders")
    assert [p.name for p in question.parameters] == ["actor", "as_of", "documents", "min_strength", "include_inferred", "limit", "offset"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("$actor = '' OR a.id = $actor", "$who = '' OR a.id = $who", "the text uses $who, which the header does not declare"),
        ("($actor = '' OR a.id = $actor)", "true", "the header declares 'actor', which the text does not use"),
        ('// name = "actor"\n// type = "id"', '// name = "funder"\n// type = "id"', "the rows return actor; the header declares funder"),
        ("a.id AS actor,", "a.id,", "expression 1 after RETURN has no alias"),
        ("\nORDER BY actor SKIP $offset LIMIT $limit", "", "no ORDER BY"),
        ("SKIP $offset LIMIT $limit", "LIMIT 5", "do not end in SKIP $offset LIMIT $limit"),
        (", collect(DISTINCT {statement: r.id}) AS evidence", "", "return no 'evidence'"),
        ("AS rows", "AS figures", "the totals return ['figures']"),
        (" AND r.strength IN $strengths", "", "does not use $strengths"),
        ('type = "actor"', 'type = "person"', "parameter 'actor' has type 'person'"),
        ('type = "id"', 'type = "text"', "column 'actor' has type 'text'"),
        ('type = "actor"', 'type = "choice"', "lists its choices"),
        ('name = "actor"\n// type = "actor"', 'name = "limit"\n// type = "integer"', "declared twice or is a standard one: limit"),
        ("// title =", "// colour = 1\n// title =", "unknown key 'colour'"),
        ('// title = "Funders"\n', "", "missing or misplaced key ('title')"),
        ('"Who funds."', "Who funds.", "the header is no TOML"),
        ("a.id AS actor", "substring(a.id, 1, 5) AS actor", "substring counts from 1 on ladybug"),
        ("//# totals", "//# sums", "the sections are ['rows', 'sums']"),
        ("\n//# rows", "MATCH (n)\n//# rows", "'MATCH (n)' stands before the first section"),
        ("(p:Programme)\nWHERE", "(p:Programme)-[z:EXTENDS]-(b:Actor)\nWHERE in_force(z) AND", "is filtered before it ends; write WITH *"),
        ("-[r:FUNDS]->", "-[r:FUNDS]->(q:Programme)<-[z:EXTENDS]-(b:Actor)-[:LEADS]->", "edge [z:EXTENDS] lacks a filter"),
    ],
)
def test_a_file_that_breaks_a_rule_is_refused_with_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(QueryError) as caught:
        read_catalogue(_write(tmp_path, GOOD.replace(old, new)))
    assert str(caught.value).startswith("money/funders.cypher: ")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("RETURN DISTINCT p.id AS part, w.id AS whole", "RETURN DISTINCT w.id AS part, p.id AS above", "expected part, whole, in an order"),
        ("\n//# wholes\nlooked_up(p)-[m", "\n//# rows\nlooked_up(p)-[m", "sections are"),
        ("looked_up(p)-[m:PART_OF]", "MATCH (p:Programme)-[m:PART_OF]", "sections 'wholes' are two, the second of $parts"),
    ],
)
def test_what_finds_wholes_is_two_sections(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = get_question("funding-by-funder").text
    assert old in text
    with pytest.raises(QueryError) as caught:
        read_catalogue(_write(tmp_path, text.replace(old, new)))
    assert message in str(caught.value)


def test_a_name_is_used_once(tmp_path: Path) -> None:
    _write(tmp_path, GOOD)
    with pytest.raises(QueryError, match=r"people/funders\.cypher: the question 'funders' is also in money/"):
        read_catalogue(_write(tmp_path, GOOD, topic="people"))


def test_a_text_for_one_engine_stands_beside_the_common_one(tmp_path: Path) -> None:
    _write(tmp_path, "not read here", name="funders.neo4j")
    assert list(read_catalogue(_write(tmp_path, GOOD))) == ["funders"]


def test_an_unknown_question_lists_those_there_are() -> None:
    with pytest.raises(QueryError, match=r"There is no question 'hotels'.*partners-in-country"):
        get_question("hotels")


def test_the_questions_are_there() -> None:
    wanted = """
        partners-in-country programmes-in-country actor-portfolio overlapping-programmes coverage-matrix funding-by-funder
        operational-actions shared-partners beneficiaries contradictions responsibilities recommendations mentions
    """
    assert set(wanted.split()) <= set(questions())


def test_a_question_is_read_without_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def noted(name: str, topic: str, text: str) -> Question:
        read.append(name)
        return read_question(name, topic, text)

    monkeypatch.setattr("queries.catalogue.read_question", noted)
    catalogue._read.cache_clear()
    assert get_question("Path").name == "path"
    assert read == ["path"]
