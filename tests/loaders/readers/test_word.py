"""The reader of Word files: numbers, content controls, tables; and what it refuses."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from graph.errors import SourceError
from loaders.readers.text import read_text
from loaders.readers.word import read
from tests.loaders.rendered.as_docx import to_docx
from tests.loaders.rendered.parts import Part

W = nsdecls("w")
DOCUMENT = f"<w:document {W}><w:body><w:p><w:r><w:t>Plan</w:t></w:r></w:p></w:body></w:document>"


def saved(file: "docx.document.Document") -> str:
    data = io.BytesIO()
    file.save(data)
    return read(data.getvalue(), "plan.docx")


def packed(**parts: bytes | str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return data.getvalue()


def test_numbers_that_word_counts_are_text_and_restart() -> None:
    items = [
        Part("item", text, marker)
        for text, marker in (("Visit quays", "1."), ("Count victims", "2."), ("in ports", "a)"), ("on ships", "b)"))
    ]
    again = [Part("heading", "Judges", level=2), Part("item", "Write a manual", "1.")]
    assert read(to_docx([*items, *again]), "plan.docx") == (
        "1. Visit quays\n2. Count victims\na) in ports\nb) on ships\n\n## Judges\n\n1. Write a manual\n"
    )


def test_boxes_of_old_forms_and_of_content_controls() -> None:
    file = docx.Document()
    control = '<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="1"/></w14:checkbox>'
    first = file.add_paragraph()
    first._p.append(parse_xml(f"<w:sdt {W}><w:sdtPr>{control}</w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>"))
    first.add_run(" Yes")
    second = file.add_paragraph()
    begin = '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar>'
    for inner in (begin, "<w:instrText>FORMCHECKBOX</w:instrText>", '<w:fldChar w:fldCharType="end"/>'):
        second._p.append(parse_xml(f"<w:r {W}>{inner}</w:r>"))
    second.add_run(" No")
    assert saved(file) == "☒ Yes\n\n☐ No\n"


def test_text_in_content_controls_and_merged_cells_is_kept() -> None:
    file = docx.Document()
    table = file.add_table(2, 3)
    for i, cell in enumerate(c for row in table.rows for c in row.cells):
        cell.text = f"cell {i}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Partners"
    text = f"<w:sdt {W}><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>Lighthouse</w:t></w:r></w:sdtContent></w:sdt>"
    table.cell(1, 2).paragraphs[0].clear()._p.append(parse_xml(text))
    blocks = read_text(saved(file), furnished=False)
    assert [[c.value for c in b.cells] for b in blocks] == [["Partners", "cell 2"], ["cell 3", "cell 4", "Lighthouse"]]


def test_an_old_or_protected_file_says_what_to_do() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
    with pytest.raises(SourceError, match=r"an old Word file \(\.doc\).*save it as \.docx"):
        read(old, "plan.docx")
    with pytest.raises(SourceError, match=r"protected by a password\. Save it without"):
        read(old + "EncryptedPackage".encode("utf-16-le"), "plan.docx")


def test_an_archive_without_a_document_is_refused() -> None:
    with pytest.raises(SourceError, match=r"the archive holds no word/document\.xml"):
        read(packed(styles="<a/>"), "plan.docx")


def test_a_document_that_is_no_xml_is_refused() -> None:
    for numbering in ({}, {"numbering": f"<w:numbering {W}/>"}):
        with pytest.raises(SourceError, match="the Word file is damaged"):
            read(packed(document="<w:document", **numbering), "plan.docx")


def test_a_bomb_of_zeros_is_refused_without_unpacking_it() -> None:
    with pytest.raises(SourceError, match=r"plan\.docx, word/document\.xml: it unpacks to more than 34 MB"):
        read(packed(document=b"\0" * 200_000_000), "plan.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + DOCUMENT
    with pytest.raises(SourceError, match="declares a document type or entities"):
        read(packed(document=bomb.encode(encoding)), "plan.docx")


def test_a_file_without_text_is_refused() -> None:
    with pytest.raises(SourceError, match="the Word file holds no text"):
        saved(docx.Document())
