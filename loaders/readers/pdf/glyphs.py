"""The characters of a page with their places, as pdfium gives them: upright, with the page's top left as origin."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from graph.errors import SourceError

MAX_GLYPHS = 60_000
"""Characters of one page; the fullest poster seen has 12,000."""

_HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""What pdfium gives for a hyphen that breaks a word at a line's end."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character (or a form's box or text) of a page; lengths are points, downwards and to the right.

    Attributes:
        text: the character.
        x0, x1: its left and right.
        y: its base line.
        size: the height of its font, as printed.
        spaced: white space stands before it.
        turn: quarter turns of its base line.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    spaced: bool = False
    turn: int = 0


def read_glyphs(page: pypdfium2.PdfPage, name: str, number: int) -> list[Glyph]:
    """The characters of a page in the order of the file, without those that stand across most others; white space is a flag.

    Raises:
        SourceError: the page holds more characters than the limit.
    """
    text = page.get_textpage()
    try:
        count = pdfium.FPDFText_CountChars(text)
        if count > MAX_GLYPHS:
            raise SourceError(
                name, f"the page holds {count:,} characters, a page may hold {MAX_GLYPHS:,}", "This is no policy document", f"page {number}"
            )
        found = list(_glyphs(text.raw, max(0, count), page.get_height()))
    finally:
        text.close()
    usual = Counter(g.turn for g in found).most_common(1)
    return [g for g in found if g.turn == usual[0][0]]


def _glyphs(text: pdfium.FPDF_TEXTPAGE, count: int, height: float) -> Iterator[Glyph]:
    x, y, box, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    spaced = False
    for i in range(count):
        code = pdfium.FPDFText_GetUnicode(text, i)
        character = _HYPHENS.get(code) or (chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "")
        if not character or character.isspace() or (not character.isprintable() and not _is_kept(code)):
            spaced = spaced or bool(character)
            continue
        pdfium.FPDFText_GetCharOrigin(text, i, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, i, box)
        pdfium.FPDFText_GetMatrix(text, i, matrix)
        size = pdfium.FPDFText_GetFontSize(text, i) * math.hypot(matrix.c, matrix.d)
        turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
        low, high = ((box.left, box.right), (box.bottom, box.top), (-box.right, -box.left), (-box.top, -box.bottom))[turn]
        base = (height - y.value, x.value, y.value, -x.value)[turn]
        yield Glyph(character, low, high, base, abs(size), spaced, turn)
        spaced = False


def _is_kept(code: int) -> bool:
    """Whether a character that Python can't print means something: a soft hyphen, a symbol of a private font."""
    return code == 0xAD or 0xE000 <= code < 0xF900
