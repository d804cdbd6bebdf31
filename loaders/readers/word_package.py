"""The parts of a Word file: unpacked within limits, without document types, entities and pictures."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from graph.errors import SourceError

MAX_PART = 32 << 20
"""Bytes of one unpacked part; the text of a book has some 5 MB. Its tree takes some twenty times as much memory."""

MAX_PARTS = 5_000
"""Parts of a file; a long report with its pictures has some hundred."""

DOCUMENT = "word/document.xml"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How old Word files (.doc) begin, and new ones with a password, which are wrapped in one."""

_PROTECTED = "EncryptedPackage".encode("utf-16-le")


def read_package(data: bytes, name: str) -> Mapping[str, bytes]:
    """The XML parts of a Word file, by their name.

    Raises:
        SourceError: it is no Word file, protected by a password, damaged, or unpacks to more than the limits.
    """
    if data.startswith(_OLD):
        if _PROTECTED in data:
            raise SourceError(name, "the Word file is protected by a password", "Save it without a password, then load it again")
        raise SourceError(name, "the file is an old Word file (.doc), not .docx", "Open it in Word or LibreOffice and save it as .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _parts(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as problem:
        raise SourceError(name, f"the file is no Word file, or a damaged one ({problem})", "Download or save it again") from problem
    if DOCUMENT not in parts:
        raise SourceError(name, f"the archive holds no {DOCUMENT}", "Give a Word file (.docx); save other formats as one first")
    return parts


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a Word file again, not compressed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return file.getvalue()


def _parts(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    members = archive.infolist()
    if len(members) > MAX_PARTS:
        raise SourceError(
            name, f"the archive holds {len(members):,} parts, a Word file may have {MAX_PARTS:,}", "This is no document; check it"
        )
    parts: dict[str, bytes] = {}
    for member in members:
        if not member.filename.endswith((".xml", ".rels")) or member.filename.startswith("customXml/"):
            continue
        room = MAX_PART - sum(map(len, parts.values()))
        with archive.open(member) as part:
            content = part.read(max(0, room) + 1)
        if len(content) > room:
            raise SourceError(
                name,
                f"it unpacks to more than {MAX_PART / 1e6:,.0f} MB of text",
                "This is no policy document; check the file",
                member.filename,
            )
        if _has_doctype(content):
            raise SourceError(
                name, "its XML declares a document type or entities, which no Word file does", "Do not trust this file", member.filename
            )
        parts[member.filename] = content
    return parts


def _has_doctype(content: bytes) -> bool:
    """Whether an XML part has a document type, in UTF-8 or UTF-16."""
    plain = content.replace(b"\x00", b"")
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain
