"""Texts that no engine may see, and texts that look like them and may run."""

import pytest

from graph.errors import NotAllowed, QueryError
from graph.sparql.checking import MOST_CHARACTERS, check_query, check_tokens

REFUSED = [
    "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * WHERE { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * WHERE { SeRvIcE ?where { ?s ?p ?o } }",
    "SELECT * WHERE { { SELECT * { SERVICE<http://127.0.0.1/>{?s ?p ?o} } } }",
    "ASK { FILTER EXISTS { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } }",
    "SELECT * WHERE {\n# a comment\nSERVICE<http://127.0.0.1/>{} }",
    "SELECT * WHERE { SERV\\u0049CE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM NAMED <http://127.0.0.1/> { GRAPH ?g { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } FROM <http://127.0.0.1/> WHERE { ?s ?p ?o }",
    "DESCRIBE <a:b> FROM <http://127.0.0.1/>",
    "LOAD <http://127.0.0.1/>",
    "LOAD SILENT <file:///etc/passwd> INTO GRAPH <a:g>",
    "INSERT DATA { <a:s> <a:p> <a:o> }",
    "INSERT { ?s <a:p> 1 } WHERE { ?s ?p ?o }",
    "DELETE DATA { <a:s> <a:p> <a:o> }",
    "DELETE WHERE { ?s ?p ?o }",
    "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP GRAPH <a:g>",
    "CREATE GRAPH <a:g>",
    "COPY DEFAULT TO <a:g>",
    "MOVE <a:g> TO DEFAULT",
    "ADD <a:g> TO <a:h>",
    "SELECT * { ?s ?p ?o } ; DROP ALL",
    "PREFIX a: <a:> DELETE WHERE { ?s ?p ?o }",
    "SELECT * { ?s ?p '''it''' } # \r\n ; CLEAR ALL",
    'SELECT * { ?s ?p "x" . SERVICE <a:b> { } }',
    "SELECT * { ?s ?p 'it\\'s' . SERVICE <a:b> { } }",
]
ALLOWED = [
    "SELECT ?service WHERE { ?service ?load ?from }",
    "SELECT $insert { $insert a <http://example.org/SERVICE/LOAD> }",
    'SELECT * { ?s ?p \'SERVICE <a:b> { }\' , "DROP ALL" , \'\'\'LOAD\n\'\'\' , """CLEAR "quoted" """ }',
    "# SERVICE FROM LOAD\nASK { ?s ?p ?o }",
    "PREFIX service: <a:> SELECT * { ?s service:load service:from }",
    "SELECT (GROUP_CONCAT(DISTINCT ?o; SEPARATOR=', ') AS ?all) (SUM(xsd:decimal(?n)) AS ?sum) { ?s ?p ?o ; tg:amount ?n } GROUP BY ?s",
    "DESCRIBE <urn:tipgraph:actor:iom>",
    "select distinct ?s where { ?s (a|^rdf:object/tg:startDate)* ?o filter not exists { ?o ?q 1.5e3 } } order by desc(?s) limit 3",
    "CONSTRUCT WHERE { ?s rdf:type ?o }",
    "SELECT * { VALUES (?a ?b) { (1 UNDEF) ('x'@en-GB true) } BIND(IF(?a = 1, 'y', STR(?b)) AS ?c) MINUS { ?a <a:b> _:blank } }",
]


@pytest.mark.parametrize("text", REFUSED)
def test_what_writes_calls_out_or_reads_elsewhere_is_refused(text: str) -> None:
    with pytest.raises(NotAllowed):
        check_tokens(text)


@pytest.mark.parametrize("text", ALLOWED)
def test_a_word_in_a_name_a_text_or_a_comment_is_no_command(text: str) -> None:
    check_tokens(text)


@pytest.mark.parametrize(("text", "form"), [
    ("select * { ?s ?p ?o }", "SELECT"), ("ASK {}", "ASK"), ("CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"), ("DESCRIBE <a:b>", "DESCRIBE")
])  # fmt: skip
def test_the_forms(text: str, form: str) -> None:
    assert check_query(text) == form


@pytest.mark.parametrize("text", ["", "SELECT", "SELECT * { ?s ?p", "ASK { ?s ?p ?o } }", "SELECT * { " + "{" * 3_000 + "}" * 3_000 + " }"])
def test_what_is_no_sparql_says_so(text: str) -> None:
    with pytest.raises(QueryError, match=r"no SPARQL|nested"):
        check_query(text)


def test_a_text_that_is_too_long_is_not_read() -> None:
    with pytest.raises(QueryError, match="at most 20,000"):
        check_tokens("SELECT * { }" + " " * MOST_CHARACTERS)


def test_the_message_names_the_line_and_the_word() -> None:
    with pytest.raises(NotAllowed, match=r"Line 3: 'SERVICE' is not allowed. Only SELECT, ASK"):
        check_tokens("SELECT *\n{\n  SERVICE <a:b> {} }")
