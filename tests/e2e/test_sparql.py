"""`sparql` as a process on a store that is only read."""

from tests.e2e.running import Tipgraph

IMPLEMENTERS = "SELECT ?name { ?a tg:implements ?p ; skos:prefLabel ?name } ORDER BY ?name"


def test_queries_questions_and_refusals(loaded: Tipgraph) -> None:
    rows = loaded.run("-o", "csv", "sparql", IMPLEMENTERS).stdout.splitlines()
    assert rows[0] == "name"
    assert "International Organization for Migration" in rows
    assert loaded.run("sparql", "ASK { ?a a tg:Actor }").stdout == "true\n"
    assert "cut" in loaded.run("sparql", "SELECT * { ?s ?p ?o }", "--limit", 2).stderr.lower()
    answer = loaded.json("sparql", "partners-in-country", "country=Nigeria")
    asked = loaded.json("ask", "partners-in-country", "country=Nigeria")
    assert [b["actor"]["value"] for b in answer["results"]["bindings"]] == [row["actor"] for row in asked["rows"]]
    assert "'SERVICE' is not allowed" in loaded.run("sparql", "SELECT * { SERVICE <http://127.0.0.1:1/> {} }", code=2).stderr
    assert "no file that can be read" in loaded.run("sparql", "/no/such.rq", code=2).stderr
    assert "Only a question takes arguments" in loaded.run("sparql", "ASK {}", "country=Nigeria", code=2).stderr


def test_a_file_and_a_graph(loaded: Tipgraph) -> None:
    (loaded.home / "q.rq").write_text("CONSTRUCT { ?a skos:related ?p } WHERE { ?a tg:implements ?p }", encoding="utf-8")
    assert "skos" in loaded.run("sparql", "q.rq", "--format", "turtle").stdout
    assert loaded.run("sparql", "q.rq", "--format", "nt").stdout.count("\n") >= 2
