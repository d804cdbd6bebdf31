"""Canned questions and plain sentences over HTTP: the same answers as in the process, and problems that help."""

import csv
import io
import json
from contextlib import closing
from pathlib import Path
from typing import Any

import docx
import httpx
import pytest

from api.edge.docx_form import DOCX
from api.server_settings import ServerSettings
from graph.errors import SourceError
from graph.stores import open_store
from queries.catalogue import questions
from queries.runner import ask
from tests.http.problems import problem
from tests.http.serving import served


def test_the_questions_are_listed_with_their_parameters(client: httpx.Client) -> None:
    listed = {q["name"]: q for q in client.get("/v1/questions").json()["questions"]}
    assert set(listed) == set(questions())
    country = next(p for p in listed["partners-in-country"]["parameters"] if p["name"] == "country")
    assert (country["type"], country["required"]) == ("country", True)


@pytest.mark.parametrize("name", list(questions()))
def test_each_question_answers_as_in_the_process(client: httpx.Client, small_store: str, name: str) -> None:
    arguments = dict(questions()[name].examples[0]) if questions()[name].examples else {}
    response = client.get(f"/v1/questions/{name}", params={k: str(v) for k, v in arguments.items()})
    with closing(open_store(small_store)) as store:
        if response.status_code == 404:
            pytest.skip("the example names what the small graph does not hold")
        answer = ask(store, name, arguments)
    assert response.status_code == 200, response.text
    found = response.json()
    assert found["rows"] == json.loads(json.dumps([dict(row) for row in answer.rows]))
    assert (found["totals"], found["summary"], found["left_out"]) == (dict(answer.totals), answer.summary, list(answer.left_out))
    assert [[c["statement"] for c in row] for row in found["citations"]] == [[c.statement for c in row] for row in answer.citations]


@pytest.mark.parametrize("name", list(questions()))
def test_each_question_has_its_page(client: httpx.Client, name: str) -> None:
    example = next(iter(questions()[name].examples), {})
    given = {"actor": "NAPTIP", "other": "IOM"} if name == "path" else example
    response = client.get(f"/questions/{name}", params={k: str(v) for k, v in given.items()})
    assert response.status_code in (200, 422), response.text  # 422: the form, where the small graph does not hold the example's name
    assert questions()[name].title in response.text
    assert name != "path" or "NAPTIP" in response.text.partition("The shortest ways")[2]


def test_only_what_was_given_is_understood(client: httpx.Client) -> None:
    found = client.get("/v1/questions/partners-in-country", params={"country": "NG", "regions": "true"}).json()
    assert [(u["parameter"], u["shown"]) for u in found["understood"]] == [("country", "Nigeria"), ("regions", "true")]


def test_pages_are_linked_to_each_other(client: httpx.Client) -> None:
    address, seen = "/v1/questions/partners-in-country?country=NG&limit=1", []
    while address:
        response = client.get(address)
        seen += [row["actor"] for row in response.json()["rows"]]
        address = response.links.get("next", {}).get("url", "")
    whole = client.get("/v1/questions/partners-in-country?country=NG").json()
    assert seen == [row["actor"] for row in whole["rows"]]
    assert len(seen) == whole["totals"]["rows"] > 1
    assert response.links["prev"]["url"].endswith(f"offset={len(seen) - 2}")


@pytest.mark.parametrize(
    ("query", "status", "place", "near"),
    [
        ("country=Nigeriaa", 404, "country", "Nigeria"),
        ("contry=Nigeria", 422, "contry", "country"),
        ("", 422, "country", ""),
        ("country=NG&limit=-1", 422, "limit", ""),
        ("country=NG&limit=many", 422, "limit", ""),
        ("country=NG&as_of=yesterday", 422, "as_of", ""),
        ("country=NG&as_of=2024-13", 422, "as_of", ""),
        ("country=NG&role=pays", 422, "role", ""),
        ("country=NG&documents=surveys", 404, "documents", "survey"),
        ("country=NG&country=NE", 422, "country", ""),
        ("country=NG&format=doc", 422, "format", "csv"),
        ("country=NG&active_from=2025&active_to=2020", 422, "active_from", ""),
    ],
)
def test_a_wrong_parameter_is_named_with_the_fix(client: httpx.Client, query: str, status: int, place: str, near: str) -> None:
    found = problem(client.get(f"/v1/questions/partners-in-country?{query}"), status)
    assert (found["place"], bool(found["fix"])) == (place, True)
    assert not near or near in found["near"]


def test_an_unknown_question_gets_the_nearest(client: httpx.Client) -> None:
    assert "partners-in-country" in problem(client.get("/v1/questions/partners-in-contry"), 404)["near"]


def test_an_empty_answer_says_what_was_searched(client: httpx.Client) -> None:
    found = client.get("/v1/questions/partners-in-country?country=Iceland").json()
    assert found["rows"] == []
    assert "That is no proof that there is none." in found["summary"]
    assert {d["stem"] for d in found["documents"]} == {"plan", "reply", "survey"}


def test_where_files_lie_is_told_nowhere(client: httpx.Client) -> None:
    for address in ("/v1/questions/partners-in-country?country=NG", "/v1/documents", "/v1/documents/plan"):
        assert '"path"' not in client.get(address).text


def test_a_sentence_is_understood_and_answered(client: httpx.Client) -> None:
    found = client.get("/v1/ask", params={"q": "which partners operate in Nigeria?"}).json()
    direct = client.get("/v1/questions/partners-in-country?country=NG").json()
    assert found["understood"]["question"] == "partners-in-country"
    assert found["understood"]["words"] == ["country = Nigeria (“Nigeria”)"]
    assert found["answer"]["rows"] == direct["rows"]


def test_a_sentence_can_be_shown_without_an_answer(client: httpx.Client) -> None:
    found = client.get("/v1/ask", params={"q": "which partners operate in Nigeria?", "run": "false"}).json()
    assert (found["answer"], "MATCH" in found["cypher"]) == (None, True)


def test_a_sentence_that_is_not_understood_asks_nothing(client: httpx.Client) -> None:
    found = problem(client.get("/v1/ask", params={"q": "which hotels are in Nigeria?"}), 422)
    assert found["type"] == "urn:tipgraph:problem:not-understood"
    assert set(found["near"]) <= set(questions())
    assert found["near"]


def rows_of(text: str) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_has_a_row_of_tags_and_the_sources(client: httpx.Client) -> None:
    response = client.get("/v1/questions/partners-in-country?country=NG", headers={"Accept": "text/csv"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    tags, *rows = rows_of(response.text)
    assert (tags["actor"], tags["seat"]) == ("#org+id", "#country+code+seat")
    assert all(tag.startswith("#") for tag in tags.values())
    assert all(row["quotes"] and row["statements"] and row["documents"] for row in rows)
    plain = rows_of(client.get("/v1/questions/partners-in-country?country=NG&format=csv&hxl=false").text)
    assert plain == rows


def test_a_form_that_nobody_has_is_refused(client: httpx.Client) -> None:
    assert "text/csv" in problem(client.get("/v1/questions", headers={"Accept": "image/png"}), 406)["near"]


def test_the_openapi_types_the_parameters_and_gives_examples(client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()
    parameters = {p["name"]: p for p in document["paths"]["/v1/questions/partners-in-country"]["get"]["parameters"]}
    assert parameters["country"]["required"]
    assert parameters["country"]["schema"]["examples"][0] == "Nigeria"
    assert "implements" in parameters["role"]["schema"]["enum"]
    assert parameters["limit"]["schema"]["type"] == "integer"
    assert {f"/v1/questions/{name}" for name in questions()} < set(document["paths"])


def test_a_converted_answer_has_a_tag_of_its_rates(settings: ServerSettings, tmp_path: Path) -> None:
    address = "/v1/questions/funding-by-funder?programme=Shield%20Niger"
    tags: list[str] = []
    for rate, converted in (("0.5", 1250000.0), ("0.25", 625000.0)):
        table = tmp_path / f"{rate}.csv"
        table.write_text(f"currency,to,date,rate,source\nUSD,EUR,2020-12-31,{rate},Bank\n", encoding="utf-8")
        with served(settings.model_copy(update={"rates": table})) as client:
            response = client.get(f"{address}&convert=EUR", headers={"If-None-Match": ", ".join(tags)})
            assert response.status_code == 200, "the rates are others, so the answer is"
            assert [row["converted"] for row in response.json()["rows"] if row["currency"] == "USD"] == [converted]
            tags.append(response.headers["ETag"])
            assert client.get(f"{address}&convert=EUR", headers={"If-None-Match": tags[-1]}).status_code == 304
            assert client.get(address).headers["ETag"] not in tags
            assert "625,000" in client.get("/questions/funding-by-funder?convert=EUR").text or rate == "0.5"


def test_a_server_without_rates_says_what_is_missing(settings: ServerSettings, tmp_path: Path) -> None:
    with served(settings.model_copy(update={"rates": tmp_path / "none.csv"})) as client:
        found = problem(client.get("/v1/questions/funding-by-funder?convert=EUR"), 422)
    assert "tipgraph rates FILE.csv" in found["detail"]


def test_a_server_does_not_start_on_a_bad_table(settings: ServerSettings, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("currency\n", encoding="utf-8")
    with pytest.raises(SourceError, match="line 1"), served(settings.model_copy(update={"rates": tmp_path / "bad.csv"})):
        pass


def test_an_answer_is_a_word_file_too(client: httpx.Client) -> None:
    asked = "/v1/questions/partners-in-country?country=NG"
    response, answer = client.get(asked + "&format=docx"), client.get(asked).json()
    assert response.headers["content-type"] == DOCX
    assert response.headers["content-disposition"] == 'attachment; filename="partners-in-country.docx"'
    found = docx.Document(io.BytesIO(response.content))
    assert len(found.tables[0].rows) == len(answer["rows"]) + 1
    assert answer["summary"] in [p.text for p in found.paragraphs]
    quotes = {citation["quote"] for row in answer["citations"] for citation in row}
    assert len([p for p in found.paragraphs if p.style.name == "Source"]) == len(quotes)


def test_a_list_is_a_word_file_too(client: httpx.Client) -> None:
    found = docx.Document(io.BytesIO(client.get("/v1/programmes?format=docx").content))
    assert len(found.tables[0].rows) == len(client.get("/v1/programmes").json()["items"]) + 1
