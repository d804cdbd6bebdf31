"""A report as a Word file, opened again by python-docx."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import docx
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.export.docx_report import write_docx
from graph.export.report import Block, Column, Grid, Heading, Numbers, Paragraph, Report, Source, Words, cell, plain


def source(quote: str, *, title: str = "Plan of Malta", page: int | None = 4, strength: str = "table") -> Source:
    return Source("plan~1", title, "2024-05", page, "Part 2 › Measures", quote, strength, "plan~1/p3", "s-1")


def written(blocks: Sequence[Block] = (), sources: Sequence[Source] = (), title: str = "Partners") -> bytes:
    file = io.BytesIO()
    write_docx(Report(title, "As of now.", tuple(blocks), tuple(sources)), file)
    return file.getvalue()


def opened(data: bytes) -> "docx.document.Document":
    return docx.Document(io.BytesIO(data))


def text_in(element: Any) -> str:
    """All text inside; Any because python-docx has no types."""
    return "".join(text.text for text in element.iter(qn("w:t")))


GRID = Grid(
    "Partners",
    (Column("name"), Column("programmes", figures=True)),
    ((cell("Malta Police Force", (1, 2)), cell("2")), (cell("Other"), cell("1"))),
)


def test_headings_and_paragraphs_are_styled() -> None:
    found = opened(written([Heading("Money"), plain("None was found."), Paragraph((Words("an item"),), "item")]))
    said = {p.text: p.style.name for p in found.paragraphs}
    assert said["Partners"] == "Title"
    assert said["Money"] == "Heading 1"
    assert said["an item"] == "List Bullet"


def test_a_table_is_one_whose_head_repeats_on_each_page() -> None:
    (table,) = opened(written([GRID], [source("one"), source("two")])).tables
    assert [[c.text for c in row.cells] for row in table.rows] == [
        ["name", "programmes"],
        ["Malta Police Force[1][2]", "2"],
        ["Other", "1"],
    ]
    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert repeated == [True, False, False]
    assert [row.cells[1].paragraphs[0].alignment for row in table.rows] == [2, 2, 2], "figures stand at the right"


def test_each_number_leads_to_its_source_and_nothing_leads_elsewhere() -> None:
    data = written([GRID, Paragraph((Words("said", (2,)),))], [source("one"), source("two", strength="inferred")])
    body = opened(data).element.body
    links = [(link.get(qn("w:anchor")), text_in(link)) for link in body.iter(qn("w:hyperlink"))]
    assert links == [("source_1", "[1]"), ("source_2", "[2]"), ("source_2", "[2]")]
    marks = {mark.get(qn("w:name")): text_in(mark.getparent()) for mark in body.iter(qn("w:bookmarkStart"))}
    assert list(marks) == ["source_1", "source_2"]
    assert marks["source_1"] == "[1]\u2002Plan of Malta, 2024-05, p. 4, Measures: “one” (table)"
    assert marks["source_2"].endswith("“two” (inferred)")
    assert all(run.getparent().find(qn("w:rPr")).find(qn("w:position")) is not None
               for link in body.iter(qn("w:hyperlink")) for run in link.iter(qn("w:t")))  # fmt: skip
    relations = zipfile.ZipFile(io.BytesIO(data)).read("word/_rels/document.xml.rels").decode()
    assert "hyperlink" not in relations
    assert "External" not in relations


@settings(max_examples=30)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=3))
def test_any_text_stays_text(texts: list[str]) -> None:
    rows = tuple((cell(text),) for text in texts)
    body = opened(written([Grid(texts[0], (Column(texts[0]),), rows), plain(texts[0])], [source(texts[0])], title=texts[0])).element.body
    kinds = {element.tag for element in body.iter() if isinstance(element.tag, str)}
    assert not kinds & {qn(name) for name in ("w:fldSimple", "w:fldChar", "w:instrText", "w:object")}


def test_what_looks_like_a_field_or_a_formula_is_shown_as_it_is() -> None:
    risky = '{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k" } =1+1 <w:fldSimple w:instr="DATE"/> &amp;'
    found = opened(written([plain(risky)]))
    assert risky in [p.text for p in found.paragraphs]
    assert not list(found.element.body.iter(qn("w:fldSimple")))


def test_what_xml_has_no_character_for_is_left_out() -> None:
    found = opened(written([plain("be\x00fore\x0b and\x1f after\ud800\ufffe\uffff"), plain("two\nlines\tand a tab")]))
    assert [p.text for p in found.paragraphs][2:] == ["before and after", "two lines and a tab"]


def test_the_file_says_nothing_of_who_wrote_it_when() -> None:
    about = opened(written(title="Partners in Malta")).core_properties
    assert (about.title, about.author, about.comments, about.created, about.modified) == ("Partners in Malta", "tipgraph", "", None, None)


def test_wide_tables_lie_on_their_side() -> None:
    wide = Grid("Wide", tuple(Column(str(n)) for n in range(8)), ())
    turned, upright = (opened(written([grid])).sections[0] for grid in (wide, GRID))
    assert turned.page_width > turned.page_height
    assert upright.page_width < upright.page_height


def test_the_same_words_of_a_document_have_one_number() -> None:
    numbers = Numbers()
    assert numbers.of([source("one"), source("one"), source("two"), source("three")], 2) == (1, 2)
    assert numbers.of([source("two"), source("one", title="the same edition")], 5) == (1, 2)
    assert len(numbers.sources) == 2
