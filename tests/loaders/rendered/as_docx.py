"""A document as a Word file: styles, automatic numbering, real tables, footnotes, and content controls to tick."""

import io
from collections.abc import Sequence
from html import escape

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as FilePart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.loaders.rendered.as_html import joined
from tests.loaders.rendered.parts import Part, runs_of, tables_of

_W = nsdecls("w")
_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


class _Writer:
    """The file as it grows."""

    def __init__(self) -> None:
        self.file = docx.Document()
        self.numbering = self.file.part.numbering_part.element
        self.next_list = 500
        self.counted: dict[str, tuple[int, int]] = {}
        self.ids: dict[str, int] = {}

    def part(self, part: Part | list[Part]) -> None:
        if isinstance(part, list):
            table = self.file.add_table(rows=len(part), cols=max(len(row.cells) for row in part), style="Table Grid")
            for row, made in zip(part, table.rows, strict=True):
                for lines, cell in zip(row.cells, made.cells, strict=False):
                    for i, line in enumerate(lines):
                        self.fill(cell.paragraphs[0] if i == 0 else cell.add_paragraph(), line)
            self.file.add_paragraph()
        elif part.kind == "heading":
            self.fill(self.file.add_heading("", part.level), part.text)
        elif part.kind == "item":
            self.item(part)
        else:
            self.fill(self.file.add_paragraph(), part.text)

    def item(self, part: Part) -> None:
        number = part.marker.rstrip(".)").lstrip("(")
        kind = "decimal" if number.isdigit() else "lowerLetter" if len(number) == 1 and number.isalpha() else ""
        if not kind:
            self.fill(self.file.add_paragraph(style="List Bullet 2" if part.level else "List Bullet"), part.text)
            return
        value = int(number) if kind == "decimal" else ord(number) - ord("a") + 1
        pattern = part.marker.replace(number, "%1")
        identity, last = self.counted.get(kind + pattern, (0, -1))
        if value != last + 1:
            identity = self.begin_list(kind, pattern, value)
        self.counted[kind + pattern] = identity, value
        paragraph = self.file.add_paragraph()
        paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {_W}><w:ilvl w:val="0"/><w:numId w:val="{identity}"/></w:numPr>'))
        self.fill(paragraph, part.text)

    def begin_list(self, kind: str, pattern: str, start: int) -> int:
        self.next_list += 1
        abstract = f'<w:abstractNum {_W} w:abstractNumId="{self.next_list}"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
        abstract += f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum>'
        self.numbering.insert(0, parse_xml(abstract))
        self.numbering.append(parse_xml(f'<w:num {_W} w:numId="{self.next_list}"><w:abstractNumId w:val="{self.next_list}"/></w:num>'))
        return self.next_list

    def fill(self, paragraph: "docx.text.paragraph.Paragraph", text: str) -> None:
        for kind, piece in runs_of(text):
            if kind == "call" and piece in self.ids:
                run = f'<w:r {_W}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{self.ids[piece]}"/></w:r>'
                paragraph._p.append(parse_xml(run))
            elif kind == "call":
                paragraph.add_run(piece).font.superscript = True
            elif kind == "box":
                state = f'<w14:checkbox {_W14}><w14:checked w14:val="{int(piece == "☒")}"/></w14:checkbox>'
                box = f"<w:sdt {_W}><w:sdtPr>{state}</w:sdtPr><w:sdtContent><w:r><w:t>{piece}</w:t></w:r></w:sdtContent></w:sdt>"
                paragraph._p.append(parse_xml(box))
            else:
                for i, line in enumerate(piece.split("\n")):
                    run = paragraph.add_run(line)
                    if i:
                        run._r.insert(0, parse_xml(f"<w:br {_W}/>"))

    def add_notes(self, notes: Sequence[Part]) -> None:
        made = "".join(
            f'<w:footnote w:id="{i}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(note.text)}</w:t></w:r></w:p>'
            "</w:footnote>"
            for i, note in enumerate(notes, 1)
        )
        self.ids = {note.marker: i for i, note in enumerate(notes, 1)}
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {_W}>{made}</w:footnotes>'.encode()
        part = FilePart(PackURI("/word/footnotes.xml"), kind, blob, self.file.part.package)
        self.file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def to_docx(parts: Sequence[Part]) -> bytes:
    """The file's bytes."""
    writer = _Writer()
    notes = [part for part in parts if part.kind == "note"]
    if notes:
        writer.add_notes(notes)
    for part in tables_of(joined(parts)):
        writer.part(part)
    file = io.BytesIO()
    writer.file.save(file)
    return file.getvalue()
