"""A document as a printed report: larger headings, ruled tables that break across pages, raised footnote calls with the notes at
the page's foot, running heads, page numbers, and form boxes to tick."""

import io
import os
from collections.abc import Sequence
from dataclasses import dataclass

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.loaders.rendered.parts import Part, runs_of

WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, TOP, BOTTOM = 70.0, 525.0, 770.0, 70.0
BODY, NOTE = 10.0, 7.5
_SIZES = {1: 20.0, 2: 16.0, 3: 13.0}
_FONT, _BOLD, _SYMBOLS = "Vera", "VeraBd", "ZapfDingbats"


@dataclass(frozen=True)
class Word:
    """A word, or a part of one, as it is drawn."""

    text: str
    font: str
    size: float
    rise: float = 0.0
    spaced: bool = True
    kind: str = "text"

    @property
    def width(self) -> float:
        """How wide it is, in points."""
        return 10.0 if self.kind == "box" else pdfmetrics.stringWidth(self.text, self.font, self.size)


class _Press:
    """The pages as they are drawn."""

    def __init__(self, title: str, notes: dict[str, str]) -> None:
        fonts = os.path.join(os.path.dirname(reportlab.__file__), "fonts")
        for name in (_FONT, _BOLD):
            pdfmetrics.registerFont(TTFont(name, os.path.join(fonts, f"{name}.ttf")))
        self.file = io.BytesIO()
        self.canvas = Canvas(self.file, pagesize=(WIDTH, HEIGHT), invariant=1)
        self.title, self.notes, self.page, self.boxes = title, notes, 1, 0
        self.y = TOP
        self.foot: list[list[list[Word]]] = []

    def room(self) -> float:
        """Points left on the page above its notes."""
        return self.y - BOTTOM - sum(len(note) for note in self.foot) * NOTE * 1.25

    def end_page(self) -> None:
        """Draw the notes, head and number, and begin the next page."""
        y = BOTTOM + (sum(len(note) for note in self.foot) - 1) * NOTE * 1.25
        for line in (line for note in self.foot for line in note):
            self.draw(line, LEFT, y)
            y -= NOTE * 1.25
        self.canvas.setFont(_FONT, 8)
        self.canvas.drawString(LEFT, 805, self.title)
        self.canvas.drawCentredString(WIDTH / 2, 35, f"Page {self.page}")
        self.canvas.showPage()
        self.page, self.y, self.foot = self.page + 1, TOP, []

    def draw(self, line: Sequence[Word], x: float, y: float) -> None:
        """Draw the words of a line."""
        for i, word in enumerate(line):
            if i and word.spaced:
                x += word.size * 0.3
            if word.kind == "box":
                self.boxes += 1
                self.canvas.acroForm.checkbox(name=f"box{self.boxes}", checked=word.text == "☒", x=x, y=y - 1, size=9, forceBorder=True)
            else:
                self.canvas.setFont(word.font, word.size)
                self.canvas.drawString(x, y + word.rise, word.text)
            x += word.width

    def place(self, line: Sequence[Word], x: float, size: float, marker: Word | None = None) -> None:
        """Draw a line where the page goes on, its notes at the page's foot; on the next page where neither has room."""
        notes = [self.notes[w.text] for w in line if w.kind == "call" and w.text in self.notes]
        called = [w.text for w in line if w.kind == "call" and w.text in self.notes]
        set_notes = [wrap(words_of(f"{_raise(n)} {text}", _FONT, NOTE), RIGHT - LEFT) for n, text in zip(called, notes, strict=True)]
        if self.room() < size * 1.3 + sum(map(len, set_notes)) * NOTE * 1.25 and self.y < TOP:
            self.end_page()
        self.y -= size * 1.3
        if marker is not None:
            self.draw([marker], x - max(12, marker.width + 4), self.y)
        self.draw(line, x, self.y)
        self.foot += set_notes

    def row(self, cells: Sequence[Sequence[str]]) -> None:
        """Draw a row of a ruled table, cut where the page ends."""
        width = (RIGHT - LEFT) / len(cells)
        columns = [[line for text in cell for line in wrap(words_of(text, _FONT, BODY), width - 10)] for cell in cells]
        height = BODY * 1.3
        while any(columns):
            wanted = max(map(len, columns))
            notes = sum(3 * NOTE * 1.25 for column in columns for line in column for w in line if w.kind == "call")
            fits = int((self.room() - 10 - notes) // height)
            if fits < min(2, wanted):
                self.end_page()
                continue
            take, top = min(wanted, fits), self.y
            for i in range(take):
                self.y -= height
                for k, column in enumerate(columns):
                    if i < len(column):
                        self.draw(column[i], LEFT + k * width + 5, self.y)
                        for word in column[i]:
                            if word.kind == "call" and word.text in self.notes:
                                text = f"{_raise(word.text)} {self.notes[word.text]}"
                                self.foot.append(wrap(words_of(text, _FONT, NOTE), RIGHT - LEFT))
            self.y -= 5
            for k in range(len(cells)):
                self.canvas.rect(LEFT + k * width, self.y, width, top - self.y)
            columns = [column[take:] for column in columns]


def _raise(number: str) -> str:
    return number.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))


def words_of(text: str, font: str, size: float) -> list[Word]:
    """The words of a text; footnote calls are raised, boxes are boxes, what the font lacks comes from the symbols'."""
    words: list[Word] = []
    known = pdfmetrics.getFont(_FONT).face.charWidths
    joined = False
    for kind, piece in runs_of(text):
        if kind != "text":
            words.append(Word(piece, font, size * (0.6 if kind == "call" else 1), size * 0.35 * (kind == "call"), not joined, kind))
            joined = kind == "call"
            continue
        for i, token in enumerate(piece.split(" ")):
            kept = "".join(c for c in token if ord(c) in known)
            if "➢" in token:
                words.append(Word("➢", _SYMBOLS, size))
            if kept:
                words.append(Word(kept, font, size, spaced=i > 0 or not joined))
        joined = not piece.endswith(" ")
    return words


def wrap(words: Sequence[Word], width: float) -> list[list[Word]]:
    """The words line by line; a word that hangs on the one before stays with it."""
    lines: list[list[Word]] = []
    x = 0.0
    for word in words:
        gap = word.size * 0.3 if word.spaced else 0.0
        if not lines or (word.spaced and x + gap + word.width > width):
            lines.append([word])
            x = word.width
        else:
            lines[-1].append(word)
            x += gap + word.width
    return lines


def to_pdf(parts: Sequence[Part], head: str = "") -> bytes:
    """The file's bytes.

    Args:
        head: the running head of every page.
    """
    press = _Press(head, {part.marker: part.text for part in parts if part.kind == "note"})
    for part in parts:
        if part.kind in ("note", "page"):
            continue
        if part.kind == "row":
            if not part.adjacent:
                press.y -= 8
            press.row(part.cells)
            continue
        heading = part.kind == "heading"
        size = _SIZES.get(part.level, 12.0) if heading else BODY
        press.y -= 0 if part.adjacent or press.y == TOP else size * 0.9
        indent = LEFT + (20 * (part.level + 1) if part.kind == "item" else 0)
        words = words_of(part.text, _BOLD if heading else _FONT, size)
        lines = wrap(words, RIGHT - indent)
        if heading and press.room() < 4 * size:
            press.end_page()
        for i, line in enumerate(lines):
            if part.kind == "item" and i == 0:
                marker = part.marker if any(c.isalnum() for c in part.marker) else "•"
                hang = Word(marker, _FONT, BODY)
                press.place(line, indent, size, hang)
            else:
                press.place(line, indent, size)
    press.end_page()
    press.canvas.save()
    return press.file.getvalue()
