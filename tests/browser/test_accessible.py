"""axe-core finds nothing serious or critical on any page, in light and in dark."""

from importlib.resources import files

import httpx
import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import drawn, guarded
from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_serious(browser: Browser, site: httpx.Client, name: str, scheme: str) -> None:
    with guarded(browser, site, color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(PAGES[name])
        drawn(page)
        if page.locator(".evidence summary").count():
            page.locator(".evidence summary").first.click()
        page.evaluate(AXE)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    grave = [
        f"{v['id']}: {v['help']}: {[n['html'][:200] for n in v['nodes'][:3]]}"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]
    assert found["passes"]
    assert not grave, "\n".join(grave)
