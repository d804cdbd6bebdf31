"""What is filled in a PDF's form: its boxes and texts, which are no characters of the page."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

from loaders.readers.canonical import TICKED, UNTICKED
from loaders.readers.pdf.glyphs import Glyph

_BOXES = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_TEXTS = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX)
MAX_FIELDS = 2_000
"""Fields of a page that are looked at."""


def read_fields(pdf: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> list[Glyph]:
    """The boxes and filled-in texts of a page's form, each as one character of the page."""
    if pdf.formenv is None:
        return []
    found = []
    for i in range(min(pdfium.FPDFPage_GetAnnotCount(page), MAX_FIELDS)):
        field = pdfium.FPDFPage_GetAnnot(page, i)
        if not field:
            continue
        try:
            glyph = _field(pdf, field, page.get_height())
        finally:
            pdfium.FPDFPage_CloseAnnot(field)
        if glyph is not None:
            found.append(glyph)
    return found


def _field(pdf: pypdfium2.PdfDocument, field: pdfium.FPDF_ANNOTATION, height: float) -> Glyph | None:
    if pdfium.FPDFAnnot_GetSubtype(field) != pdfium.FPDF_ANNOT_WIDGET:
        return None
    kind = pdfium.FPDFAnnot_GetFormFieldType(pdf.formenv, field)
    if kind in _BOXES:
        text = TICKED if pdfium.FPDFAnnot_IsChecked(pdf.formenv, field) else UNTICKED
    elif kind in _TEXTS:
        text = _value(pdf, field)
    else:
        return None
    box = pdfium.FS_RECTF()
    if not text or not pdfium.FPDFAnnot_GetRect(field, box):
        return None
    size = min(abs(box.top - box.bottom), 12.0)
    middle = height - (box.top + box.bottom) / 2
    return Glyph(text, min(box.left, box.right), max(box.left, box.right), middle + 0.35 * size, size, spaced=True)


def _value(pdf: pypdfium2.PdfDocument, field: pdfium.FPDF_ANNOTATION) -> str:
    length = pdfium.FPDFAnnot_GetFormFieldValue(pdf.formenv, field, None, 0)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetFormFieldValue(pdf.formenv, field, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return " ".join(buffer.raw[: length - 2].decode("utf-16-le", "replace").split())
