"""Reconciliation over HTTP: other people's client matches lists of names; only certain names match by themselves."""

import json
from collections.abc import Mapping
from typing import Any

import httpx
import pandas as pd
import pytest
from reconciler import reconcile

from api.server_settings import ServerSettings
from tests.http.problems import problem
from tests.http.serving import served

PATH = "/v1/reconcile"
LIMIT = 100

client_of_pypi = pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame.drop")
"""Its use of pandas is older than ours."""


def batch(client: httpx.Client, queries: Mapping[str, object]) -> dict[str, Any]:
    """The candidates of a batch, by key; Any because it is the standard's JSON."""
    response = client.post(PATH, data={"queries": json.dumps(queries)})
    assert response.status_code == 200, response.text
    return {key: found["result"] for key, found in response.json().items()}


def matched(client: httpx.Client, text: str, type_: str = "", **told: object) -> str:
    """What a name matches by itself; "" where it does not."""
    query = {"query": text, **({"type": type_} if type_ else {}), "properties": [{"pid": pid, "v": v} for pid, v in told.items()]}
    found = batch(client, {"q": query})["q"]
    assert [c["score"] for c in found if not c["match"]] == sorted((c["score"] for c in found if not c["match"]), reverse=True)
    return "".join(c["id"] for c in found if c["match"])


def frame(client: httpx.Client, names: list[str], type_: str, **told: list[str]) -> pd.DataFrame:
    """What the client of PyPI makes of a column."""
    mapping = {pid: pd.Series(values) for pid, values in told.items()} or None
    found = reconcile(pd.Series(names), type_id=type_, property_mapping=mapping, reconciliation_endpoint=str(client.base_url.join(PATH)))
    assert isinstance(found, pd.DataFrame)
    return found.set_index("input_value")


@client_of_pypi
@pytest.mark.parametrize(
    ("type_", "names", "ids", "matches"),
    [
        (
            "actor",
            [
                "IOM",
                "International Organisation for Migration",
                "World Healht Organisation",
                "UNODC",
                "Dutch National Police",
                "XM-DAC-47066",
            ],
            ["actor:iom", "actor:iom", "actor:who", "actor:unodc", "actor:police-nl", "actor:iom"],
            [True, True, False, True, True, True],
        ),
        (
            "programme",
            ["COMPASS", "Cooperation on Migration and Partnerships", "Sheild Niger", "sahel watch", "XM-DAC-47066-PX.0263"],
            ["programme:compass", "programme:compass", "programme:shield", "programme:sahel", "programme:compass"],
            [True, True, False, True, True],
        ),
        (
            "country",
            ["Nigeria", "NE", "GHA", "Nigéria", "Nigerai"],
            ["country:NG", "country:NE", "country:GH", "country:NG", "country:NG"],
            [True, True, True, True, False],
        ),
    ],
)
def test_the_client_matches_a_column(client: httpx.Client, type_: str, names: list[str], ids: list[str], matches: list[bool]) -> None:
    found = frame(client, names, type_)
    assert list(found.index) == names
    assert list(found["id"]) == ids
    assert list(found["match"]) == matches
    assert set(found["type_id"]) == {type_}


@client_of_pypi
def test_the_client_narrows_a_column_by_another(client: httpx.Client) -> None:
    found = frame(client, ["Ministry of Justice", "Federal Ministry of Justice"], "actor", country=["Netherlands", "NG"])
    assert list(found["id"]) == ["actor:justice-nl", "actor:justice-ng"]
    assert list(found["match"]) == [True, True]


@pytest.mark.parametrize(
    ("text", "type_", "told", "id_"),
    [
        ("Ministry of Justice", "actor", {}, ""),
        ("Ministry of Justice", "actor", {"country": "Nigeria"}, "actor:justice-ng"),
        ("Ministry of Justice", "actor", {"country": {"id": "country:NL", "name": "Netherlands"}}, "actor:justice-nl"),
        ("Ministry of Justice", "actor", {"country": "Sweden"}, ""),
        ("Federal Ministry of Justice", "actor", {}, ""),
        ("National Action Plan", "programme", {}, ""),
        ("National Action Plan", "programme", {"country": "NLD"}, "programme:plan"),
        ("COMPASS", "programme", {"country": "Niger"}, "programme:compass"),
        ("COMPASS", "programme", {"country": ["Peru", "Ghana"]}, "programme:compass"),
        ("COMPASS", "programme", {"country": "Peru"}, ""),
        ("compass", "programme", {}, ""),
        ("IOM", "actor", {"country": "Nigeria"}, "actor:iom"),
        ("IOM", "actor", {"kind": "igo"}, "actor:iom"),
        ("IOM", "actor", {"kind": "ngo"}, ""),
        ("Int. Organization for Migration", "actor", {}, ""),
        ("Int. Organization for Migration", "actor", {"identifier": "XM-DAC-47066"}, "actor:iom"),
        ("World Health Organization", "actor", {"identifier": "XM-DAC-47066"}, ""),
        ("Nigeria", "", {}, "country:NG"),
        ("Nigeria", "country", {}, "country:NG"),
        ("actor:iom", "", {}, "actor:iom"),
        ("Niger", "country", {}, "country:NE"),
        ("Edo State", "", {}, ""),
        ("nowhere at all", "", {}, ""),
        ("", "actor", {"country": "Nigeria"}, ""),
    ],
)
def test_only_what_is_certain_matches(client: httpx.Client, text: str, type_: str, told: dict[str, object], id_: str) -> None:
    assert matched(client, text, type_, **told) == id_


def test_what_disagrees_is_proposed_and_says_so(client: httpx.Client) -> None:
    query = {"query": "COMPASS", "type": ["programme"], "properties": [{"pid": "country", "v": "Peru"}], "type_strict": "any"}
    first = batch(client, {"q": query})["q"][0]
    assert (first["id"], first["match"], first["score"]) == ("programme:compass", False, 50.0)
    assert {f["id"]: f["value"] for f in first["features"]} == {"name": 100.0, "exact": True, "country": False}


def test_the_manifest_leads_to_all_that_is_served(client: httpx.Client) -> None:
    found = client.get(PATH).json()
    assert "0.2" in found["versions"]
    assert {t["id"] for t in found["defaultTypes"]} == {"actor", "programme", "country"}
    page = client.get(found["view"]["url"].replace("{{id}}", "actor:iom"))
    assert (page.status_code, "International Organization for Migration" in page.text) == (200, True)
    shown = client.get(found["preview"]["url"].replace("{{id}}", "programme%3Acompass"))
    assert "Niger, Nigeria" in shown.text.replace("Ghana, ", "")
    assert "frame-ancestors 'self' http://127.0.0.1:*" in shown.headers["content-security-policy"]
    for what, prefix, expected in (("entity", "Intern", "actor:iom"), ("type", "pro", "programme"), ("property", "", "kind")):
        place = found["suggest"][what]
        suggested = client.get(place["service_url"] + place["service_path"], params={"prefix": prefix, "type_strict": "any"}).json()[
            "result"
        ]
        assert expected in [s["id"] for s in suggested]
    place = found["extend"]["propose_properties"]
    proposed = client.get(place["service_url"] + place["service_path"], params={"type": "programme"}).json()
    assert "country" in [p["id"] for p in proposed["properties"]]


def test_suggestions_are_passed_over_by_the_cursor(client: httpx.Client) -> None:
    def suggested(**more: str) -> list[str]:
        params = {"prefix": "s", "type": "programme", **more}
        found = client.get(f"{PATH}/suggest/entity", params=params)
        return [s["id"] for s in found.json()["result"]]

    assert len(suggested()) > 1
    assert suggested(cursor="1") == suggested()[1:]
    assert suggested(prefix="actor:iom", type="") == ["actor:iom"]


def test_properties_of_matched_nodes_are_fetched(client: httpx.Client) -> None:
    names = ("name", "aliases", "country", "kind", "identifier")
    asked = {"ids": ["programme:compass", "actor:government-nl", "actor:none"], "properties": [{"id": name} for name in names]}
    found = client.post(PATH, data={"extend": json.dumps(asked)}).json()
    assert [m["id"] for m in found["meta"]] == list(names)
    assert [v["id"] for v in found["rows"]["programme:compass"]["country"]] == ["country:GH", "country:NE", "country:NG"]
    assert found["rows"]["actor:government-nl"]["country"] == [{"id": "country:NL", "name": "Netherlands"}]
    assert {"str": "XM-DAC-47066-PX.0263"} in found["rows"]["programme:compass"]["identifier"]
    assert found["rows"]["actor:none"] == {name: [] for name in names}


def test_a_batch_in_the_address_gives_the_same_and_is_kept(client: httpx.Client) -> None:
    queries = json.dumps({"a": {"query": "IOM"}, "b": {"query": "Niger", "type": "country", "limit": 1}})
    first = client.get(PATH, params={"queries": queries})
    assert first.json() == client.post(PATH, data={"queries": queries}).json()
    assert len(first.json()["b"]["result"]) == 1
    assert client.get(PATH, params={"queries": queries}, headers={"If-None-Match": first.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(
    ("form", "status", "place"),
    [
        ({}, 422, "queries"),
        ({"queries": "{}", "extend": '{"ids": [], "properties": []}'}, 422, "queries"),
        ({"queries": "no json"}, 422, "queries"),
        ({"queries": "[1]"}, 422, "queries"),
        ({"queries": '{"q": {"query": "x", "typ": "actor"}}'}, 422, "queries.q.typ"),
        ({"queries": '{"q": {"query": "x", "type": "actr"}}'}, 422, "queries.q.type"),
        ({"queries": '{"q": {"query": "x", "limit": 0}}'}, 422, "queries.q.limit"),
        ({"queries": '{"q": {"query": "x", "properties": [{"pid": "contry", "v": "NG"}]}}'}, 422, "queries.q.properties.0.pid"),
        ({"queries": json.dumps({"q": {"query": "x" * 501}})}, 422, "queries.q.query"),
        ({"queries": json.dumps({str(i): {"query": "x"} for i in range(LIMIT + 1)})}, 413, "queries"),
        ({"extend": '{"ids": ["actor:iom"], "properties": [{"id": "budget"}]}'}, 422, "extend.properties.0.id"),
        ({"extend": json.dumps({"ids": ["actor:iom"] * (LIMIT + 1), "properties": []})}, 413, "extend.ids"),
        ({"queries": "[" * 100_000}, 422, "queries"),
    ],
)
def test_a_wrong_batch_is_told_where_it_is_wrong(client: httpx.Client, form: dict[str, str], status: int, place: str) -> None:
    found = problem(client.post(PATH, data=form), status)
    assert found["place"] == place


def test_unknown_parameters_and_nodes_are_refused(client: httpx.Client) -> None:
    assert problem(client.get(PATH, params={"callback": "f"}), 422)["place"] == "callback"
    problem(client.get(f"{PATH}/preview", params={"id": "actor:none"}), 404)
    problem(client.get(f"{PATH}/suggest/nothing"), 422)
    found = problem(client.get(f"{PATH}/suggest/entity", params={"type": "person"}), 422)
    assert found["place"] == "type"
    assert "'programme'" in found["detail"]


def test_pages_of_this_machine_may_read_it_and_others_may_not(client: httpx.Client, settings: ServerSettings) -> None:
    here, elsewhere = {"Origin": "http://127.0.0.1:3333"}, {"Origin": "https://pages.example"}
    ask = {"Access-Control-Request-Method": "POST"}
    assert client.get(PATH, headers=here).headers["access-control-allow-origin"] == "*"
    assert client.options(PATH, headers={**here, **ask}).status_code == 200
    for origin in (elsewhere, {"Origin": "http://127.0.0.1.pages.example"}, {"Origin": "null"}):
        assert "access-control-allow-origin" not in client.get(PATH, headers=origin).headers
    assert "access-control-allow-origin" not in client.get("/v1/actors", headers=here).headers
    with served(settings.model_copy(update={"origins": ("https://pages.example",)})) as other:
        assert other.get(PATH, headers=elsewhere).headers["access-control-allow-origin"] == "https://pages.example"
        assert other.get(PATH, headers=here).headers["access-control-allow-origin"] == "*"
        assert other.options(PATH, headers={**here, **ask}).status_code == 200


def test_a_preview_runs_nothing_of_what_a_name_holds(client: httpx.Client) -> None:
    shown = client.get(f"{PATH}/preview", params={"id": "actor:iom"})
    assert shown.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in shown.headers["content-security-policy"]
