"""Reports as Word files; python-docx is imported when the first one is written, since it takes long."""

import io

from graph.export.report import Report

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""The media type of a Word file."""


def docx_bytes(report: Report) -> bytes:
    """The report as a Word file."""
    from graph.export.docx_report import write_docx

    file = io.BytesIO()
    write_docx(report, file)
    return file.getvalue()
