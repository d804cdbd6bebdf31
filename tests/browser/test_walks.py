"""The ways people take: from a question to the sentence in its page, from a country to its brief, along overlaps and networks."""

import io
import re

import docx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser


def test_the_box_is_the_first_form_and_the_first_input(page: Page) -> None:
    page.goto("/")
    assert page.locator("form").first.get_attribute("action") == "/ask"
    assert page.locator("input").first.get_attribute("name") == "q"


def test_from_a_question_to_the_sentence_in_its_page(page: Page) -> None:
    page.goto("/")
    page.fill("input[name=q]", "which partners operate in Nigeria?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Partners in a country: Nigeria")
    row = page.locator("#answer tbody tr", has_text="Nigeria Immigration Service").first
    row.locator("summary", has_text="source").click()
    beside = row.locator(".beside")
    expect(beside).to_be_visible()
    box, table = beside.bounding_box(), page.locator("#answer").bounding_box()
    assert box
    assert table
    assert box["x"] >= 1280 - 31 * 16, "the evidence opens at the side"
    quote = beside.locator("mark").first.inner_text()
    beside.get_by_role("link", name="In its page").first.click()
    expect(page.locator("p.here mark")).to_have_text(quote)
    page.locator(".crumbs a").last.click()
    expect(page.get_by_role("heading", name="What was read in it")).to_be_visible()
    expect(page.locator("dl.facts")).to_contain_text("SHA-256")


def test_why_a_statement_says_what_it_rests_on(page: Page) -> None:
    page.goto("/questions/partners-in-country?country=Nigeria")
    page.locator("#answer .evidence summary").first.click()
    page.get_by_role("link", name="Why, and what contradicts it").first.click()
    for heading in ("Where it stands", "What contradicts it", "Other sources that say the same"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()


def test_what_was_understood_can_be_changed(page: Page) -> None:
    page.goto("/ask?q=which+partners+operate+in+Nigeria%3F")
    page.get_by_role("textbox", name="country").fill("Niger")
    page.get_by_role("button", name="Ask again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Partners in a country: Niger")
    assert "country=Niger" in page.url
    assert "include_inferred" not in page.url, "what stands at its default is no part of the address"


def test_suggestions_are_questions_and_names(page: Page) -> None:
    page.goto("/")
    page.locator("input[name=q]").press_sequentially("which partners operate in Nigeri", delay=5)
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("which partners operate in Nigeria")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Partners in a country: Nigeria")


def test_a_name_alone_leads_to_its_page(page: Page) -> None:
    page.goto("/ask?q=COMPASS")
    expect(page.get_by_role("heading", level=1)).to_have_text("COMPASS")
    assert page.url.endswith("/programmes/nl-compass")


def test_a_sentence_that_is_not_understood_is_not_answered(page: Page) -> None:
    page.goto("/ask?q=which+hotels+are+cheap+in+Nigeria")
    expect(page.get_by_role("heading", level=1)).to_have_text("Not understood, so nothing was asked")
    assert page.locator("table").count() == 0


def test_tables_sort_and_filter(page: Page) -> None:
    page.goto("/questions/partners-in-country?country=Nigeria")
    page.get_by_role("button", name="name", exact=True).click()
    names = page.locator("#answer tbody td.name a").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    expect(page.locator("#answer th[aria-sort=ascending]")).to_have_text("name")
    page.get_by_label("Filter these rows").fill("immigration service")
    expect(page.get_by_role("status")).to_contain_text("of")
    visible = [row for row in page.locator("#answer tbody tr").all() if row.is_visible()]
    assert 0 < len(visible) < len(names)
    assert all("immigration" in str(row.text_content()).lower() for row in visible)


def test_an_empty_answer_says_what_was_searched(page: Page) -> None:
    page.goto("/questions/partners-in-country?country=Japan")
    expect(page.locator(".empty")).to_contain_text("no proof that there is none")
    expect(page.locator("main")).to_contain_text("emn-netherlands")


def test_from_a_country_to_its_brief_in_print(page: Page) -> None:
    page.goto("/countries")
    page.get_by_role("link", name="Nigeria", exact=True).click()
    expect(page.get_by_role("heading", name="Partners by role")).to_be_visible()
    page.get_by_role("link", name="Brief for print").click()
    page.emulate_media(media="print")
    expect(page.locator("header.bar")).to_be_hidden()
    reference = page.locator("sup.ref a").first
    number = re.sub(r"\D", "", reference.inner_text())
    expect(page.locator(f"#source-{number}")).to_contain_text("“")
    assert page.locator("ol.sources li").count() >= page.locator("sup.ref a").evaluate_all(
        "all => Math.max(...all.map(a => +a.textContent.match(/\\d+/)[0]))"
    )
    assert len(page.pdf(prefer_css_page_size=True)) > 10_000


def test_maps_carry_a_disclaimer(page: Page) -> None:
    page.goto("/countries/NG")
    expect(page.locator("figure[data-kind=map] figcaption")).to_contain_text("boundaries")
    expect(page.locator("figure[data-kind=map][data-drawn]")).to_be_visible()


def test_kosovo_has_its_note(page: Page) -> None:
    page.goto("/countries/XK")
    expect(page.locator("main")).to_contain_text("1244")


def test_from_overlaps_to_a_pair(page: Page) -> None:
    page.goto("/overlaps")
    expect(page.locator("figure[data-kind=heatmap][data-drawn]")).to_be_visible()
    page.get_by_role("textbox", name="country").fill("Niger")
    page.get_by_role("button", name="Show").click()
    pair = page.locator("#pairs tbody tr").first
    expect(pair).to_contain_text("COMPASS")
    expect(pair).to_contain_text("PROMIS")
    expect(page.locator("figure[data-kind=timeline][data-drawn]")).to_be_visible()
    expect(page.locator("figure[data-kind=sankey][data-drawn]")).to_be_visible()
    pair.get_by_role("link", name="PROMIS").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("PROMIS")


def test_gaps_are_never_bare(page: Page) -> None:
    page.goto("/overlaps")
    expect(page.locator("#matrix caption")).to_contain_text("no proof that there is none")
    assert set(page.locator("#matrix tbody td").all_inner_texts()) <= {"?", "–", *map(str, range(1, 1000))}


def test_a_network_is_filtered_and_focused(page: Page) -> None:
    page.goto("/network")
    all_ = page.locator("#links tbody tr").count()
    page.get_by_label("role").select_option("implements")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("figure[data-kind=network][data-drawn]")).to_be_visible()
    assert "role=implements" in page.url
    roles = page.locator("#links tbody td:nth-child(2)").all_inner_texts()
    assert set(roles) == {"implements"}
    assert len(roles) < all_
    page.goto("/network?focus=programme:nl-compass")
    assert all("COMPASS" in text for text in page.locator("#links tbody td:nth-child(3)").all_inner_texts())


def test_a_programme_shows_its_sources_side_by_side(page: Page) -> None:
    page.goto("/programmes/nl-compass")
    table = page.get_by_role("region", name="Sources side by side")
    assert table.locator("thead th").count() > 2
    table.get_by_role("link", name=re.compile("^Passage")).first.click()
    expect(page.locator("p.here mark")).to_be_visible()


def test_by_keyboard_alone(page: Page) -> None:
    page.goto("/countries/NG")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="To the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.goto("/questions/partners-in-country?country=Nigeria")
    page.locator("#answer .evidence summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#answer .beside").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#answer .beside").first).to_be_hidden()
    expect(page.locator("#answer .evidence summary").first).to_be_focused()


def test_every_view_is_an_address(context: BrowserContext) -> None:
    first = context.new_page()
    first.goto("/network?role=funds&country=Nigeria")
    again = context.new_page()
    again.goto(first.url)
    assert first.locator("#links").inner_text() == again.locator("#links").inner_text()


def test_the_brief_and_answers_are_word_files_too(page: Page) -> None:
    for address, name in (("/countries/NG/brief", "Word file"), ("/questions/partners-in-country?country=Nigeria", "Word")):
        page.goto(address)
        with page.expect_download() as caught:
            page.get_by_role("link", name=name, exact=True).click()
        found = docx.Document(str(caught.value.path()))
        assert caught.value.suggested_filename.endswith(".docx")
        assert "Nigeria" in found.paragraphs[0].text
        assert found.tables


def test_a_brief_in_word_says_what_the_printed_one_says(page: Page) -> None:
    page.goto("/countries/NG/brief")
    found = docx.Document(io.BytesIO(page.request.get("/countries/NG/brief.docx").body()))
    headings = [p.text for p in found.paragraphs if p.style.name == "Heading 1"]
    assert page.locator("main h2").all_inner_texts() == headings
    tables = page.locator("main table").evaluate_all(
        "all => all.map(t => [...t.rows].map(r => [...r.cells].map(c => c.textContent.trim())))"
    )
    assert [[[cell.text.strip() for cell in row.cells] for row in table.rows] for table in found.tables] == tables
    assert len([p for p in found.paragraphs if p.style.name == "Source"]) == page.locator("ol.sources li").count()


def test_what_overlaps_are_measured_by_is_chosen_and_stays_in_the_address(page: Page) -> None:
    page.goto("/overlaps")
    counts = page.locator("#matrix tbody td").all_inner_texts()
    page.get_by_role("list", name="What is measured").get_by_role("link", name="partners").click()
    assert "measure=partners" in page.url
    expect(page.locator("#matrix caption")).to_contain_text("how many partners")
    assert page.locator("#matrix tbody td").all_inner_texts() != counts
    page.get_by_role("list", name="What is measured").get_by_role("link", name="money").click()
    expect(page.locator("#matrix caption")).to_contain_text("what funders give")
    expect(page.locator(".empty")).to_contain_text("No source gives an amount of a funder's own")
    page.get_by_role("textbox", name="country").fill("Nigeria")
    page.get_by_role("button", name="Show").click()
    assert "measure=money" in page.url, "another country is measured in the same way"
    page.locator("#matrix td.covered a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Programmes in a country: Nigeria")


def test_a_network_of_a_span_of_time(page: Page) -> None:
    page.goto("/network")
    all_ = page.locator("#links tbody tr").count()
    page.get_by_label("active to").fill("2012")
    page.get_by_role("button", name="Show").click()
    assert "active_to=2012" in page.url
    assert "COMPASS" not in page.locator("#links").inner_text(), "it began in 2021"
    assert 0 < page.locator("#links tbody tr").count() < all_
    page.goto("/network?active_from=2030&active_to=2020")
    expect(page.locator("main")).to_contain_text("expected a span of time")


def test_sources_say_what_was_skipped_and_how_good_the_facts_are(page: Page) -> None:
    page.goto("/documents")
    quality = page.locator("table", has_text="gold facts")
    expect(quality).to_contain_text("emn")
    expect(page.locator("main")).to_contain_text("not of this graph")
    page.locator("#editions tbody td.name a", has_text="EMN sample").first.click()
    expect(page.get_by_role("heading", name="How good the facts are")).to_be_visible()
