"""Attempts to write, to get out, or to take too much, over the whole API: every one is refused, and nothing of it is done.

Statements in Cypher and SPARQL stand in test_cypher.py and test_sparql.py, hostile cells in test_forms.py.
"""

import csv
import http.client
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest

from api.security import SCOPES, KeyFile
from api.server_settings import ServerSettings
from graph.stores import open_store
from tests.e2e.documents import EMN
from tests.http.conftest import fill
from tests.http.problems import problem
from tests.http.serving import served
from tests.http.uploads import FORMULAS, UPLOADS

LIMIT = 60_000
"""Bytes of a body here."""


@dataclass(frozen=True)
class Target:
    """A server that takes small bodies only, and a key for all that it has."""

    client: httpx.Client
    settings: ServerSettings
    key: dict[str, str]


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    folder: Path = tmp_path_factory.mktemp("target")
    settings = ServerSettings(store=str(folder / "in" / "store"), keys=folder / "keys.json", uploads=folder / "in" / "uploads", rate=0,
                              body_bytes=LIMIT, upload_bytes=4 << 20, upload_files=3)  # fmt: skip
    fill(settings.store)
    key = KeyFile(settings.keys).add("desk", SCOPES)
    with served(settings) as client:
        yield Target(client, settings, {"Authorization": f"Bearer {key}"})
    assert open_store(settings.store).version() == "1"
    assert sorted(path.name for path in folder.iterdir()) == ["in", "keys.json"]
    assert not list(Path("/tmp").glob("tipgraph-slip*"))


@pytest.mark.parametrize("name", UPLOADS)
def test_a_file_that_is_no_document_is_refused_and_leads_nowhere(target: Target, name: str) -> None:
    response = target.client.post("/v1/load", files=[("files", (name, UPLOADS[name]))], headers=target.key)
    found = problem(response, 422)
    assert "root:" not in response.text
    assert found["fix"]
    assert str(target.settings.uploads) not in response.text
    assert open_store(target.settings.store).version() == "1"


PATHS = (
    "/../../../../etc/passwd",
    "/..%2f..%2f..%2fetc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/assets/../../../../etc/passwd",
    "/assets/..%2f..%2f..%2fkeys.json",
    "/assets/%2e%2e/%2e%2e/app.py",
    "/assets//etc/passwd",
    "/assets/swagger-ui/../../app.py",
    "/assets/swagger-ui/..%5c..%5capp.py",
    "/static/../app.py",
    "/static/..%2fapp.py",
    "/static/%2e%2e%2f%2e%2e%2fsecurity.py",
    "/static//etc/passwd",
    "/v1/documents/..%2f..%2fetc%2fpasswd",
    "/v1/documents//etc/passwd",
    "/v1/passages/../../etc/passwd",
    "/v1/passages/file:%2f%2f%2fetc%2fpasswd",
    "/v1/actors/..%00",
    "/v1/questions/..%2f..%2fpartners%2fpartners-in-country.cypher",
    "/v1/questions/%2fetc%2fpasswd",
    "/v1/judgements/..%2f..%2fkeys.json",
    "/v1/statements?document=/etc/passwd",
    "/v1/questions/partners-in-country?country=../../etc/passwd",
    "/v1/questions/partners-in-country?country=NG&documents=file:///etc/passwd",
)


@pytest.mark.parametrize("path", PATHS)
def test_a_path_leads_to_no_file(target: Target, path: str) -> None:
    connection = http.client.HTTPConnection(target.client.base_url.host, target.client.base_url.port or 80, timeout=30)
    connection.request("GET", path, headers=target.key)  # sent as it is: no client in between makes it shorter
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    assert response.status in (400, 404, 405, 422), body
    for secret in ("root:", "import ", "MATCH ", '"digest"'):
        assert secret not in body


def _chunks(size: int) -> Iterator[bytes]:
    yield from (b"x" * 1_000 for _ in range(size // 1_000))


def _parts(size: int) -> Iterator[bytes]:
    yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    yield from _chunks(size)


JSON, FORM = {"Content-Type": "application/json"}, {"Content-Type": "application/x-www-form-urlencoded"}
QUERY, PARTS = {"Content-Type": "application/sparql-query"}, {"Content-Type": "multipart/form-data; boundary=b"}
BODIES: dict[str, tuple[str, dict[str, str], Any, int]] = {  # Any: bytes, or a function that gives pieces
    "cypher": ("/v1/cypher", JSON, b'{"query": "' + b" " * LIMIT + b'"}', 413),
    "cypher in pieces": ("/v1/cypher", JSON, _chunks, 413),
    "cypher, a long statement": ("/v1/cypher", JSON, b'{"query": "RETURN 1 AS x' + b" " * 30_000 + b'"}', 422),
    "cypher, deep": ("/v1/cypher", JSON, b'{"query": "RETURN 1 AS x", "parameters": ' + b'{"a":' * 9_000 + b"1" + b"}" * 9_000 + b"}", 400),
    "cypher, brackets only": ("/v1/cypher", JSON, b"[" * 50_000, 400),
    "sparql": ("/v1/sparql", QUERY, b"ASK {}" + b" " * LIMIT, 413),
    "sparql in pieces": ("/v1/sparql", QUERY, _chunks, 413),
    "sparql, a long query": ("/v1/sparql", QUERY, b"ASK {}" + b" " * 30_000, 400),
    "sparql as a form": ("/v1/sparql", FORM, b"query=ASK+%7B%7D" + b"+" * LIMIT, 413),
    "sparql, many fields": ("/v1/sparql", FORM, b"query=ASK&" + b"a=1&" * 10_000, 400),
    "sparql, deep": ("/v1/sparql", QUERY, b"SELECT * { " + b"{" * 9_000 + b"}" * 9_000 + b" }", 400),
    "judgements": ("/v1/judgements", JSON, b'{"verdict": "same", "note": "' + b"x" * LIMIT + b'"}', 413),
    "judgements in pieces": ("/v1/judgements", JSON, _chunks, 413),
    "judgements, a long note": (
        "/v1/judgements",
        JSON,
        b'{"verdict": "same", "one": "a", "other": "b", "note": "' + b"x" * 501 + b'"}',
        422,
    ),
    "reviews": ("/v1/reviews", JSON, b'{"verdict": "accepted", "statements": ["' + b"x" * LIMIT + b'"]}', 413),
    "reviews in pieces": ("/v1/reviews", JSON, _chunks, 413),
    "reviews, many": ("/v1/reviews", JSON, b'{"verdict": "accepted", "statements": [' + b'"s",' * 1_001 + b'"s"]}', 422),
    "load": ("/v1/load", PARTS, b"x" * (5 << 20), 413),
    "load in pieces": ("/v1/load", PARTS, lambda _: _parts(5 << 20), 413),
    "load, no form": ("/v1/load", PARTS, b"x" * 1_000, 400),
    "load, an unending head": ("/v1/load", PARTS, b"--b\r\nContent-Disposition: form-data; name=" + b"x" * 100_000, 400),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_is_too_much_is_refused(target: Target, name: str) -> None:
    path, headers, content, status = BODIES[name]
    sent = content(2 * LIMIT) if callable(content) else content
    problem(target.client.post(path, content=sent, headers={**headers, **target.key}), status)
    assert target.client.get("/healthz").status_code == 200


def test_many_files_or_fields_are_refused(target: Target) -> None:
    files = [("files", (f"{n}.txt", EMN)) for n in range(4)]
    problem(target.client.post("/v1/load", files=files, headers=target.key), 400)
    problem(target.client.post("/v1/load", files=files[:1], data={f"f{n}": "x" for n in range(20)}, headers=target.key), 400)


@pytest.mark.parametrize("length", ["-1", "1e3", "9" * 30, "0x10", "5, 5"])
def test_a_length_that_is_none_is_refused(target: Target, length: str) -> None:
    connection = http.client.HTTPConnection(target.client.base_url.host, target.client.base_url.port or 80, timeout=30)
    connection.putrequest("POST", "/v1/cypher", skip_accept_encoding=True)
    for head, value in {**JSON, **target.key, "Content-Length": length}.items():
        connection.putheader(head, value)
    connection.endheaders(b'{"query": "RETURN 1 AS x"}')
    assert connection.getresponse().status in (400, 413)
    connection.close()


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (f"/v1/search?q={'x' * 70_000}", {}),
        (f"/v1/search?q={'x' * 1_000_000}", {}),
        (f"/v1/actors/{'x' * 70_000}", {}),
        (f"/v1/actors?{'x=1&' * 10_000}", {}),
        (f"/v1/sparql?query=ASK%7B%7D{'%20' * 20_000}", {}),
        ("/v1/actors", {"Accept": "x" * 60_000}),
        ("/v1/actors", {"X-Long": "x" * 1_000_000, "Accept": "x"}),
    ],
    ids=["words", "many words", "name", "parameters", "query", "accept", "head"],
)
def test_an_address_or_head_that_is_too_long_is_refused(target: Target, path: str, headers: dict[str, str]) -> None:
    connection = http.client.HTTPConnection(target.client.base_url.host, target.client.base_url.port or 80, timeout=30)
    with suppress(ConnectionError):  # the server may close the connection before it read all of it
        connection.request("GET", path, headers=headers)
        assert connection.getresponse().status in (400, 406, 414, 422, 431)
    connection.close()
    assert target.client.get("/healthz").status_code == 200


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_a_spreadsheet_would_run_of_an_upload_is_text_in_what_comes_out(tmp_path: Path, form: str) -> None:
    settings = ServerSettings(store=str(tmp_path / "store"), keys=tmp_path / "keys.json", uploads=tmp_path / "uploads", rate=0)
    key = KeyFile(settings.keys).add("desk", ["load"])
    with served(settings) as client:
        sent = client.post("/v1/load", files=[("files", ("3w.csv", FORMULAS))], headers={"Authorization": f"Bearer {key}"})
        assert sent.status_code == 200, sent.text
        content = client.get(f"/v1/statements?format={form}").content
    if form == "csv":
        cells = [cell for row in csv.reader(io.StringIO(content.decode())) for cell in row]
    else:
        rows = openpyxl.load_workbook(io.BytesIO(content))["rows"].iter_rows()
        cells = [f"'{cell.value}" if cell.quotePrefix else str(cell.value) for row in rows for cell in row if cell.data_type == "s"]
    for text in ("=cmd|' /C calc'!A0", '=HYPERLINK("http://127.0.0.1:1/")', "@SUM(A1:A9)", "-2+3+cmd"):
        assert any(cell.startswith(f"'{text}") for cell in cells), text
    assert not [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "-", "@")]
