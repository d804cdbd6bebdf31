"""Loading and judging over HTTP: keys and scopes, progress, the one writer, and what is refused."""

import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.security import SCOPES, KeyFile
from api.server_settings import ServerSettings
from graph.errors import Refused
from graph.stores import open_store
from graph.stores.embedded import EmbeddedStore
from tests.e2e.documents import EMN, PLAN
from tests.http.conftest import fill
from tests.http.problems import problem
from tests.http.serving import served

WRITING = [
    ("POST", "/v1/load"),
    ("POST", "/v1/judgements"),
    ("DELETE", "/v1/judgements/j-1"),
    ("POST", "/v1/reviews"),
    ("DELETE", "/v1/reviews/s-1"),
]


@dataclass(frozen=True)
class Desk:
    """A server with a store of its own, and a key of each scope."""

    client: httpx.Client
    settings: ServerSettings
    keys: dict[str, str]

    def headers(self, scope: str, **more: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.keys[scope]}", **more}

    def load(self, *files: tuple[str, str | bytes], **more: str) -> httpx.Response:
        return self.client.post("/v1/load", files=[("files", file) for file in files], headers=self.headers("load", **more))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    settings = ServerSettings(store=str(tmp_path / "store"), keys=tmp_path / "k" / "keys.json", uploads=tmp_path / "uploads", rate=0)
    fill(settings.store)
    keys = {scope: KeyFile(settings.keys).add(f"desk-{scope}", [scope]) for scope in SCOPES}
    with served(settings) as client:
        yield Desk(client, settings, keys)


def events(text: str) -> list[tuple[str, Any]]:
    """The events of a stream; Any because each has its own data."""
    found = []
    for block in text.strip().split("\n\n"):
        name, data = block.split("\n")
        found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


@pytest.mark.parametrize(("method", "path"), WRITING)
def test_writing_needs_a_key_with_the_scope(desk: Desk, method: str, path: str) -> None:
    ask = desk.client.request
    assert problem(ask(method, path), 401)["place"] == "Authorization"
    for given in (
        "Bearer nothing",
        f"Bearer {desk.keys['judge'][:-1]}x",
        f"Basic {desk.keys['judge']}",
        "Bearer",
        f"Bearer {desk.keys['load'].upper()}",
    ):
        problem(ask(method, path, headers={"Authorization": given}), 401)
    assert "read" in problem(ask(method, path, headers=desk.headers("read")), 403)["detail"]
    assert open_store(desk.settings.store).version() == "1"


def test_of_a_key_only_the_hash_is_kept_and_a_removed_one_opens_nothing(desk: Desk) -> None:
    text = desk.settings.keys.read_text("utf-8")
    assert not any(key.split("_", 2)[2] in text for key in desk.keys.values())  # a secret may hold more underscores
    assert desk.settings.keys.stat().st_mode & 0o077 == 0
    KeyFile(desk.settings.keys).remove(desk.keys["judge"].split("_")[1])
    problem(desk.client.post("/v1/judgements", headers=desk.headers("judge"), json={}), 401)


def test_reading_can_need_a_key_too(desk: Desk) -> None:
    with served(desk.settings.model_copy(update={"reading": "key"})) as client:
        for path in ("/v1/actors", "/openapi.json", "/v1/questions"):
            problem(client.get(path), 401)
            problem(client.get(path, headers=desk.headers("load")), 403)
            assert client.get(path, headers=desk.headers("read")).status_code == 200
        for path, sent in (("/v1/cypher", {"json": {"query": "RETURN 1 AS x"}}), ("/v1/sparql", {"data": {"query": "ASK {}"}})):
            problem(client.post(path, **sent), 401)  # type: ignore[arg-type]
            problem(client.post(path, headers=desk.headers("load"), **sent), 403)  # type: ignore[arg-type]
            assert client.post(path, headers=desk.headers("read"), **sent).status_code == 200  # type: ignore[arg-type]
        assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(("path", "body"), [("/v1/cypher", {"query": "MATCH (a:Actor) RETURN a.id"}), ("/mcp", {}), ("/v1/reconcile", {})])
def test_what_reads_by_post_needs_the_key_too(desk: Desk, path: str, body: dict[str, str]) -> None:
    with served(desk.settings.model_copy(update={"reading": "key"})) as client:
        problem(client.post(path, json=body), 401)
        problem(client.post(path, json=body, headers=desk.headers("load")), 403)
        assert client.post(path, json=body, headers=desk.headers("read")).status_code not in (401, 403)


def test_documents_are_loaded_and_the_next_answer_has_them(desk: Desk) -> None:
    before = desk.client.get("/v1/documents").json()["total"]
    response = desk.load(("emn-sweden.txt", EMN), ("plan.md", PLAN))
    assert response.status_code == 200, response.text
    steps = response.json()["steps"]
    assert [s["event"] for s in steps] == ["reading", "reading", "read", "read", "loaded", "loaded", "done"]
    assert all(s["data"]["source"] in ("emn-sweden.txt", "plan.md") for s in steps if s["event"] == "loaded")
    assert desk.client.get("/v1/documents").json()["total"] == before + 2
    assert str(desk.settings.uploads) not in response.text


def test_progress_comes_as_events(desk: Desk) -> None:
    response = desk.load(("emn-sweden.txt", EMN), Accept="text/event-stream")
    assert response.headers["content-type"].startswith("text/event-stream")
    found = events(response.text)
    assert [name for name, _ in found] == ["reading", "read", "loaded", "done"]
    assert found[-1][1]["loaded"] == 1


def test_the_same_bytes_are_loaded_once(desk: Desk) -> None:
    desk.load(("emn-sweden.txt", EMN))
    version = open_store(desk.settings.store).version()
    again = desk.load(("emn-sweden.txt", EMN)).json()["steps"]
    assert next(s["data"]["outcome"] for s in again if s["event"] == "loaded") == "unchanged"
    assert open_store(desk.settings.store).version() == version


def test_one_bad_file_stops_no_other_and_is_told(desk: Desk) -> None:
    response = desk.load(("emn-sweden.txt", EMN), ("nothing.txt", "hello"))
    assert response.status_code == 207
    (failed,) = [s["data"] for s in response.json()["steps"] if s["event"] == "failed"]
    assert (failed["file"], bool(failed["fix"])) == ("nothing.txt", True)
    assert problem(desk.load(("nothing.txt", "hello")), 422)["type"] == "urn:tipgraph:problem:source"


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd",
        "..\\..\\windows\\system.ini",
        "/etc/cron.d/x",
        "x.exe",
        "x.py",
        ".txt",
        "",
        "a/../../b.sh",
        "x.txt/",
        "x.txt\x00.sh",
        "CON",
    ],
)
def test_a_name_is_no_path_and_other_files_are_not_taken(desk: Desk, name: str) -> None:
    response = desk.load((name, EMN))
    assert response.status_code in (400, 422), response.text
    problem(response, response.status_code)
    assert open_store(desk.settings.store).version() == "1"


@pytest.mark.parametrize(
    "name", ["../../../up.txt", "/tmp/tipgraph-up.txt", "..\\..\\up.txt", "%2e%2e%2fup.txt", "a\r\nb: up.txt", "ü/💣 up.txt"]
)
def test_a_path_in_a_name_goes_nowhere(desk: Desk, name: str) -> None:
    assert desk.load((name, EMN)).status_code == 200
    (kept,) = [path for path in desk.settings.uploads.rglob("*") if path.is_file()]
    assert kept.parent.parent == desk.settings.uploads
    assert kept.name.endswith("up.txt")
    assert not Path("/tmp/tipgraph-up.txt").exists()


ACTIVITIES = '<iati-activities version="2.03"><iati-activity><iati-identifier>{}</iati-identifier></iati-activity></iati-activities>'
XML = {
    "entities.xml": '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + ACTIVITIES.format("&b;"),
    "file.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + ACTIVITIES.format("&a;"),
    "include.xml": '<iati-activities xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd" parse="text"/>',
}


def test_xml_reaches_no_network(desk: Desk) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        listener.settimeout(0.5)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/x.dtd"
        desk.load(("network.xml", f'<!DOCTYPE x SYSTEM "{address}">' + ACTIVITIES.format("XX-1")))
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.mark.parametrize("name", XML)
def test_xml_that_reaches_out_or_grows_is_refused(desk: Desk, name: str) -> None:
    problem(desk.load((name, XML[name])), 422)
    assert "root:" not in desk.client.get("/v1/search?q=root").text
    assert open_store(desk.settings.store).version() == "1"


def test_an_upload_or_body_that_is_too_large_is_refused(desk: Desk) -> None:
    small = desk.settings.model_copy(update={"upload_bytes": 20_000, "body_bytes": 5_000})
    with served(small) as client:
        headers = desk.headers("load")
        problem(client.post("/v1/load", files=[("files", ("a.txt", b"x" * 30_000))], headers=headers), 413)
        chunked = (b"x" * 1_000 for _ in range(30))
        problem(client.post("/v1/load", content=chunked, headers={**headers, "Content-Type": "multipart/form-data; boundary=b"}), 413)
        problem(client.post("/v1/cypher", json={"query": "RETURN 1 AS x" + " " * 6_000}), 413)
        problem(client.post("/v1/judgements", content=b"[" * 6_000, headers=desk.headers("judge")), 413)
    many = desk.settings.model_copy(update={"upload_files": 1})
    with served(many) as client:
        problem(client.post("/v1/load", files=[("files", ("a.txt", EMN)), ("files", ("b.txt", EMN))], headers=headers), 400)


def test_another_body_than_a_form_with_files_is_refused(desk: Desk) -> None:
    headers = desk.headers("load")
    problem(desk.client.post("/v1/load", json={"files": ["/etc/passwd"]}, headers=headers), 415)
    problem(desk.client.post("/v1/load", data={"files": "/etc/passwd"}, files=[], headers=headers), 415)
    problem(desk.client.post("/v1/load", data={"path": "/etc/passwd"}, files=[("files", ("a.txt", EMN))], headers=headers), 422)
    problem(desk.client.post("/v1/load", files=[("other", ("a.txt", EMN))], headers=headers), 422)


def test_who_holds_the_lock_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(EmbeddedStore(Path(desk.settings.store))) as store, store.writing():
        impatient = EmbeddedStore(Path(desk.settings.store), wait=0.2)
        monkeypatch.setattr("api.app.open_store", lambda _: impatient)
        with served(desk.settings) as client:
            response = client.post("/v1/load", files=[("files", ("emn-sweden.txt", EMN))], headers=desk.headers("load"))
            found = problem(response, 503)
            assert found["type"] == "urn:tipgraph:problem:locked"
            assert str(os.getpid()) in found["detail"]
            assert desk.settings.store not in found["detail"]
            stream = client.post(
                "/v1/load", files=[("files", ("emn-sweden.txt", EMN))], headers=desk.headers("load", Accept="text/event-stream")
            )
            name, data = events(stream.text)[-1]
            assert (name, data["status"]) == ("stopped", 503)


def test_names_are_judged_under_the_keys_label_and_taken_back(desk: Desk) -> None:
    def judge(**pair: object) -> httpx.Response:
        return desk.client.post("/v1/judgements", json=pair, headers=desk.headers("judge"))

    found = judge(verdict="different", one="IOM", other="actor:unodc", note="two bodies")
    assert (found.status_code, found.json()["by"]) == (201, "desk-judge")
    assert judge(verdict="different", one="IOM", other="actor:unodc").status_code == 200
    problem(judge(verdict="same", one="IOM", other="COMPASS"), 409)
    problem(judge(verdict="same", one="IOM", other="nobody"), 409)
    problem(judge(verdict="perhaps", one="IOM", other="actor:unodc"), 422)
    gone = desk.client.delete(f"/v1/judgements/{found.json()['id']}", headers=desk.headers("judge"))
    assert gone.json()["id"] == found.json()["id"]
    problem(desk.client.delete(f"/v1/judgements/{found.json()['id']}", headers=desk.headers("judge")), 409)
    assert [line["in_force"] for line in desk.client.get("/v1/judgements").json()["judgements"]] == [False, False]


@pytest.mark.parametrize("label", ["desk 2", "desk.2", "x" * 41, "", "a@b.example", "Anna Berg", "Anna-Berg", "-desk"])
def test_a_key_has_no_label_that_judgements_cannot_be_made_under(desk: Desk, label: str) -> None:
    before = desk.settings.keys.read_bytes()
    with pytest.raises(Refused, match="label of a key or a desk"):
        KeyFile(desk.settings.keys).add(label, ["judge"])
    assert desk.settings.keys.read_bytes() == before


def test_statements_are_reviewed_and_the_answers_follow(desk: Desk) -> None:
    said = "s-survey~bbbb0002-26"
    asked = "/v1/questions/partners-in-country?country=NG&role=leads"
    assert desk.client.get(asked).json()["totals"]["rows"] == 1
    done = desk.client.post("/v1/reviews", json={"verdict": "dismissed", "statements": [said, "s-none"]}, headers=desk.headers("judge"))
    assert (done.status_code, len(done.json()["reviews"]), len(done.json()["problems"])) == (207, 1, 1)
    assert desk.client.get(asked).json()["totals"]["rows"] == 0
    assert (
        desk.client.get(f"/v1/statements?review=dismissed&subject=IOM&changed_since={time.strftime('%Y')}").json()["items"][0]["id"] == said
    )
    assert desk.client.delete(f"/v1/reviews/{said}", headers=desk.headers("judge")).status_code == 200
    assert desk.client.get(asked).json()["totals"]["rows"] == 1
    problem(desk.client.post("/v1/reviews", json={"verdict": "accepted", "statements": ["s-none"]}, headers=desk.headers("judge")), 404)


def test_what_waits_to_be_judged_is_listed(desk: Desk) -> None:
    assert desk.client.get("/v1/candidates").json()["total"] >= 0
    found = desk.client.get("/v1/reviews?limit=2").json()
    assert len(found["statements"]) == min(2, found["total"])


def test_an_address_that_asks_too_often_waits(desk: Desk) -> None:
    with served(desk.settings.model_copy(update={"rate": 12})) as client:
        answers = [client.get(f"/v1/search?q=word{n}") for n in range(5)]
        assert [a.status_code for a in answers] == [200, 200, 200, 429, 429]
        assert int(answers[-1].headers["retry-after"]) >= 1
        problem(answers[-1], 429)
        assert client.get("/v1/search?q=word0").status_code == 200, "from memory"
        assert client.get("/healthz").status_code == 200
