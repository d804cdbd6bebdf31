"""Answers and lists in other programs' forms, read by those programs' own readers: pandas, openpyxl, rdflib."""

import io
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pandas
import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection

from api.edge.media import FORMS
from api.server_settings import ServerSettings
from graph.export.rdf.vocabulary import PREFIXES, TERMS
from graph.stores import open_store
from tests.graph.batches import small_batch
from tests.http.problems import problem
from tests.http.serving import served

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader of JSON-LD makes one

ASKED = "/v1/questions/partners-in-country?country=NG"
MONEY = "/v1/questions/funding-by-funder"
LISTS = [
    "/v1/actors",
    "/v1/programmes",
    "/v1/countries",
    "/v1/documents",
    "/v1/statements",
    "/v1/actors/actor:iom",
    "/v1/search?q=iom",
    "/v1/passages/survey~bbbb0002/p3",
    "/v1/questions",
    "/v1/ask?q=which+partners+operate+in+Nigeria",
    "/v1/candidates",
    "/v1/reviews",
]
HASHTAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")
HOSTILE = ("=1+1", "+1+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1:A9)", '=HYPERLINK("http://x.example")', " =1")
TG, PROV, SKOS, DCT = Namespace(TERMS), Namespace(PREFIXES["prov"]), Namespace(PREFIXES["skos"]), Namespace(PREFIXES["dct"])


def get(client: httpx.Client, address: str, form: str, **more: str) -> httpx.Response:
    """The address in a form, chosen as a program would: by Accept."""
    response = client.get(address, params=more or None, headers={"Accept": FORMS[form].media_type})
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].split(";")[0] == FORMS[form].media_type.split(";")[0]
    return response


def book(response: httpx.Response) -> Any:  # openpyxl has no types
    return openpyxl.load_workbook(io.BytesIO(response.content))


def linked(response: httpx.Response) -> Graph:
    return Graph().parse(data=response.text, format="json-ld")


@pytest.mark.parametrize("address", [ASKED, MONEY, *LISTS])
def test_the_form_is_chosen_by_the_header_or_by_the_address(client: httpx.Client, address: str) -> None:
    for form, kind in FORMS.items():
        named = client.get(httpx.URL(address).copy_merge_params({"format": form}))
        assert named.headers["content-type"] == kind.media_type
        assert get(client, address, form).headers.get("content-disposition") == named.headers.get("content-disposition")
        if "etag" in named.headers:
            assert named.headers["etag"].endswith(f'-{form}"')


@pytest.mark.parametrize("address", [ASKED, MONEY, *LISTS])
def test_pandas_reads_the_csv_with_and_without_the_row_of_tags(client: httpx.Client, address: str) -> None:
    tagged = pandas.read_csv(io.StringIO(get(client, address, "csv").text), dtype=str, keep_default_na=False)
    assert all(HASHTAG.fullmatch(tag) for tag in tagged.iloc[0])
    bare = client.get(httpx.URL(address).copy_merge_params({"format": "csv", "hxl": "false"})).text
    plain = pandas.read_csv(io.StringIO(bare), dtype=str, keep_default_na=False)
    assert plain.equals(tagged.iloc[1:].reset_index(drop=True))


def test_figures_are_numbers_for_pandas(client: httpx.Client) -> None:
    read = pandas.read_csv(io.StringIO(client.get(f"{MONEY}?format=csv&hxl=false").text))
    said = [row["amount"] for row in client.get(MONEY).json()["rows"]]
    assert [None if pandas.isna(amount) else amount for amount in read["amount"]] == said
    assert max(filter(None, said)) >= 1_000_000


def test_a_column_has_the_same_tag_in_every_way_out(client: httpx.Client) -> None:
    heads, tags = (line.split(",") for line in get(client, ASKED, "csv").text.split("\r\n")[:2])
    rows = list(book(get(client, ASKED, "xlsx"))["rows"].values)
    assert (list(rows[0]), list(rows[1])) == (heads, tags)


def test_openpyxl_reads_typed_cells_under_a_frozen_head_with_sources(client: httpx.Client) -> None:
    found = book(get(client, MONEY, "xlsx"))
    assert found.sheetnames == ["rows", "sources", "answer"]
    assert all(found[name].freeze_panes == "A3" for name in found.sheetnames)
    heads, _, *rows = found["rows"].values
    amounts = [dict(zip(heads, row, strict=True))["amount"] for row in rows]
    said = client.get(MONEY).json()
    assert amounts == [row["amount"] for row in said["rows"]]
    assert all(isinstance(amount, int | float) for amount in amounts if amount is not None)
    _, _, *cited = found["sources"].values
    assert [row[6] for row in cited] == [c["quote"] for row in said["citations"] for c in row]
    assert ("graph version", "1") in list(found["answer"].values)


def test_openpyxl_reads_a_whole_day_as_a_day_and_no_more_than_is_stated(client: httpx.Client) -> None:
    found = book(client.get("/v1/questions/responsibilities?format=xlsx"))
    heads, _, *rows = found["rows"].values
    place = heads.index("due_end")
    said = [row["due_end"] for row in client.get("/v1/questions/responsibilities").json()["rows"]]
    days = [datetime.fromisoformat(day) if day and len(day) == 10 else day or None for day in said]
    assert [row[place] for row in rows] == days
    assert any(isinstance(day, datetime) for day in days)


def test_openpyxl_reads_a_list_with_the_editions_searched(client: httpx.Client) -> None:
    found = book(client.get("/v1/actors?format=xlsx&hxl=false"))
    assert found["rows"].freeze_panes == "A2"
    heads, *rows = found["rows"].values
    items = client.get("/v1/actors").json()["items"]
    assert [dict(zip(heads, row, strict=True))["documents"] for row in rows] == [item["documents"] for item in items]
    assert {row[0] for row in list(found["sources"].values)[1:]} == {"plan", "reply", "survey"}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The API over names that a spreadsheet would run."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    nodes = [{"id": f"actor:x{n}", "name": name, "aliases": [name + "x"]} for n, name in enumerate(HOSTILE)]
    batch = small_batch("doc~1", [*nodes, {"id": "programme:p", "name": "=2+2"}], ["=3+3"],
                        [(f"actor:x{n}", "programme:p") for n in range(len(HOSTILE))])  # fmt: skip
    with closing(open_store(str(folder / "store"))) as store, store.writing() as change:
        change.put(batch)
    with served(ServerSettings(store=str(folder / "store"), keys=folder / "k", uploads=folder / "u", rate=0)) as client:
        yield client


@pytest.mark.parametrize("address", ["/v1/actors", "/v1/statements", "/v1/actors/actor:x0", "/v1/questions/actor-portfolio?actor=actor:x0"])
def test_text_that_a_spreadsheet_would_run_is_inert(hostile: httpx.Client, address: str) -> None:
    for sheet in book(get(hostile, address, "xlsx")):
        cells = [cell for row in sheet.iter_rows(min_row=3) for cell in row if isinstance(cell.value, str)]
        assert all(cell.data_type == "s" for cell in cells)
        assert all(cell.quotePrefix for cell in cells if cell.value.strip()[:1] in tuple("=+-@"))
    read = pandas.read_csv(io.StringIO(get(hostile, address, "csv").text), dtype=str, keep_default_na=False, skiprows=[1])
    cells = [cell for column in read for cell in read[column]]
    assert not [cell for cell in cells if cell.strip()[:1] in ("=", "+", "-", "@")]


def test_hostile_names_are_in_the_table_all_the_same(hostile: httpx.Client) -> None:
    read = pandas.read_csv(io.StringIO(hostile.get("/v1/actors?format=csv&hxl=false&sort=id").text), keep_default_na=False)
    assert list(read["name"]) == [f"'{name}" for name in HOSTILE]
    assert [row[1] for row in list(book(hostile.get("/v1/actors?format=xlsx&sort=id"))["rows"].values)[2:]] == list(HOSTILE)


def test_rdflib_reads_an_answer_with_the_statements_behind_each_row(client: httpx.Client) -> None:
    graph, said = linked(get(client, ASKED, "jsonld")), client.get(ASKED).json()
    answer = graph.value(predicate=RDF.type, object=TG.Answer)
    head = graph.value(answer, TG.row)
    assert head is not None
    rows = list(Collection(graph, head))
    assert [str(graph.value(row, TG.actor)) for row in rows] == [f"urn:tipgraph:{row['actor']}" for row in said["rows"]]
    assert [str(graph.value(row, TG.name)) for row in rows] == [row["name"] for row in said["rows"]]
    for row, cited in zip(rows, said["citations"], strict=True):
        behind = set(graph.objects(row, PROV.wasDerivedFrom))
        assert behind == {URIRef(f"urn:tipgraph:statement:{c['statement']}") for c in cited}
        assert {str(graph.value(s, TG.quote)) for s in behind} == {c["quote"] for c in cited}
        assert all(graph.value(s, PROV.hadPrimarySource) in set(graph.objects(answer, DCT.source)) for s in behind)


def test_rdflib_reads_amounts_and_dates_with_their_types(client: httpx.Client) -> None:
    graph = linked(get(client, MONEY, "jsonld"))
    amounts = sorted(float(str(amount)) for amount in graph.objects(None, TG.amount))
    assert amounts == sorted({row["amount"] for row in client.get(MONEY).json()["rows"]} - {None}) or len(amounts) > len(set(amounts))
    assert {str(a.datatype) for a in graph.objects(None, TG.amount)} == {f"{PREFIXES['xsd']}decimal"}  # type: ignore[attr-defined]
    assert {str(d.datatype).rpartition("#")[2] for d in graph.objects(None, DCT.issued)} <= {"date", "gYearMonth", "gYear"}  # type: ignore[attr-defined]


def test_rdflib_joins_a_list_with_the_rdf_that_is_exported(client: httpx.Client) -> None:
    items = client.get("/v1/actors").json()["items"]
    graph = linked(get(client, "/v1/actors", "jsonld"))
    assert {str(s) for s in graph.subjects(RDF.type, TG.Actor)} == {f"urn:tipgraph:{item['id']}" for item in items}
    assert {str(graph.value(URIRef(f"urn:tipgraph:{i['id']}"), SKOS.prefLabel)) for i in items} == {i["name"] for i in items}
    said = linked(get(client, "/v1/statements?subject=IOM&predicate=LEADS", "jsonld"))
    (statement,) = said.subjects(RDF.type, RDF.Statement)
    assert said.value(statement, RDF.predicate) == TG.leads
    assert said.value(statement, RDF.object) == URIRef("urn:tipgraph:programme:bridge")


@pytest.mark.parametrize("address", [MONEY, *LISTS])
def test_every_answer_and_list_is_json_ld_that_loads_nothing(client: httpx.Client, address: str) -> None:
    response = get(client, address, "jsonld")
    assert set(response.json()["@context"].values()) == set(PREFIXES.values())
    assert len(linked(response)) > 2


def test_rows_of_a_statement_of_ones_own_come_in_every_form(client: httpx.Client) -> None:
    asked = {"query": "MATCH (a:Actor) RETURN a.id, count(*) AS `how many` ORDER BY a.id LIMIT 3"}
    for form in FORMS:
        response = client.post(f"/v1/cypher?format={form}", json=asked)
        assert response.status_code == 200, response.text
    assert len(list(linked(client.post("/v1/cypher?format=jsonld", json=asked)).objects(None, URIRef(f"{TERMS}a.id")))) == 3
    assert list(book(client.post("/v1/cypher?format=xlsx", json=asked))["rows"].values)[2][1] == 1


def test_a_form_that_there_is_not_is_refused_with_those_that_there_are(client: httpx.Client) -> None:
    assert problem(client.get(f"{ASKED}&format=doc"), 422)["near"] == list(FORMS)
    assert "application/ld+json" in problem(client.get(ASKED, headers={"Accept": "image/png"}), 406)["near"]
