"""Reading with a key: programs send it, browsers log in with it once; nothing of the graph is told before."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.security import KeyFile
from api.server_settings import ServerSettings
from tests.http.serving import served

PERSON = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def keys(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "keys.json")


@pytest.fixture
def locked(small_store: str, keys: KeyFile, tmp_path: Path) -> Iterator[httpx.Client]:
    """A server that asks for a key before it tells anything."""
    with served(ServerSettings(store=small_store, keys=keys.path, uploads=tmp_path / "up", rate=0, reading="key")) as client:
        yield client


def test_a_browser_is_led_to_the_log_in_and_back(locked: httpx.Client, keys: KeyFile) -> None:
    led = locked.get("/countries/NG?as_of=2025", headers=PERSON)
    assert (led.status_code, led.headers["location"]) == (303, "/login?next=%2Fcountries%2FNG%3Fas_of%3D2025")
    form = locked.get(led.headers["location"], headers=PERSON)
    assert form.status_code == 200
    assert 'name="next" value="/countries/NG?as_of=2025"' in form.text
    entered = locked.post("/login", data={"key": keys.add("desk-1", ["read"]), "next": "/countries/NG?as_of=2025"})
    assert (entered.status_code, entered.headers["location"]) == (303, "/countries/NG?as_of=2025")
    cookie = entered.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "Nigeria" in locked.get("/countries/NG?as_of=2025", headers=PERSON).text
    assert locked.get("/v1/questions/partners-in-country?country=NG&format=csv").status_code == 200, "what the pages link to opens too"


def test_nothing_is_told_before(locked: httpx.Client) -> None:
    for path in ("/", "/countries", "/v1/questions", "/docs", "/suggest?q=ni", "/review"):
        assert locked.get(path).status_code == 401, path
        assert locked.head(path).status_code in (401, 405), path
        assert locked.get(path, headers=PERSON).status_code in (303, 401)
    assert locked.get("/v1/questions", headers=PERSON).status_code == 401, "programs are told what is wrong"
    assert locked.get("/static/page.css").status_code == 200
    assert "graph version" not in locked.get("/login").text


def test_a_key_that_does_not_read_opens_nothing(locked: httpx.Client, keys: KeyFile) -> None:
    for given, status in ((keys.add("judge", ["judge"]), 403), ("tg_00000000_" + "x" * 43, 401), ("", 401)):
        refused = locked.post("/login", data={"key": given})
        assert refused.status_code == status
        assert "Not logged in" in refused.text
        assert "set-cookie" not in refused.headers
    assert locked.get("/").status_code == 401


def test_a_key_that_reads_does_not_judge(locked: httpx.Client, keys: KeyFile) -> None:
    locked.post("/login", data={"key": keys.add("desk-1", ["read"])})
    token = re.search(r'name="token" value="([^"]+)"', locked.get("/login").text)
    assert token
    assert 'name="verdict"' not in locked.get("/review").text
    form = {"verdict": "different", "one": "actor:a", "other": "actor:b", "token": token[1]}
    assert locked.post("/review/change", data=form).status_code == 403


def test_who_logs_out_or_loses_the_key_reads_no_more(locked: httpx.Client, keys: KeyFile) -> None:
    locked.post("/login", data={"key": keys.add("desk-1", ["read"])})
    token = re.search(r'name="token" value="([^"]+)"', locked.get("/login").text)
    assert token
    assert locked.post("/logout", data={"token": token[1]}).headers["location"] == "/login"
    assert locked.get("/").status_code == 401
    locked.post("/login", data={"key": keys.add("desk-2", ["read"])})
    assert locked.get("/").status_code == 200
    for id_ in list(keys.keys()):
        keys.remove(id_)
    assert locked.get("/").status_code == 401


def test_a_wrong_bearer_is_not_saved_by_a_session(locked: httpx.Client, keys: KeyFile) -> None:
    locked.post("/login", data={"key": keys.add("desk-1", ["read"])})
    assert locked.get("/v1/questions", headers={"Authorization": "Bearer nothing"}).status_code == 401


ELSEWHERE = ("https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", "/a\nb", "")


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_the_log_in_leads_nowhere_else(locked: httpx.Client, keys: KeyFile, wanted: str) -> None:
    entered = locked.post("/login", data={"key": keys.add("desk-1", ["read"]), "next": wanted})
    assert (entered.status_code, entered.headers["location"]) == (303, "/")
