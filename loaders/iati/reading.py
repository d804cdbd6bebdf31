"""Small readings of one element: its texts in all languages, its date, its amount; plain functions, for they run millions of times."""

import re
from functools import lru_cache
from html import unescape

from lxml import etree

from loaders.parts.people import mask_people

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Texts = list[tuple[str, str]]
"""(language as published in lower case, text), in the order of the file; never an empty text."""

_TAG = re.compile(r"</?(?:p|br|div|span|b|i|u|em|strong|ul|ol|li|a|h[1-6]|table|tr|td|font|sup|sub)\b[^<>]*>", re.I)
_PERSONAL = re.compile(
    r"@|\[at\]|\(at\)|\+\d{2}|(?:\btel|phone|fax|mobile|\btél|\bT:)|\b0\d[\d ()/.-]{6,}\d|\(\d{3}\)|\d{3}-\d{3}-\d{4}"
    r"|\b(?:Mr|Mrs|Ms|Mx|Dr|Drs|Prof|Professor|Sir|Dame|Mme|Mlle|Sr|Sra|Dhr|Mevr|Mw|Herr|Frau|Dear|Messrs|Senator|MP|MEP|Minister|Ambassador"
    r"|President|Commissioner|Judge|Mayor|Alderman|[Mm]otion|[Mm]otie|[Cc]ontact|[Ss]igned|[Ss]incerely|[Rr]egards)\b"
    r"|(?<![\w.])[A-Z]\. ?(?:[A-Z]\. ?)*[A-Z][a-z]",
)
"""What a text with somebody's name or contact details in it has: the test is cheap, the masking is not."""

_DATE = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,2})?")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[, \u00a0\u202f']\d{3})+(?:\.\d+)?")


def texts_of(element: etree._Element, narrative: str, language: str) -> Texts:
    """The texts of an element: its narratives (version 2), or its own text (version 1); empty ones are left out."""
    found: Texts = []
    for child in element:
        if child.tag == narrative:
            text = child.text or ""
            if len(child):
                text = "".join(map(str, child.itertext()))
            text = text.strip()
            if text:
                found.append(((child.get(LANG) or language).lower(), plain(text) if "<" in text or "&" in text else text))
    if not found:
        text = (element.text or "").strip()
        if text:
            found.append(((element.get(LANG) or language).lower(), plain(text) if "<" in text or "&" in text else text))
    return found


def plain(text: str) -> str:
    """A text without the HTML that some publishers write into it."""
    bare = _TAG.sub(" ", unescape(text) if "&" in text else text)
    return re.sub(r"[ \t\u00a0]{2,}", " ", bare).strip()


def without_contacts(text: str) -> str:
    """The text with people's names and contact details masked."""
    return mask_people(text) if _PERSONAL.search(text) else text


@lru_cache(maxsize=1 << 16)
def name_of(text: str) -> str:
    """A name on one line, people masked."""
    return without_contacts(" ".join(text.split()))


def best(texts: Texts) -> str:
    """The text to show: the English one, else the first."""
    return next((text for language, text in texts if language[:2] == "en"), texts[0][1]) if texts else ""


@lru_cache(maxsize=1 << 15)
def day(text: str) -> str:
    """A date of ISO 8601 (what follows the day is left out); "" where it is none."""
    match = _DATE.match(text.strip())
    if not match:
        return ""
    month, date = int(match[2]), int(match[3])
    if not 1 <= month <= 12 or not 1 <= date <= _DAYS[month - 1]:
        return ""
    return "" if (month, date) == (2, 29) and (int(match[1]) % 4 or (int(match[1]) % 100 == 0 and int(match[1]) % 400)) else match[0]


def number(text: str) -> float | None:
    """An amount or a percentage: a decimal point, thousands parted by comma, blank or apostrophe; None where it is no number.

    "1,5" is none: it may be one and a half, or a slip for 1,500.
    """
    bare = text.strip().removesuffix("%").strip()
    if _NUMBER.fullmatch(bare):
        return float(bare)
    return float(re.sub(r"[, \u00a0\u202f']", "", bare)) if _GROUPED.fullmatch(bare) else None
