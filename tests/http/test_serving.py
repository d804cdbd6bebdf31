"""What holds for every address: versions, conditional requests, compression, hosts, CORS, a store without anything."""

import gzip
from contextlib import closing
from datetime import date
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from api.edge.caching import CachingMiddleware
from api.server_settings import ServerSettings
from graph.stores import open_store
from tests.http.conftest import fill
from tests.http.problems import problem
from tests.http.serving import served
from tests.queries.small_sources import small_sources

ASKED = "/v1/questions/partners-in-country?country=NG"


def test_the_server_says_that_it_lives_and_can_answer(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json()["documents"] == 5


def test_an_empty_store_lives_and_is_not_ready(tmp_path: Path) -> None:
    with served(ServerSettings(store=str(tmp_path / "secret-place"), rate=0)) as client:
        assert client.get("/healthz").status_code == 200
        for path in (
            "/readyz",
            "/v1/actors",
            ASKED,
            "/v1/search?q=iom",
            "/v1/statements",
            "/v1/documents",
            "/v1/ask?q=who+works+in+Nigeria",
        ):
            found = problem(client.get(path), 503)
            assert found["type"] == "urn:tipgraph:problem:empty-graph"
            assert "secret-place" not in found["detail"]


def test_an_answer_is_not_sent_again_while_the_graph_is_the_same(client: httpx.Client) -> None:
    first = client.get(ASKED)
    again = client.get(ASKED, headers={"If-None-Match": f'"other", {first.headers["etag"]}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert client.get(ASKED, headers={"If-None-Match": '"other"'}).content == first.content
    assert client.get(f"{ASKED}&format=csv", headers={"If-None-Match": first.headers["etag"]}).status_code == 200


def test_an_answer_is_kept_for_a_day_because_some_tell_what_is_running_today() -> None:
    days, made = [date(2026, 3, 1), date(2026, 3, 1), date(2026, 3, 2)], []

    async def answer(request: Request) -> Response:
        made.append(request.url.path)
        return Response("found", headers={"Graph-Version": "1", "ETag": f'W/"1-{len(made)}"'})

    app = CachingMiddleware(
        Starlette(routes=[Route("/v1/x", answer)]), version=lambda: "1", near=True, limit=10_000, today=lambda: days.pop(0)
    )
    with TestClient(app) as client:
        tags = [client.get("/v1/x").headers["etag"] for _ in range(3)]
    assert tags == ['W/"1-1"', 'W/"1-1"', 'W/"1-2"']


def test_an_answer_that_is_large_is_compressed_where_the_client_can(client: httpx.Client) -> None:
    with client.stream("GET", ASKED, headers={"Accept-Encoding": "gzip"}) as response:
        raw = b"".join(response.iter_raw())
        assert response.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == client.get(ASKED, headers={"Accept-Encoding": "identity"}).content
    assert "Accept-Encoding" in response.headers["vary"]


def test_a_new_version_is_noticed_by_the_next_request(tmp_path: Path) -> None:
    address = str(tmp_path / "store")
    fill(address)
    with served(ServerSettings(store=address, rate=0)) as client:
        before = client.get(ASKED)
        assert client.get(ASKED).content == before.content
        with closing(open_store(address)) as store, store.writing() as change:
            change.drop("survey~bbbb0002")
        after = client.get(ASKED, headers={"If-None-Match": before.headers["etag"]})
        assert (after.status_code, after.json()["version"]) == (200, "2")
        assert {d["id"] for d in after.json()["documents"]} == {"plan~cccc0003", "reply~dddd0004", "survey~aaaa0001"}
        with closing(open_store(address)) as store, store.writing() as change:
            change.put(next(batch for batch in small_sources() if batch.document["id"] == "survey~bbbb0002"))
        assert client.get(ASKED).json()["rows"] == before.json()["rows"]


def test_another_name_for_the_server_is_refused(client: httpx.Client) -> None:
    assert problem(client.get("/v1/actors", headers={"Host": "pages.example"}), 421)["place"] == "Host"
    assert client.get("/v1/actors", headers={"Host": "LOCALHOST:8000"}).status_code == 200


def test_pages_of_other_origins_may_not_read_unless_set(client: httpx.Client, settings: ServerSettings) -> None:
    origin = {"Origin": "https://pages.example"}
    assert "access-control-allow-origin" not in client.get("/v1/actors", headers=origin).headers
    with served(settings.model_copy(update={"origins": ("https://pages.example",)})) as other:
        assert other.get("/v1/actors", headers=origin).headers["access-control-allow-origin"] == "https://pages.example"
        assert "access-control-allow-origin" not in other.get("/v1/actors", headers={"Origin": "https://x.example"}).headers


@pytest.mark.parametrize("path", ["/v1/actors", "/v1/nothing", "/healthz"])
def test_what_is_served_runs_nothing_in_a_browser(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]


def test_a_method_that_is_not_there_is_a_problem(client: httpx.Client) -> None:
    assert client.delete("/v1/actors").headers["allow"] == "GET"
    problem(client.delete("/v1/actors"), 405)
