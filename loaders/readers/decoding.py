"""Bytes to text: which encoding a file has, and when it is no text at all."""

import codecs
import re

from graph.errors import SourceError

MAX_LINE = 1 << 20
"""Characters of one line; the longest cell line seen has 20,000."""

_CONTROLS = bytes(i for i in range(32) if i not in (9, 10, 12, 13, 27))
_STRAY, _STRAY_SHARE = 3, 0.001
"""How many control characters a text may hold: a few, or one in a thousand bytes."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


_DECLARED = re.compile(rb"""(?:<meta\b[^>]{0,200}?\bcharset\s*=\s*|<\?xml\b[^>]{0,100}?\bencoding\s*=\s*)["']?\s*([\w.:-]{2,40})""", re.I)
_HEAD = 4096
"""Bytes of a page in which it may declare its encoding; browsers look at 1024."""


def decode(data: bytes, name: str) -> str:
    """The text of a file: by its byte order mark, else strict UTF-8, else Windows-1252, else by its statistics.

    Raises:
        SourceError: the file is binary, or in no encoding that can be told; or a line is too long.
    """
    text = _decoded(data, name)
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            raise SourceError(
                name,
                f"the line has {len(line):,} characters, a document's line may have {MAX_LINE:,}",
                "This is no policy document; check the file",
                f"line {number}",
            )
    return text


def decode_page(data: bytes, name: str) -> str:
    """The text of an HTML page: by its byte order mark, else as it declares, else as a text without a declaration.

    A page that declares Latin-1 or ASCII is read as Windows-1252, as every browser does.

    Raises:
        SourceError: the page is binary, or in no encoding that can be told.
    """
    declared = _DECLARED.search(data, 0, _HEAD)
    encoding = _known(declared[1].decode("ascii")) if declared else ""
    if not encoding or any(data.startswith(mark) for mark, _ in _MARKS):
        return _decoded(data, name)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:  # it is not what it says: guess as for any text
        return _decoded(data, name)


def _known(label: str) -> str:
    """Python's name of an encoding, "" where there is none; UTF-16 can't be what an ASCII declaration stands in."""
    try:
        found = codecs.lookup(label).name
        b"".decode(found)  # "hex" and its like are no encodings of text
    except LookupError:
        return ""
    return "cp1252" if found in ("iso8859-1", "ascii") else "" if found.startswith(("utf-16", "utf-32", "utf-7")) else found


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as problem:
                raise SourceError(
                    name, f"the file says it is {encoding} but is not ({problem.reason})", "Save it as UTF-8", f"byte {problem.start}"
                ) from problem
    binary = _first_control(data)
    if binary is not None:
        raise SourceError(
            name,
            f"the file is binary (byte 0x{data[binary]:02x})",
            "Give a text saved as UTF-8, or name the file after its format (.pdf, .docx, .html)",
            f"byte {binary}",
        )
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    from charset_normalizer import from_bytes  # seldom needed, and slow to import

    best = from_bytes(data).best()
    if best is None:
        raise SourceError(name, "the file's encoding cannot be told", "Save it as UTF-8")
    return str(best)


def _first_control(data: bytes) -> int | None:
    """The place of the first byte that no text holds; a stray control character, as converters of PDF leave, is none."""
    head = data[:1_000_000]
    kept = head.translate(None, _CONTROLS)
    if 0 not in head and len(head) - len(kept) <= max(_STRAY, len(head) * _STRAY_SHARE):
        return None
    return next((i for i, byte in enumerate(head) if byte in _CONTROLS), None)
