"""XML of any size, one record at a time: no entities, no network, and only one record's tree in memory.

Real files begin with white space, say they are UTF-8 or Latin-1 where they are Windows-1252, or are JSON under another name. What can
be read is read; what cannot gets an error that says what it is. A line number is never given: libxml2 keeps 16 bits of it.
"""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypedDict

from lxml import etree

from graph.errors import SourceError

MAX_RECORD = 64 << 20
"""Bytes of one record: the largest activity seen has 4 MB."""

HEAD = 1 << 16
"""Bytes in which the root element must begin."""

_NAME = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]")
_ASIDE = r"(?:[ \t\r\n]++|(?><!--.*?-->)|(?><\?.*?\?>))*+"
_TYPE = (
    r"<!DOCTYPE[ \t\r\n]++[^ \t\r\n<>\[\]\"']++"
    r"(?:[ \t\r\n]+(?:SYSTEM|PUBLIC)(?:[ \t\r\n]*(?:\"[^\"]*\"|'[^']*')){1,2})?[ \t\r\n]*>"
)
_PROLOG = rf"{_ASIDE}(?P<type>{_TYPE}{_ASIDE})?"
"""What may stand before the root: comments, instructions, and a document type that only names itself and where it lies."""

_BEFORE, _BYTES_BEFORE = re.compile(_PROLOG, re.S), re.compile(_PROLOG.encode(), re.S)
_DECLARED = re.compile(r"""^<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']""")
_WHERE = re.compile(r",? line \d+(?:, column \d+)?(?: \([^)]*\))?")


_TOO_LARGE = re.compile(r"buffer size limit|huge text node|too long|resource limit", re.I)


def _as_windows_1252(problem: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8 is read as Windows-1252, which is what it nearly always is."""
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    return problem.object[problem.start : problem.end].decode("cp1252", "replace"), problem.end


codecs.register_error("or-windows-1252", _as_windows_1252)


@dataclass(frozen=True, slots=True)
class Head:
    """What the first bytes of a file say.

    Attributes:
        root: the name of the root element, without its prefix; "" where there is none.
        text: the decoded head.
        encoding: the encoding to decode with before parsing; "" where the parser may do it from the declaration.
    """

    root: str
    text: str
    encoding: str


class _Options(TypedDict):
    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    huge_tree: bool
    collect_ids: bool
    remove_comments: bool
    remove_pis: bool
    encoding: str | None


def read_head(name: str, data: bytes) -> Head:
    """What the first bytes of a file say of it.

    Raises:
        SourceError: it is no XML (the message says what it looks like), or it declares entities.
    """
    encoding = _wide_encoding(data)
    text = data[:HEAD].decode(encoding or "utf-8", "or-windows-1252" if not encoding else "replace").lstrip("\ufeff \t\r\n\x00")
    if not text:
        raise SourceError(name, "the file is empty", "Check that it was saved or downloaded whole")
    if text[0] in "{[":
        raise SourceError(name, "the file is JSON, not XML", "Ask the publisher, or the registry, for the XML")
    if text[0] != "<":
        raise SourceError(name, f"the file is no XML: it begins with {text[:20]!r}", "Give an XML file")
    if re.match(r"<(?:!doctype\s+)?html\b", text, re.I):
        raise SourceError(name, "the file is a web page, not data", "Download the file itself; the address may have moved")
    before = _BEFORE.match(text)
    root = before.end() if before else 0
    if text.startswith("<!DOCTYPE", root):
        raise SourceError(name, "the file declares entities, which are never expanded", "Remove the document type declaration (DOCTYPE)")
    found = _NAME.match(text, root)
    return Head(found[2] if found else "", text, encoding or _declared_encoding(data, text))


def read_elements(
    name: str, head: Head, data: Iterable[bytes], tags: tuple[str, ...], place: Callable[[], str]
) -> Iterator[etree._Element]:
    """The elements of these names in the file's namespace as they end (an inner one first); each is cleared once the next is asked for.

    Args:
        place: where the reading is, for errors ("activity 17, after XM-…").

    Raises:
        SourceError: the XML is broken, breaks off, nests too deeply, or one record is too large.
    """
    wanted = _any_namespace(tags)
    parser = etree.XMLPullParser(events=("end",), tag=wanted, **_options(head))
    unread = 0
    try:
        for block in _decoded(data, head.encoding):
            parser.feed(block)
            unread += len(block)
            for element in _ended(parser):
                unread = 0
                if not _is_foreign(element):
                    yield element
                _forget(element, wanted)
            if unread > MAX_RECORD:
                raise too_large(name, place())
        parser.close()
        yield from (element for element in _ended(parser) if not _is_foreign(element))
    except etree.XMLSyntaxError as problem:
        raise _broken(name, problem, place()) from problem


def read_documents(
    name: str, head: Head, documents: Iterable[bytes], tags: tuple[str, ...], place: Callable[[], str]
) -> Iterator[etree._Element]:
    """The elements of these names below the roots of small files, in two thirds of the time that read_elements takes.

    Raises:
        SourceError: the XML is broken, or nests too deeply.
    """
    parser = etree.XMLParser(**_options(head))
    wanted = _any_namespace(tags)
    try:
        for document in documents:
            root = etree.fromstring(b"".join(_decoded((document,), head.encoding)), parser)
            yield from (element for element in root.iterchildren(*wanted) if not _is_foreign(element))
    except etree.XMLSyntaxError as problem:
        raise _broken(name, problem, place()) from problem


def _any_namespace(tags: tuple[str, ...]) -> list[str]:
    return [f"{{*}}{tag}" for tag in tags]


def _options(head: Head) -> _Options:
    """How a file is parsed: nothing is expanded or fetched, no tree grows beyond measure, and comments never part a text."""
    return {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "collect_ids": False,
            "remove_comments": True, "remove_pis": True, "encoding": "utf-8" if head.encoding else None}  # fmt: skip


def too_large(name: str, place: str = "") -> SourceError:
    """One record of a file is too large."""
    return SourceError(name, f"one record has more than {MAX_RECORD >> 20} MB", "Check the file: an end tag may be missing", place)


def _broken(name: str, problem: etree.XMLSyntaxError, place: str) -> SourceError:
    """What the parser refused: broken XML, or one text or attribute that is larger than it takes (10 MB)."""
    if _TOO_LARGE.search(str(problem.msg)):
        return SourceError(name, "one text or attribute has more than 10 MB", "Check the file: a quotation mark may be missing", place)
    why = _WHERE.sub("", str(problem.msg or "it ends too early"))
    return SourceError(name, f"the XML is broken ({why})", "Download it again; if it stays so, tell its publisher", place)


def _ended(parser: etree.XMLPullParser) -> Iterator[etree._Element]:
    """The elements that have ended meanwhile."""
    return (element for _, element in parser.read_events() if isinstance(element, etree._Element))


def _is_foreign(element: etree._Element) -> bool:
    """Whether an element is of another namespace than the file: it has a prefix, and its root another or none."""
    return element.prefix is not None and etree.QName(element).namespace != etree.QName(element.getroottree().getroot()).namespace


def _forget(element: etree._Element, wanted: list[str]) -> None:
    """Free a record's tree, and what stands before it; inside another record only records, for the rest is the other's."""
    element.clear()
    parent = element.getparent()
    if parent is None:
        return
    if parent.getparent() is not None and next(element.iterancestors(*wanted), None) is not None:
        for other in list(element.itersiblings(*wanted, preceding=True)):
            parent.remove(other)
        return
    while element.getprevious() is not None:
        del parent[0]


def _wide_encoding(data: bytes) -> str:
    """UTF-16 or UTF-32 by their marks, or by the zeros that ASCII leaves in them."""
    for mark, encoding in ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
                           (codecs.BOM_UTF16_BE, "utf-16")):  # fmt: skip
        if data.startswith(mark):
            return encoding
    zeros = "".join("0" if byte == 0 else "x" for byte in data[:4])
    return {"x0x0": "utf-16-le", "0x0x": "utf-16-be"}.get(zeros, "")


def _declared_encoding(data: bytes, text: str) -> str:
    """The encoding to decode with by a file's declaration; "" where the parser may do it.

    What says Latin-1 is Windows-1252, as the Encoding standard has it for the web: bytes 80 to 9f are no control characters.
    """
    declared = _DECLARED.match(text)
    if declared is None or data.startswith(codecs.BOM_UTF8):
        return "utf-8"
    try:
        name = codecs.lookup(declared[1]).name
    except LookupError:  # Python does not know it; the parser may, or says that it does not
        return ""
    return {"utf-8": "utf-8", "ascii": "utf-8", "iso8859-1": "cp1252"}.get(name, "")


def _decoded(data: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The bytes for the parser: without what stands before the first tag, in UTF-8 unless it knows the encoding itself."""
    decoder = codecs.getincrementaldecoder(encoding)("or-windows-1252" if encoding == "utf-8" else "replace") if encoding else None
    begun = False
    for block in data:
        piece = decoder.decode(block).encode("utf-8", "replace") if decoder else block
        if not begun:
            piece = piece.removeprefix(codecs.BOM_UTF8).lstrip(b" \t\r\n\x00")
            begun = bool(piece)
            piece = _without_type(piece)
        if piece:
            yield piece


def _without_type(data: bytes) -> bytes:
    """The bytes without a document type before the root: the parser would look for it, and excuse entities that it may declare."""
    before = _BYTES_BEFORE.match(data)
    return data[: before.start("type")] + data[before.end() :] if before and before["type"] else data
