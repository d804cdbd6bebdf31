"""A report as a Word file: headings, real tables whose heads repeat on each page, numbers that lead to their sources.

All text is text: none of it can be a field, a link or a macro, since it is only ever put into text elements. Links lead to bookmarks of
the same file and nowhere else.
"""

import re
from collections.abc import Sequence
from typing import IO, Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor

from graph.export.report import Grid, Heading, Line, Paragraph, Report, Source, Words, within

WIDE = 5
"""Columns from which on the pages lie on their side."""

WHOLE = 1_200
"""Letters of a row up to which no page breaks it."""

_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no character for."""

_BLANK = re.compile(r"[\t\n\r]+")
_SHORT, _LONG, _MARGIN = Mm(210), Mm(297), Mm(18)
_LINK = "0B5D66"
_BAND = "E8EEF0"
_STYLES = {"text": "Normal", "small": "Small", "item": "List Bullet"}
_MEANINGS = (
    "Strength: “table”, a labelled cell, list or tick says it; “sentence”, a sentence says it; “inferred”, it is not said, "
    "but follows from what stands around it."
)


def write_docx(report: Report, file: IO[bytes]) -> None:
    """Write a report as a Word file.

    Args:
        file: takes the bytes at the end, at once.
    """
    document = Document()
    widest = max((len(block.columns) for block in report.blocks if isinstance(block, Grid)), default=0)
    _prepare(document, report.title, sideways=widest > WIDE)
    _paragraph(document, "Title", (Words(report.title),))
    _paragraph(document, "Small", (Words(report.about),))
    for block in report.blocks:
        if isinstance(block, Heading):
            _paragraph(document, "Heading 1", (Words(block.text),))
        elif isinstance(block, Paragraph):
            _paragraph(document, _STYLES[block.kind], block.line)
        else:
            _grid(document, block)
    if report.sources:
        _sources(document, report.sources)
    document.save(file)


def clean(text: str) -> str:
    """The text without what XML has no character for, on one line."""
    return _ILLEGAL.sub("", _BLANK.sub(" ", text))


def _prepare(document: Any, title: str, *, sideways: bool) -> None:  # Any: python-docx has no types
    """The paper, the styles, and what the file says of itself: nothing of the person or the machine that wrote it."""
    section = document.sections[0]
    section.page_width, section.page_height = (_LONG, _SHORT) if sideways else (_SHORT, _LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if sideways else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    styles = document.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(10)
    styles["Normal"].paragraph_format.space_after = Pt(4)
    for name, size in (("Title", 18), ("Heading 1", 13)):
        style = styles[name]
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0x1D, 0x23, 0x27)
        style.element.rPr.rFonts.attrib.clear()
        style.font.name = "Calibri"
    for border in styles["Title"].element.pPr.findall(qn("w:pBdr")):
        styles["Title"].element.pPr.remove(border)
    for name, points in (("Small", 9.0), ("Cell", 8.5), ("Source", 9.0)):
        style = styles.add_style(name, 1)
        style.base_style, style.font.size = styles["Normal"], Pt(points)
    styles["Cell"].paragraph_format.space_after = Pt(1)
    styles["Source"].paragraph_format.left_indent, styles["Source"].paragraph_format.first_line_indent = Mm(11), Mm(-11)
    styles.element.find(f".//{qn('w:lang')}").set(qn("w:val"), "en-GB")
    properties = document.core_properties
    properties.title, properties.author, properties.comments, properties.last_modified_by = clean(title)[:255], "tipgraph", "", "tipgraph"
    for dated in ("dcterms:created", "dcterms:modified"):
        for element in properties._element.findall(qn(dated)):
            properties._element.remove(element)


def _grid(document: Any, grid: Grid) -> None:  # Any: as above
    table = document.add_table(rows=0, cols=len(grid.columns))
    table.style, table.autofit = "Table Grid", False
    table._tbl.tblPr.append(_element("w:tblCaption", val=clean(grid.title)))
    section = document.sections[0]
    space = Length(section.page_width - section.left_margin - section.right_margin).twips
    share = space / (sum(column.width for column in grid.columns) or 1)
    widths = [round(column.width * share) for column in grid.columns]
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.set(qn("w:w"), str(width))
    figures = [column.figures for column in grid.columns]
    heads = [((Words(column.name, strong=True),),) for column in grid.columns]
    table._tbl.append(_row(heads, figures, widths, head=True))
    for cells in grid.rows:
        table._tbl.append(_row(cells, figures, widths))
    _paragraph(document, "Small", (Words(""),))


def _row(cells: Sequence[Sequence[Line]], figures: Sequence[bool], widths: Sequence[int], *, head: bool = False) -> Any:
    """A row, repeated on each page where it is the head. Any: an element."""
    row, about = OxmlElement("w:tr"), OxmlElement("w:trPr")
    if sum(len(words.text) for lines in cells for line in lines for words in line) < WHOLE:
        about.append(OxmlElement("w:cantSplit"))
    if head:
        about.append(OxmlElement("w:tblHeader"))
    row.append(about)
    for lines, right, width in zip(cells, figures, widths, strict=True):
        cell, settings = OxmlElement("w:tc"), OxmlElement("w:tcPr")
        settings.append(_element("w:tcW", w=str(width), type="dxa"))
        if head:
            settings.append(_element("w:shd", val="clear", color="auto", fill=_BAND))
        cell.append(settings)
        for line in lines or ((),):
            cell.append(_line("Cell", line, right=right))
        row.append(cell)
    return row


def _sources(document: Any, sources: Sequence[Source]) -> None:  # Any: as above
    """The list that the numbers lead to, each with a bookmark of its own."""
    _paragraph(document, "Heading 1", (Words("Sources"),))
    _paragraph(document, "Small", (Words(_MEANINGS),))
    for number, source in enumerate(sources, 1):
        where = ", ".join(filter(None, (source.title, within(source))))
        text = f"[{number}]\u2002{where}: “{source.quote}” ({source.strength})"
        paragraph = _paragraph(document, "Source", (Words(text),))
        paragraph.insert(1, _element("w:bookmarkStart", id=str(number), name=_bookmark(number)))
        paragraph.append(_element("w:bookmarkEnd", id=str(number)))


def _paragraph(document: Any, style: str, line: Line) -> Any:  # Any: as above
    paragraph = _line(style.replace(" ", ""), line)
    document.element.body.insert(len(document.element.body) - 1, paragraph)  # before the section's own element
    return paragraph


def _line(style: str, line: Line, *, right: bool = False) -> Any:  # Any: an element
    paragraph, settings = OxmlElement("w:p"), OxmlElement("w:pPr")
    settings.append(_element("w:pStyle", val=style))
    if right:
        settings.append(_element("w:jc", val="right"))
    paragraph.append(settings)
    for words in line:
        if words.text:
            paragraph.append(_run(words.text, strong=words.strong))
        for number in words.sources:
            link = _element("w:hyperlink", anchor=_bookmark(number), history="1")
            link.append(_run(f"[{number}]", raised=True))
            paragraph.append(link)
    return paragraph


def _run(text: str, *, strong: bool = False, raised: bool = False) -> Any:  # Any: an element
    run, settings, content = OxmlElement("w:r"), OxmlElement("w:rPr"), OxmlElement("w:t")
    if strong:
        settings.append(OxmlElement("w:b"))
    if raised:
        settings.append(_element("w:color", val=_LINK))
        settings.append(_element("w:position", val="6"))
        settings.append(_element("w:sz", val="14"))
    if len(settings):
        run.append(settings)
    content.text = clean(text)
    content.set(qn("xml:space"), "preserve")
    run.append(content)
    return run


def _element(tag: str, **attributes: str) -> Any:
    """An element of Word's; Any because python-docx has no types."""
    element = OxmlElement(tag)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element


def _bookmark(number: int) -> str:
    return f"source_{number}"
