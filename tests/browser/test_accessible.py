"""axe-core finds nothing serious or critical on any page, in light and in dark."""

from importlib.resources import files

import httpx
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import drawn, guarded
from tests.browser.pages import PAGES, address_of

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_nothing_serious(browser: Browser, site: httpx.Client, name: str) -> None:
    with guarded(browser, site) as context:
        page = context.new_page()
        page.goto(address_of(name, site))
        drawn(page)
        evidence = page.locator(".evidence summary").filter(visible=True)
        if evidence.count():
            evidence.first.click()
        page.evaluate(AXE)
        page.emulate_media(color_scheme="light")
        grave = _grave(page)
        page.emulate_media(color_scheme="dark")
        grave += _grave(page)
    assert not grave, "\n".join(grave)


def _grave(page: Page) -> list[str]:
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert found["passes"]
    grave = (v for v in found["violations"] if v["impact"] in ("serious", "critical"))
    return [f"{v['id']}: {v['help']}: {[n['html'][:200] for n in v['nodes'][:3]]}" for v in grave]
