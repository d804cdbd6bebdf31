"""Lists page by page, one thing at a time, statements, passages, search."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.server_settings import ServerSettings
from graph.judging import Verdict, judge
from graph.stores import open_store
from tests.http.conftest import fill
from tests.http.problems import problem
from tests.http.serving import served

NAMED = {"/v1/actors": "actor:", "/v1/programmes": "programme:", "/v1/countries": "country:"}


def pages(client: httpx.Client, address: str) -> Iterator[dict[str, Any]]:
    """The pages of a list, by the links of their headers; Any because lists hold what they hold."""
    while address:
        response = client.get(address)
        assert response.status_code == 200, response.text
        found = response.json()
        address = response.links.get("next", {}).get("url", "")
        assert (found["next"] or "") == address
        yield found


@pytest.mark.parametrize("path", NAMED)
def test_a_list_holds_what_the_documents_in_force_name(client: httpx.Client, path: str) -> None:
    found = client.get(path).json()
    assert found["total"] == len(found["items"]) == sum(found["facets"]["kind"].values())
    assert all(item["id"].startswith(NAMED[path]) and item["documents"] > 0 for item in found["items"])
    assert {e["stem"] for e in found["searched"]} == {"plan", "reply", "survey"}


@pytest.mark.parametrize("sort", ["name", "-name", "id", "-id", "kind", "country", "-documents", "documents"])
@pytest.mark.parametrize("path", NAMED)
def test_pages_hold_every_row_once_in_order(client: httpx.Client, path: str, sort: str) -> None:
    whole = client.get(f"{path}?sort={sort}").json()
    parts = list(pages(client, f"{path}?sort={sort}&limit=2"))
    assert [item for part in parts for item in part["items"]] == whole["items"]
    key = sort.lstrip("-")
    values = [item[key] for item in whole["items"]]
    assert values == sorted(values, reverse=sort.startswith("-"))
    assert {part["total"] for part in parts} == {whole["total"]}


@pytest.mark.parametrize("sort", ["stem", "-stem", "issued", "-issued", "-statements"])
def test_pages_of_documents_hold_every_edition_once(client: httpx.Client, sort: str) -> None:
    ids = [item["id"] for part in pages(client, f"/v1/documents?sort={sort}&limit=1") for item in part["items"]]
    assert sorted(ids) == ["plan~cccc0003", "reply~dddd0004", "survey~aaaa0001", "survey~bbbb0002"]


def test_lists_are_narrowed(client: httpx.Client) -> None:
    assert {i["id"] for i in client.get("/v1/actors?kind=igo").json()["items"]} == {"actor:iom", "actor:unodc", "actor:greta"}
    assert {i["country"] for i in client.get("/v1/actors?country=NL").json()["items"]} == {"NL"}
    assert [i["id"] for i in client.get("/v1/programmes?q=shield").json()["items"]] == ["programme:shield"]
    assert "actor:who" not in client.get("/v1/actors").text
    assert "actor:who" in client.get("/v1/actors?as_of=2024-06").text


def test_only_the_fields_asked_for_come(client: httpx.Client) -> None:
    assert client.get("/v1/actors?fields=name,id&limit=1").json()["items"] == [{"name": "Dutch National Police", "id": "actor:police-nl"}]
    assert problem(client.get("/v1/actors?fields=nmae"), 422)["near"][0] == "name"


@pytest.mark.parametrize("cursor", ["x", "bm8", "WyJuYW1lIl0", "WyItbmFtZSIsICJhIiwgImIiXQ", "WyJuYW1lIiwgbnVsbCwgImIiXQ", "a/b"])
def test_a_cursor_that_no_page_gave_is_refused(client: httpx.Client, cursor: str) -> None:
    for path in ("/v1/actors", "/v1/statements", "/v1/documents"):
        assert problem(client.get(path, params={"cursor": cursor}), 422)["place"] == "cursor"


def test_one_thing_is_shown_by_id_name_or_alias(client: httpx.Client) -> None:
    by = [client.get(f"/v1/actors/{name}").json() for name in ("actor:iom", "IOM", "International Organization for Migration")]
    assert by[0] == by[1] == by[2]
    assert {s["predicate"] for s in by[0]["statements"]} == {"IMPLEMENTS", "LEADS", "PARTICIPATES_IN"}
    assert all(s["quote"] and s["passage"] and not s["old"] for s in by[0]["statements"])


def test_a_thing_of_another_kind_or_none_is_not_shown(client: httpx.Client) -> None:
    assert "/v1/actors/actor:iom" in problem(client.get("/v1/programmes/IOM"), 404)["fix"]
    assert problem(client.get("/v1/countries/Nigerja"), 404)["near"]
    assert problem(client.get("/v1/documents/nothing"), 404)


def test_an_id_that_was_judged_the_same_redirects(tmp_path: Path) -> None:
    fill(str(tmp_path / "store"))
    with closing(open_store(str(tmp_path / "store"))) as store:
        judge(store, Verdict("same", ("actor:unodc", "actor:iom"), ""), "desk", against_guards=True)
        (survivor,) = {id_ for _, id_ in store.find_ids(["actor:unodc"])["actor:unodc"]}
    old = {"actor:unodc", "actor:iom"} - {survivor}
    with served(ServerSettings(store=str(tmp_path / "store"), rate=0)) as client:
        response = client.get(f"/v1/actors/{old.pop()}")
        assert (response.status_code, response.headers["location"]) == (308, f"/v1/actors/{survivor}")
        assert client.get(response.headers["location"]).json()["judgements"]


def test_statements_are_filtered_by_their_ends_and_evidence(client: httpx.Client) -> None:
    def found(**query: str) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = client.get("/v1/statements", params=query).json()["items"]
        return items

    assert {(s["subject"], s["object"]) for s in found(subject="IOM", predicate="LEADS")} == {("actor:iom", "programme:bridge")}
    assert {s["object"] for s in found(object="Nigeria")} == {"country:NG"}
    assert {s["strength"] for s in found(strength="inferred")} == {"inferred"}
    assert {s["document"] for s in found(document="plan")} == {"plan~cccc0003"}
    assert {s["passage"] for s in found(passage="survey~bbbb0002/p6")} == {"survey~bbbb0002/p6"}
    assert "s-survey~bbbb0002-14" not in {s["id"] for s in found()}
    assert [s["review"] for s in found(review="dismissed")] == ["dismissed"]
    assert len(found(review="any", limit="1000")) == len(found(limit="1000")) + 1
    assert {s["document"] for s in found(changed_since="2026-01-02")} == {"plan~cccc0003", "reply~dddd0004"}
    (funded,) = [s for s in found(predicate="FUNDS", subject="actor:government-nl") if s["qualifiers"].get("amount") == 500000.0]
    assert (funded["qualifiers"]["currency"], funded["qualifiers"]["phase"]) == ("USD", "II")


def test_statements_come_page_by_page_and_are_counted_where_asked(client: httpx.Client) -> None:
    ids = [s["id"] for part in pages(client, "/v1/statements?limit=7") for s in part["items"]]
    counted = client.get("/v1/statements?facets=true&limit=1").json()
    assert ids == sorted(set(ids))
    assert len(ids) == counted["total"] == sum(counted["facets"]["predicate"].values())
    assert client.get("/v1/statements?limit=1").json()["total"] is None


def test_a_passage_is_shown_in_its_surroundings(client: httpx.Client) -> None:
    found = client.get("/v1/passages/survey~bbbb0002/p3?around=1").json()
    assert [p["id"].split("/")[1] for p in found["around"]] == ["p2", "p3", "p4"]
    assert (found["passage"]["id"], found["document"]["stem"]) == ("survey~bbbb0002/p3", "survey")
    assert {s["passage"] for s in client.get(found["statements"]).json()["items"]} == {"survey~bbbb0002/p3"}
    assert client.get("/v1/passages/survey~bbbb0002%2Fp3?around=1").json() == found
    problem(client.get("/v1/passages/survey~bbbb0002/p3000"), 404)


def test_search_finds_names_with_slips_and_passages(client: httpx.Client) -> None:
    found = client.get("/v1/search?q=nigria").json()
    assert found["hits"][0]["href"] == "/v1/countries/country:NG"
    passages = client.get("/v1/search?q=compass&label=Passage").json()
    assert set(passages["facets"]["label"]) == {"Passage"}
    assert client.get(passages["hits"][0]["href"]).status_code == 200
    assert "no proof" in client.get("/v1/search?q=zzzzqqqq").json()["summary"]


@pytest.mark.parametrize("path", [*NAMED, "/v1/documents", "/v1/statements", "/v1/actors/actor:iom", "/v1/search?q=iom", "/v1/questions"])
def test_every_list_comes_as_csv(client: httpx.Client, path: str) -> None:
    response = client.get(path, headers={"Accept": "text/csv;q=0.9, application/xml"})
    heads, tags, *rows = response.text.split("\r\n")
    assert response.headers["content-type"].startswith("text/csv")
    assert len(heads.split(",")) == len(tags.split(","))
    assert rows[0]
