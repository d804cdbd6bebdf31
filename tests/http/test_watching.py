"""The page of the API, the figures, the log: nothing comes from elsewhere, and nothing is told that was asked."""

import hashlib
import json
import logging
import re
from pathlib import Path

import httpx
import pytest

from api.security import KeyFile
from api.server_settings import ServerSettings
from tests.http.serving import served

ASSETS = Path(__file__).parents[2] / "api" / "assets"


def test_the_page_loads_its_files_from_here_only(client: httpx.Client) -> None:
    page = client.get("/docs")
    loaded = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert loaded
    assert "://" not in page.text
    for name in loaded:
        response = client.get(f"/{name}")
        assert response.status_code == 200, name
        assert response.content
    assert "unsafe-inline" not in page.headers["content-security-policy"].split("script-src")[1].split(";")[0]


def test_each_file_from_others_is_as_its_manifest_says() -> None:
    manifest = json.loads((ASSETS / "MANIFEST.json").read_text("utf-8"))
    listed = {name: digest for package in manifest for name, digest in package["files"].items()}
    there = {str(p.relative_to(ASSETS).as_posix()): p for p in ASSETS.glob("*/*") if p.parent.name != "__pycache__"}
    assert {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in there.items()} == listed
    assert all(package["version"] and package["licence"] == "Apache-2.0" for package in manifest)


@pytest.mark.parametrize(
    "name",
    [
        "MANIFEST.json",
        "../app.py",
        "..%2fapp.py",
        "%2e%2e/app.py",
        "swagger-ui/../../app.py",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "docs.html",
    ],
)
def test_no_other_file_is_served(client: httpx.Client, name: str) -> None:
    response = client.get(f"/assets/{name}")
    assert response.status_code == 404
    assert "import" not in response.text


@pytest.mark.parametrize("id_", ["../../etc/passwd", "..%2f..%2fetc%2fpasswd", "file:///etc/passwd", "%00", "/etc/passwd", "x" * 600])
@pytest.mark.parametrize("path", ["/v1/documents", "/v1/passages", "/v1/actors"])
def test_no_id_leads_to_a_file(client: httpx.Client, path: str, id_: str) -> None:
    response = client.get(f"{path}/{id_}")
    assert response.status_code in (404, 422)
    assert "root:" not in response.text


def test_requests_are_counted_by_route(settings: ServerSettings) -> None:
    with served(settings) as client:
        for _ in range(3):
            client.get("/v1/actors/IOM")
        client.get("/v1/secret-name")
        figures = client.get("/metrics").text
    assert 'tipgraph_requests_total{method="GET",route="/v1/actors/{id:path}",status="200"} 3.0' in figures
    assert "tipgraph_answers_from_memory_total 2.0" in figures
    assert "tipgraph_graph_version 1.0" in figures
    assert "secret-name" not in figures


def test_the_log_tells_routes_and_no_more(settings: ServerSettings, caplog: pytest.LogCaptureFixture) -> None:
    key = KeyFile(settings.keys).add("desk", ["judge"])
    with caplog.at_level(logging.INFO), served(settings) as client:
        client.get("/v1/search?q=sensitive-words")
        client.get("/v1/actors/sensitive-words")
        client.post(
            "/v1/judgements", json={"verdict": "same", "one": "sensitive-words", "other": "x"}, headers={"Authorization": f"Bearer {key}"}
        )
        client.post("/v1/cypher", json={"query": "MATCH (a:Actor {id: 'sensitive-words'}) RETURN a.id"})
    text = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("http"))  # not the client's
    assert "GET /v1/search 200" in text
    assert "sensitive-words" not in text
    assert key not in text
