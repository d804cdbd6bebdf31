"""The reader of HTML: main content, tables, lists, boxes, footnotes, encodings; and what it refuses."""

import pytest

from graph.errors import SourceError
from loaders.readers.text import read_text
from loaders.readers.web_page import read


def said(body: str) -> str:
    return read(f"<!DOCTYPE html><meta charset=utf-8><body>{body}</body>".encode(), "page.html")


def test_navigation_banners_and_footers_are_dropped() -> None:
    text = said(
        "<nav>Home</nav><div class='cookie-consent'>We use cookies</div><header><a>Menu</a></header>"
        "<div role=dialog>Subscribe</div><h1>Plan of Norway</h1><aside>Related</aside><p hidden>Secret</p><p>It runs to 2027.</p>"
        "<script>x</script><footer>Contact</footer>"
    )
    assert text == "## Plan of Norway\n\nIt runs to 2027.\n"


def test_the_main_element_is_the_content() -> None:
    assert said("<p>Ministries A to Z</p><main><h2>Aims</h2><p>Fewer victims.</p></main><p>Follow us</p>") == "## Aims\n\nFewer victims.\n"


def test_a_title_outside_the_main_element_is_kept() -> None:
    assert said("<div><h1>Plan of Norway</h1></div><main><h2>Aims</h2><p>Fewer victims on quays.</p></main>").startswith(
        "# Plan of Norway\n"
    )


def test_boxes_stand_before_their_labels_and_show_their_state() -> None:
    text = said(
        "<ul><li><input type=checkbox checked>Yes</li><li><input type=checkbox>No</li></ul><div><input type=radio></div><div>Perhaps</div>"
    )
    assert text == "- ☒ Yes\n- ☐ No\n\n☐ Perhaps\n"


def test_numbered_lists_say_their_numbers_and_nest() -> None:
    text = said("<ol start=4><li>Train judges<ol type=a><li>in Oslo<li>in Bergen</ol><li>Print a leaflet</ol>")
    assert text == "4. Train judges\n  a. in Oslo\n  b. in Bergen\n5. Print a leaflet\n"


def test_a_table_inside_a_cell_follows_its_row() -> None:
    text = said("<table><tr><td>Partners</td><td><table><tr><td>Lighthouse</td><td>Norway</td></tr></table></td></tr></table>")
    assert [[c.value for c in b.cells] for b in read_text(text)] == [["Partners"], ["Lighthouse", "Norway"]]


def test_the_paragraphs_of_a_cell_are_its_lines() -> None:
    text = said("<table><tr><th>Partners<td><p>Police</p><p>Courts</p></table>")
    assert [[c.value for c in b.cells] for b in read_text(text)] == [["Partners", "Police\nCourts"]]


def test_footnotes_are_called_and_told_apart() -> None:
    blocks = read_text(
        said("<p>It opened in May<sup><a href='#n1'>1</a></sup> and grew.</p><hr><ol><li id=n1>Annual report. <a href='#r'>↩</a></ol>")
    )
    assert [(b.kind, b.value, b.notes) for b in blocks] == [
        ("paragraph", "It opened in May and grew.", ("1",)),
        ("footnote", "Annual report.", ()),
    ]


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [('<meta charset="iso-8859-1">', "cp1252"), ('<?xml version="1.0" encoding="windows-1250"?>', "cp1250"), ("", "utf-8"), ("", "cp1252"),
     ('<meta charset="utf-8">', "cp1252"), ('<meta charset="no-such">', "utf-8"), ('<meta charset="utf-16">', "utf-8")],
)  # fmt: skip
def test_the_declared_encoding_comes_first(declaration: str, encoding: str) -> None:
    assert read(f"{declaration}<p>Gäste – “Société”</p>".encode(encoding), "page.html") == "Gäste – “Société”\n"


def test_nothing_is_fetched_and_no_entity_grows() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><link href="http://192.0.2.1/x.css"><p>&b; ends</p>'
    assert read(bomb.encode(), "page.html").strip().endswith("&b; ends")


def test_elements_in_elements_without_end_are_refused() -> None:
    with pytest.raises(SourceError, match=r"page\.html: its elements stand more than 150 deep"):
        said("<div>" * 5_000 + "deep")


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(SourceError, match=r"the page holds no text\. Save the page"):
        said("<script>draw()</script>")


def test_a_huge_page_is_refused() -> None:
    with pytest.raises(SourceError, match="the page has 20 MB, a page may have 17 MB"):
        read(b"<p>" + b"a" * 20_000_000, "page.html")
