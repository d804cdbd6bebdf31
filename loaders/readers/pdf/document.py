"""Opening a PDF: what is refused, and why."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from graph.errors import SourceError

MAX_PAGES = 1_500
"""Pages of a document; the longest policy document seen has 400."""

_COPYING = 1 << 4
"""The permission to copy text (ISO 32000-2, table 22, bit 5)."""

_OPEN_COPY = "Ask its publisher for a copy without protection, or print it to a new PDF if you may"
_PROBLEMS = {
    pdfium.FPDF_ERR_PASSWORD: ("the PDF is encrypted: it opens only with a password", "Save a copy without the password, then load that"),
    pdfium.FPDF_ERR_SECURITY: ("the PDF is encrypted in a way that can't be read", _OPEN_COPY),
    pdfium.FPDF_ERR_FORMAT: ("the file is no PDF, or a damaged one", "Download or save it again"),
}


@contextmanager
def opened(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """A PDF, opened with its forms.

    Raises:
        SourceError: it can't be opened, has too many pages, or its owner does not allow its text to be copied.
    """
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        found, fix = _PROBLEMS.get(problem.err_code, ("the file is no PDF, or a damaged one", "Download or save it again"))
        raise SourceError(name, found, fix) from problem
    try:
        if not pdfium.FPDF_GetDocPermissions(pdf) & _COPYING:
            raise SourceError(name, "the PDF is encrypted, and its owner does not allow its text to be copied", _OPEN_COPY)
        if len(pdf) > MAX_PAGES:
            raise SourceError(name, f"the PDF has {len(pdf):,} pages, a document may have {MAX_PAGES:,}", "Split it")
        pdf.init_forms()
        yield pdf
    finally:
        pdf.close()
