"""Small readings of one element: its texts in all languages."""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape

from lxml import etree

from loaders.parts.cells import day

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Texts = list[tuple[str, str]]
"""(language as published in lower case, text), in the order of the file; never an empty text."""

_TAG = re.compile(r"</?(?:p|br|div|span|b|i|u|em|strong|ul|ol|li|a|h[1-6]|table|tr|td|font|sup|sub)\b[^<>]*>", re.I)

_BREAKS = frozenset({"p", "br", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr", "td"})
"""Markup that ends a word."""


_XHTML = "http://www.w3.org/1999/xhtml"
"""The namespace of markup, whose words belong to a text."""

_INNER = (
    "administrative", "category", "coordinates", "location-id", "location-reach", "name", "period-end", "period-start", "point",
    "provider-org", "receiver-org", "recipient-country", "recipient-region", "sector", "title", "transaction-date", "transaction-type",
    "value",
)  # fmt: skip
"""The elements that are read inside those of an activity."""


@lru_cache(maxsize=64)
def inner_tags(prefix: str) -> Mapping[object, str]:
    """Their names by tag, with their namespace's prefix: one look tells a name and that no other namespace's is meant."""
    return {prefix + name: name for name in _INNER}


def children(element: etree._Element) -> list[etree._Element]:
    """The children of an element with few of them: lxml makes a list of these in half the time of an iterator."""
    return element[:]  # type: ignore[index, return-value]  # the stubs know no slices


def made_on(element: etree._Element) -> str:
    """The day on which the file of a record was made, as its root says; ""."""
    return day(element.getroottree().getroot().get("generated-datetime") or "")


def language_of(element: etree._Element) -> str:
    """The language of a record, in lower case: its own, else that of what it stands in (XML 1.0, section 2.12); ""."""
    printed = element.get(LANG)
    if printed is None:
        printed = next((said for outer in element.iterancestors() if (said := outer.get(LANG)) is not None), "")
    return printed.lower()


def single_text(element: etree._Element, narrative: str) -> str | None:
    """The text of an element that has one at most, in whatever language, as most have; None where texts_of must be asked."""
    found = children(element)
    if not found:
        text = (element.text or "").strip()
    elif len(found) == 1 and found[0].tag == narrative and not len(found[0]):
        text = (found[0].text or "").strip()
        if not text:
            return None
    else:
        return None
    return None if "<" in text or "&" in text else text


def texts_of(element: etree._Element, narrative: str, language: str) -> Texts:
    """The texts of an element: its narratives (version 2), or its own text (version 1); empty ones are left out."""
    found: Texts = []
    for child in children(element):
        if child.tag == narrative:
            text = (_whole(child) if len(child) else child.text or "").strip()
            if text:
                found.append(
                    ((child.get(LANG) or element.get(LANG) or language).lower(), plain(text) if "<" in text or "&" in text else text)
                )
    if not found:
        text = (_whole(element) if len(element) else element.text or "").strip()
        if text:
            found.append(((element.get(LANG) or language).lower(), plain(text) if "<" in text or "&" in text else text))
    return found


def _whole(element: etree._Element) -> str:
    """The text of an element with that of the markup in it, not with that of another namespace; what breaks a line leaves a blank."""
    text = element.text or ""
    kept = (etree.QName(element).namespace, _XHTML)
    for child in children(element):
        if child.tag.__class__ is str and (name := etree.QName(child)).namespace in kept:
            gap = " " if name.localname.lower() in _BREAKS else ""
            text += f"{gap}{_whole(child)}{gap}"
        text += child.tail or ""
    return text


def plain(text: str) -> str:
    """A text without the HTML that some publishers write into it."""
    bare = _TAG.sub(" ", unescape(text) if "&" in text else text)
    return re.sub(r"[ \t\u00a0]{2,}", " ", bare).strip()


def best(texts: Texts) -> str:
    """The text to show: the English one, else the first."""
    return next((text for language, text in texts if language[:2] == "en"), texts[0][1]) if texts else ""
