"""Word files (.docx): mammoth turns them into HTML, whose elements become the canonical text.

Content controls, tick boxes (also of old forms), footnotes and tables come through; pages do not: Word lays them out anew.
"""

import io
import logging

import mammoth
from selectolax.lexbor import LexborHTMLParser

from graph.errors import SourceError
from loaders.readers.canonical import title_levels
from loaders.readers.dom import Rendering
from loaders.readers.dom_notes import find_notes
from loaders.readers.word_numbering import with_numbers
from loaders.readers.word_package import read_package

_STYLES = "p[style-name='Subtitle'] => h2:fresh\nb =>\ni =>\nu =>\nstrike => s\n"


def read(data: bytes, name: str) -> str:
    """The canonical text of a Word file; pictures and links are not followed.

    Raises:
        SourceError: it is no Word file, damaged, protected, too large when unpacked, or holds no text.
    """
    package = read_package(data, name)
    numbered = with_numbers(package, name)
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(numbered), style_map=_STYLES, convert_image=mammoth.images.img_element(lambda _: {}), external_file_access=False
        )
    except Exception as problem:  # mammoth fails in many ways on a damaged file
        raise SourceError(
            name, f"the Word file is damaged ({type(problem).__name__}: {problem})", "Open it in Word or LibreOffice and save it anew"
        ) from problem
    for message in result.messages:
        logging.getLogger(__name__).debug("%s: %s", name, message.message)
    tree = LexborHTMLParser(result.value)
    body = tree.body
    if body is None or not body.text().strip():
        raise SourceError(name, "the Word file holds no text", "If it holds pictures of pages, run OCR on them first")
    rendering = Rendering(name, find_notes(body), title_levels([int(h.tag[1]) for h in body.css("h1, h2, h3, h4, h5, h6") if h.tag]))
    rendering.add(body)
    return rendering.text
