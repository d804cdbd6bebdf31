"""The recommendations of a fact sheet, whatever their shape: numbered headings, list items, or plain paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.cited import Cited
from loaders.parts.recommendations import Recommending, addressees, find_obliged, find_recommending
from loaders.readers.blocks import Block

_SECTION = re.compile(
    r"^\W*(?:\d+[.)]?\s*)?(?:the\s+|our\s+|key\s+|main\s+|policy\s+|list of\s+|conclusions and\s+|summary of\s+)*recommendations?\b", re.I
)
_NUMBERED = re.compile(r"^(?:recommendation\s+)?(?P<number>\d{1,2}(?:\.\d{1,2})?)\s*[.):–-]\s*(?P<title>.+)$", re.I | re.S)
_TO = re.compile(r"^(?:recommendations?\s+)?(?:to|for)\s+", re.I)
_ISSUER = re.compile(
    r"\b(?:[A-Z][\w-]+\s+)?(?:National|Independent)\s+Rapporteur(?:\s+on\s+[A-Z]\w+(?:\s+(?:in|and|against|of|[A-Z]\w+))*\s[A-Z]\w+)?"
)
_ISSUED_BY = re.compile(
    r"\b(?:[Pp]ublished|[Ii]ssued|[Pp]repared)\s+by:?\s+(?:the\s+)?(?P<body>[A-Z][\w’'-]*(?:\s+(?:(?:of|on|for|and|the|against)\s+)*(?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Z][\w’'-]*)*)"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One recommendation.

    Attributes:
        sentence: the sentence that recommends.
        text: all that it says.
        heading: its own heading, without the number.
        number: as printed; "" where it has none.
        said: what the sentence recommends, without who and to whom "recommends that"; None where it has no such lead.
        stated: the sentence itself says who or how ("recommends that"); else only its section does.
        to_heading: its addressees stand in a heading above it.
    """

    sentence: Cited
    text: str
    heading: Cited | None = None
    number: str = ""
    who: Cited | None = None
    verb: str = "recommends"
    addressees: tuple[Cited, ...] = ()
    said: Cited | None = None
    stated: bool = False
    to_heading: bool = False


def is_recommendations(title: str) -> bool:
    """Whether a heading opens the recommendations."""
    return bool(_SECTION.match(title))


def issuer_name(sentence: Cited) -> Cited | None:
    """The rapporteur, or who published the sheet, where a sentence names it."""
    match = _ISSUER.search(sentence.value)
    if match:
        return sentence.group(match)
    by = _ISSUED_BY.search(sentence.value)
    return sentence.group(by, "body") if by else None


def find_items(blocks: Sequence[Block], country: str | None) -> Iterator[Item]:
    """The recommendations in order: those of the section of that name; without one, every sentence that recommends."""
    inside = [b for b in blocks if any(is_recommendations(t) for t in b.section) or (b.kind == "heading" and is_recommendations(b.value))]
    if inside:
        yield from _of_section(inside, country)
        return
    for block in blocks:
        for sentence in block.text.sentences():
            found = find_recommending(sentence, country)
            if found and (found.who or found.addressees):
                yield _item(sentence, sentence.value, found)


def _of_section(blocks: Sequence[Block], country: str | None) -> Iterator[Item]:
    to: tuple[Cited, ...] = ()
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if block.kind == "heading":
            body = _until_heading(blocks, at)
            title = _title(block)
            opened = _TO.match(block.value)
            to = tuple(addressees(block.text.cut(opened.end()), country)) if opened else to
            if title and not opened and body and not is_recommendations(block.value) and not any(b.kind == "list_item" for b in body):
                yield _with_heading(title, block, body, country)
                at += len(body)
        elif block.kind == "paragraph" and block.value.endswith(":") and (opened := _TO.match(block.value)):
            to = tuple(addressees(block.text.cut(opened.end()), country))
        else:
            item = _single(block, country)
            if item:
                yield item if item.addressees or not to else replace(item, addressees=to, to_heading=True)


def _until_heading(blocks: Sequence[Block], at: int) -> list[Block]:
    end = next((i for i in range(at, len(blocks)) if blocks[i].kind == "heading"), len(blocks))
    return list(blocks[at:end])


def _title(block: Block) -> Cited:
    numbered = _NUMBERED.match(block.value)
    return block.text.group(numbered, "title") if numbered else block.text


def _number(block: Block) -> str:
    numbered = _NUMBERED.match(block.value)
    marked = re.match(r"\d+", block.marker)
    return numbered["number"] if numbered else marked[0] if marked else ""


def _with_heading(title: Cited, block: Block, body: list[Block], country: str | None) -> Item:
    sentences = [s for b in body for s in b.text.sentences()]
    found = next(((s, r) for s in sentences if (r := find_recommending(s, country))), None)
    found = found or next(((s, r) for s in sentences if (r := find_obliged(s, country))), None)
    text = " ".join(b.value for b in body)
    item = _item(found[0], text, found[1]) if found else Item(sentences[0], text)
    return replace(item, heading=title, number=_number(block))


def _single(block: Block, country: str | None) -> Item | None:
    """A list item or paragraph of the section: a recommendation if it recommends, or if it is an item of the list."""
    sentences = list(block.text.sentences())
    for find in (find_recommending, find_obliged):
        for sentence in sentences:
            found = find(sentence, country)
            if found and (found.addressees or found.who or block.kind == "list_item"):
                return replace(_item(sentence, block.value, found), number=_number(block))
    if block.kind != "list_item" or len(block.value.split()) < 4:
        return None
    return Item(sentences[0], block.value, number=_number(block))


def _item(sentence: Cited, text: str, found: Recommending) -> Item:
    return Item(sentence, text, None, "", found.who, found.verb, found.addressees, found.said, stated=True)
