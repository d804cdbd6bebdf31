"""The reader of text and Markdown: kinds of blocks, lifted furniture, exact places."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.base import read_source
from loaders.readers.blocks import Block
from loaders.readers.text import read_text

ROOT = Path(__file__).parents[3]
DOCUMENTS = sorted([*(ROOT / "samples").glob("*.txt"), *(ROOT.parent / "shared" / "corpus").glob("*.txt")])


def kinds(text: str) -> list[tuple[str, str]]:
    return [(b.kind, b.value) for b in read_text(text)]


def said(text: str) -> list[str]:
    return [b.value for b in read_text(text) if b.kind not in ("footnote", "furniture")]


def places_hold(text: str, blocks: list[Block]) -> bool:
    """Whether each character of each block stands where it says, ticks and entities aside."""
    pairs = [(c, o) for b in blocks for c, o in zip(b.value, b.text.offsets, strict=True) if o >= 0]
    return all(text[o] == c or c in "☒☐ " or text[o] == "&" for c, o in pairs)


def test_headings_paragraphs_and_lists() -> None:
    text = "# Plan\n\nThe plan runs for four years.\n\n- police\n  - border guard\n- a) courts\n2. schools\n"
    assert [(b.kind, b.marker, b.level) for b in read_text(text)] == [
        ("heading", "#", 1),
        ("paragraph", "", 0),
        ("list_item", "-", 0),
        ("list_item", "-", 1),
        ("list_item", "a)", 0),
        ("list_item", "2.", 0),
    ]


def test_a_footnote_that_cuts_a_sentence_is_lifted_out() -> None:
    text = "Officers are trained in the use of interpreters and\n\n¹ Ministry of Justice, 2022.\n\nare posted to three embassies.\n"
    blocks = read_text(text)
    assert blocks[0].value == "Officers are trained in the use of interpreters and are posted to three embassies."
    assert [text[s:e] for s, e in blocks[0].text.spans] == [
        "Officers are trained in the use of interpreters and",
        "are posted to three embassies.",
    ]
    assert (blocks[1].kind, blocks[1].marker) == ("footnote", "1")


def test_a_page_mark_that_cuts_a_cell_is_lifted_out() -> None:
    text = "Partners: the police, the courts and the\n\nPage 4 of 9\n\nlabour inspectorate\n"
    assert said(text) == ["Partners: the police, the courts and the labour inspectorate"]
    assert [b.page for b in read_text(text)] == [4, 4]


def test_hard_wrapped_paragraphs_are_whole_again() -> None:
    line = "the regional shelters take in people who were found by border guards and then\n"
    paragraph = "In spring " + line * 3 + "Later on some of them leave the country again.\n\n"
    text = paragraph * 8
    assert all(b.value.startswith("In spring") and b.value.endswith("country again.") for b in read_text(text))
    assert places_hold(text, read_text(text))


def test_windows_line_ends_do_not_move_places() -> None:
    text = "First line here.\r\n\r\n- item one\r\n- item two\r\n"
    assert said(text) == ["First line here.", "item one", "item two"]
    assert places_hold(text, read_text(text))


def test_form_feeds_count_pages() -> None:
    assert [b.page for b in read_text("One page.\n\fAnother page.\n\fThird.\n")] == [1, 2, 3]


def test_bare_numbers_beside_form_feeds_are_page_numbers() -> None:
    text = "The first page ends here.\n\n1\n\fThe second page ends.\n\n2\n\fThird page.\n"
    assert said(text) == ["The first page ends here.", "The second page ends.", "Third page."]


def test_the_number_of_a_chapter_at_the_top_of_a_page_stays() -> None:
    assert "7" in said("Text one.\n\f7\n\nVictims\n\nText.\n")


def test_running_heads_are_furniture() -> None:
    page = "National report on trafficking\n\nThe shelter in town {0} took in people and\n\nPage {0} of 5\n\n"
    text = "".join(page.format(i) for i in range(1, 6))
    assert not any("National report" in value for value in said(text)[1:])
    assert sum(b.kind == "furniture" for b in read_text(text)) >= 9


def test_a_sentence_goes_on_behind_a_running_head() -> None:
    ends = ["a shelter near the harbour that took in people and", "two courts that the state opened in the", "a school with teachers from"]
    starts = ["gave them food.", "south of the country.", "four villages around it."]
    text = "".join(f"We saw {end}\n\fAnnual report\n\n{start}\n\n" for end, start in zip(ends, starts, strict=True))
    assert said(text) == [f"We saw {end} {start}" for end, start in zip(ends, starts, strict=True)]


def test_markdown_rows_have_cells_and_breaks_inside_them() -> None:
    blocks = read_text("| Name | Blue Lantern |\n|---|:--|\n| Partners | Police<br>Courts |\n")
    assert [[c.value for c in b.cells] for b in blocks] == [["Name", "Blue Lantern"], ["Partners", "Police\nCourts"]]


def test_tab_rows_have_cells() -> None:
    assert [[c.value for c in b.cells] for b in read_text("Name\tBlue Lantern\nPeriod\t2020\n")] == [
        ["Name", "Blue Lantern"],
        ["Period", "2020"],
    ]


def test_html_rows_have_cells_on_one_line_or_several() -> None:
    row = "<tr><td>Name</td><td>Blue &amp; White</td></tr>"
    for text in (f"<table>{row}</table>\n", row.replace("><", ">\n<") + "\n"):
        blocks = read_text(text)
        assert [[c.value for c in b.cells] for b in blocks] == [["Name", "Blue & White"]]
        assert places_hold(text, blocks)


def test_loose_html_cells_are_rows_of_their_own() -> None:
    assert [v for _, v in kinds("<p>Name: A</p> <p>Period: 2020</p>\n")] == ["Name: A", "Period: 2020"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('<input type="checkbox"/> Yes', "☐ Yes"),
        ('<input type="checkbox" checked/> Yes', "☒ Yes"),
        ("<input checked type=checkbox> Yes", "☒ Yes"),
    ],
)
def test_html_tick_boxes(written: str, read: str) -> None:
    assert said(written) == [read]


def test_footnote_calls_are_taken_out_and_kept() -> None:
    block = read_text("The plan¹² was adopted[^3] in May.\n")[0]
    assert block.value == "The plan was adopted in May."
    assert block.notes == ("12", "3")
    assert kinds("[^3]: See the annex.\n") == [("footnote", "See the annex.")]


def test_no_row_of_html_that_is_never_closed_swallows_the_text() -> None:
    text = "<tr><td>Name\n" + "A line of text.\n" * 450
    assert sum(b.value.count("A line") for b in read_text(text)) == 450


@given(st.text(alphabet=st.sampled_from("ab .,:\n\t|☒-1)<p>tr/d&;*_[]^¹\f#x"), max_size=300))
@settings(max_examples=150)
def test_any_text_is_read_and_places_hold(text: str) -> None:
    blocks = read_text(text)
    assert places_hold(text, blocks)
    assert all(0 <= s < e <= len(text) for b in blocks for s, e in b.text.spans)


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_any_characters_are_read(text: str) -> None:
    assert places_hold(text, read_text(text))


_MARKUP = re.compile(
    r"</?[a-z][^>]*>|\[\^[\w-]+\]:?|[⁰¹²³⁴-⁹]+|\]\([^)\s]*\)|[*_\[\]|\\#↩]|\b(?:input|type|checkbox|p|i)\b|(?:[-•]\s*)?\(?[0-9a-z]{1,3}[.)]",
    re.I,
)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.stem))
def test_no_word_of_a_document_is_lost(path: Path) -> None:
    source = read_source(path)
    taken = bytearray(len(source.text))
    for block in source.blocks:
        for offset in block.text.offsets:
            if offset >= 0:
                taken[offset] = 1
    lost = "".join(" " if taken[i] else c for i, c in enumerate(source.text))
    assert not re.findall(r"\w{2,}", _MARKUP.sub(" ", lost))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.stem))
def test_quotes_of_a_document_are_its_text(path: Path) -> None:
    source = read_source(path)
    assert places_hold(source.text, list(source.blocks))
    for block in source.blocks:
        plain = re.sub(r"\W+", "", block.value)
        quote = re.sub(r"\W+", "", re.sub(r"</?(?:p|i|input)\b[^>]*>|\]\([^)]*\)|\[\^[\w-]+\]|[⁰¹²³⁴-⁹]", " ", block.text.quote))
        assert plain == quote
