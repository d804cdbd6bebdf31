"""PDF files: characters with their places become lines, tables and paragraphs, and these the canonical text."""

from loaders.readers.pdf.document import opened
from loaders.readers.pdf.pages import read_pages
from loaders.readers.pdf.rendering import render


def read(data: bytes, name: str) -> str:
    """The canonical text of a PDF; pages end with a form feed, so that the first is 1, as viewers count them.

    Raises:
        SourceError: it is no PDF, damaged, protected, larger than the limits, or holds no text (a scan).
    """
    with opened(data, name) as pdf:
        return render(read_pages(pdf, name), name)
