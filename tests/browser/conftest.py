"""Debian's Chromium over the samples, served on loopback; a page that asks for anything from elsewhere fails its test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

from api.server_settings import ServerSettings
from tests.e2e.running import ROOT, Tipgraph
from tests.http.serving import served

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync")  # fmt: skip


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the samples; tests that change it take a copy."""
    home = tmp_path_factory.mktemp("samples")
    Tipgraph(home / "store", home).run("load", ROOT / "samples")
    return home / "store"


@pytest.fixture(scope="session")
def site(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The server over the samples."""
    folder = tmp_path_factory.mktemp("server")
    with served(ServerSettings(store=str(samples), keys=folder / "keys.json", uploads=folder / "uploads", rate=0)) as client:
        yield client


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield found
        found.close()


@pytest.fixture
def context(browser: Browser, site: httpx.Client) -> Iterator[BrowserContext]:
    """A window of its own at 1280 px."""
    with guarded(browser, site) as found:
        yield found


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page in it."""
    return context.new_page()


def drawn(page: Page) -> None:
    """Wait for every picture of the page."""
    expect(page.locator("figure[data-kind]:not([data-drawn])")).to_have_count(0)


class guarded:  # noqa: N801  a context manager, used as a function
    """A context at the server that fails on requests to elsewhere and on errors in the console."""

    def __init__(self, browser: Browser, site: httpx.Client, **options: object) -> None:
        self.address = str(site.base_url)
        self.context = browser.new_context(base_url=self.address, **{"viewport": {"width": 1280, "height": 900}, **options})  # type: ignore[arg-type]
        self.outside: list[str] = []
        self.problems: list[str] = []

    def __enter__(self) -> BrowserContext:
        self.context.route("**/*", self._watch)
        self.context.on("console", lambda message: self.problems.append(message.text) if message.type == "error" else None)
        self.context.on("weberror", lambda error: self.problems.append(str(error.error)))
        return self.context

    def __exit__(self, *_: object) -> None:
        self.context.close()
        assert not self.outside, f"asked elsewhere: {self.outside}"
        problems = [p for p in self.problems if "status of 404" not in p and "status of 422" not in p]
        assert not problems, problems

    def _watch(self, route: Route) -> None:
        if route.request.url.startswith((self.address, "data:")):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()
