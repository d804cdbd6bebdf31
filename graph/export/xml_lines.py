"""XML that is written as it is made: elements nested by `with`, text escaped, characters that XML forbids left out."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlLines:
    """A document on its way into a file; attributes that are None are left out."""

    def __init__(self, file: IO[bytes]) -> None:
        self._writer = XMLGenerator(file, "utf-8", short_empty_elements=True)
        self._writer.startDocument()

    @contextmanager
    def element(self, name: str, attributes: Mapping[str, object] | None = None) -> Iterator[None]:
        """An element that holds what is written inside the block."""
        self._writer.startElement(name, _attributes(attributes or {}))
        yield
        self._writer.endElement(name)

    def leaf(self, name: str, attributes: Mapping[str, object] | None = None, text: str = "") -> None:
        """An element that holds text, or nothing."""
        self._writer.startElement(name, _attributes(attributes or {}))
        if text:
            self._writer.characters(_FORBIDDEN.sub("", text))
        self._writer.endElement(name)

    def end(self) -> None:
        """Finish the document."""
        self._writer.endDocument()
        self._writer.ignorableWhitespace("\n")


def _attributes(given: Mapping[str, object]) -> "AttributesImpl[str]":
    return AttributesImpl({name: _FORBIDDEN.sub("", str(value)) for name, value in given.items() if value is not None})
