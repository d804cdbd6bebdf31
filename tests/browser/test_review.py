"""Judging on the page: a log-in with a key, a merge and its undo, a review; and what keeps others from it."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from api.security import KeyFile
from api.server_settings import ServerSettings
from tests.browser.conftest import guarded
from tests.e2e.documents import EMN
from tests.e2e.running import Tipgraph, write
from tests.http.serving import served

pytestmark = pytest.mark.browser


@pytest.fixture
def keys(tmp_path: Path) -> KeyFile:
    return KeyFile(tmp_path / "keys.json")


@pytest.fixture(scope="module")
def two_states(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one foundation in the documents of two states."""
    home = tmp_path_factory.mktemp("two-states")
    for state in ("Sweden", "Finland"):
        write(home, f"emn-{state.lower()}.txt", EMN.replace("Sweden", state).splitlines())
    Tipgraph(home / "store", home).run("load", *sorted(home.glob("emn-*.txt")))
    return home / "store"


@pytest.fixture
def own(two_states: Path, keys: KeyFile, tmp_path: Path) -> Iterator[httpx.Client]:
    """A server over a copy of it, which the test may change."""
    shutil.copytree(two_states, tmp_path / "store")
    settings = ServerSettings(store=str(tmp_path / "store"), keys=keys.path, uploads=tmp_path / "uploads", rate=0)
    with served(settings) as client:
        yield client


@pytest.fixture
def desk(browser: Browser, own: httpx.Client, keys: KeyFile) -> Iterator[Page]:
    """A page of somebody who is logged in."""
    with guarded(browser, own) as context:
        page = context.new_page()
        page.goto("/review")
        page.get_by_label("key").fill(keys.add("desk-1", ["judge"]))
        page.get_by_role("button", name="Log in").click()
        expect(page.locator("main")).to_contain_text("You judge as desk-1")
        yield page


def test_a_merge_and_its_undo(desk: Page) -> None:
    row = desk.locator("tr", has=desk.get_by_role("button", name=re.compile("^same: "))).first
    expect(row).to_contain_text("both are called")
    one, other = (str(link.get_attribute("href")) for link in row.locator("td.name a").all())
    row.get_by_role("link", name=re.compile("^Side by side")).click()
    desk.get_by_label("why").fill("a test of merging")
    desk.get_by_role("button", name="same").click()
    expect(desk.get_by_role("status").first).to_contain_text("Judged same")
    addresses = set()
    for address in (one, other):
        desk.goto(address)
        expect(desk.locator("main")).to_contain_text("were judged same by desk-1")
        addresses.add(desk.url)
    assert len(addresses) == 1, "both addresses lead to the one page"
    desk.goto("/review")
    desk.get_by_role("button", name=re.compile("^take back")).first.click()
    expect(desk.get_by_role("status").first).to_contain_text("Taken back")
    for address in (one, other):
        desk.goto(address)
        assert desk.url.endswith(address)


def test_a_dismissed_statement_leaves_the_answers(desk: Page) -> None:
    desk.goto("/review")
    doubtful = desk.get_by_role("button", name=re.compile("dismiss")).first
    statement = str(doubtful.get_attribute("aria-label")).split()[-1]
    doubtful.click()
    expect(desk.get_by_role("status").first).to_contain_text("Dismissed")
    desk.goto(f"/statements/{statement}")
    expect(desk.locator("main")).to_contain_text("judged dismissed by desk-1")


def test_the_session_is_a_cookie_that_scripts_cannot_read(desk: Page) -> None:
    (cookie,) = desk.context.cookies()
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Strict"
    assert desk.evaluate("document.cookie") == ""
    assert "tg_" not in desk.url


def test_log_out_ends_it(desk: Page) -> None:
    desk.get_by_role("button", name="Log out").click()
    expect(desk.get_by_role("button", name="Log in")).to_be_visible()
    assert desk.get_by_role("button", name=re.compile("dismiss")).count() == 0


def test_a_wrong_key_opens_nothing(own: httpx.Client, keys: KeyFile) -> None:
    assert own.post("/login", data={"key": "tg_00000000_" + "x" * 43}).status_code == 401
    assert own.post("/login", data={"key": keys.add("reader", ["read"])}).status_code == 403
    assert not own.cookies


def test_nothing_changes_without_session_token_or_from_elsewhere(own: httpx.Client, keys: KeyFile) -> None:
    form = {"verdict": "different", "one": "actor:fi-hwx", "other": "actor:se-hwx"}
    assert own.post("/review/change", data=form).status_code == 401
    assert own.post("/login", data={"key": keys.add("desk-1", ["judge"])}).status_code == 303
    assert own.post("/review/change", data=form).status_code == 403
    token = re.search(r'name="token" value="([^"]+)"', own.get("/review").text)
    assert token
    elsewhere = {"Origin": "http://elsewhere.example"}
    assert own.post("/review/change", data={**form, "token": token[1]}, headers=elsewhere).status_code == 403
    assert own.get("/review/change").status_code == 405
    assert own.post("/review/change", data={**form, "token": token[1]}).status_code == 303


def test_a_key_out_of_force_ends_its_session(own: httpx.Client, keys: KeyFile) -> None:
    given = keys.add("desk-1", ["judge"])
    own.post("/login", data={"key": given})
    assert "You judge as" in own.get("/review").text
    keys.remove(given.split("_")[1])
    assert "You judge as" not in own.get("/review").text


def test_a_browser_logs_in_where_reading_needs_a_key(browser: Browser, two_states: Path, keys: KeyFile, tmp_path: Path) -> None:
    settings = ServerSettings(store=str(two_states), keys=keys.path, uploads=tmp_path / "uploads", rate=0, reading="key")
    with served(settings) as client, guarded(browser, client) as context:
        page = context.new_page()
        page.goto("/questions/partner-pairs")
        expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
        page.get_by_label("key").fill(keys.add("desk-1", ["read"]))
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Organisations that work together")
        assert "tg_" not in page.url
        page.get_by_role("link", name="Log in or out").click()
        page.get_by_role("button", name="Log out").click()
        page.goto("/countries")
        expect(page.get_by_role("heading", level=1)).to_have_text("Log in")
