"""Without JavaScript every page says what it says, and every answer opens its evidence."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import guarded
from tests.browser.pages import PAGES, address_of

pytestmark = pytest.mark.browser


@pytest.fixture
def bare(browser: Browser, site: httpx.Client) -> Iterator[Page]:
    with guarded(browser, site, java_script_enabled=False) as context:
        yield context.new_page()


def test_from_a_question_to_the_sentence(bare: Page) -> None:
    bare.goto("/")
    bare.fill("input[name=q]", "which partners operate in Nigeria?")
    bare.get_by_role("button", name="Ask").click()
    summary = bare.locator("#answer .evidence summary").first
    summary.click()
    expect(bare.locator("#answer .beside").first).to_be_visible()
    bare.get_by_role("link", name="In its page").first.click()
    expect(bare.locator("p.here mark")).to_be_visible()


def test_measures_and_spans_of_time_are_chosen(bare: Page) -> None:
    bare.goto("/overlaps?measure=partners&country=Nigeria")
    expect(bare.locator("#matrix caption")).to_contain_text("how many partners")
    assert any(text.isdigit() for text in bare.locator("#matrix tbody td").all_inner_texts())
    bare.goto("/network")
    bare.get_by_label("active from").fill("2024")
    bare.get_by_role("button", name="Show").click()
    assert "active_from=2024" in bare.url
    assert "COMPASS" in bare.locator("#links").inner_text()


@pytest.mark.parametrize("name", PAGES)
def test_pages_say_what_they_say(bare: Page, site: httpx.Client, name: str) -> None:
    bare.goto(address_of(name, site))
    expect(bare.get_by_role("heading", level=1)).to_be_visible()
    assert not [e for e in bare.locator(".js-only, .picture").all() if e.is_visible()], "nothing is offered that needs scripts"
    for figure in bare.locator("figure").all():
        assert figure.evaluate("f => document.querySelectorAll('table').length") > 0, "every picture has its table"
