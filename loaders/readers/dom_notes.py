"""The footnotes of a page: which links call them, and which elements hold them."""

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

_NUMBER = re.compile(r"\s*[\[(]?(\d{1,3})[\])]?\s*")
_BACK = re.compile(r"\s*(?:[↩↑^⇑⤴]\N{VARIATION SELECTOR-15}?|\[?back\]?)*\s*", re.I)
_ARROW = re.compile("[↩↑⇑⤴]")
_BLOCKS = frozenset(("li", "p", "div", "td", "dd", "aside", "section"))


class Notes:
    """The footnotes of a page: calls are raised links with a number, or links that say what they are.

    Attributes:
        calls: the number of each call, by its link's memory id.
        holders: the number of each note, by the memory id of the block that holds it.
    """

    def __init__(self, calls: Mapping[int, str], holders: Mapping[int, str]) -> None:
        self.calls, self.holders = calls, holders

    def call_of(self, node: LexborNode) -> str:
        """The number of the footnote that a link calls, or ""."""
        return self.calls.get(node.mem_id, "")

    def number_of(self, node: LexborNode) -> str:
        """The number of the footnote that a block holds, or ""."""
        return self.holders.get(node.mem_id, "")


def find_notes(root: LexborNode) -> Notes:
    """The footnotes below an element."""
    calls: dict[int, str] = {}
    wanted: dict[str, str] = {}
    for link in root.css("a[href^='#']"):
        number = _NUMBER.fullmatch(link.text())
        target = (link.attributes.get("href") or "#")[1:]
        if number and target and target not in wanted and _is_call(link):
            wanted[target] = number[1]
        if number and wanted.get(target) == number[1]:
            calls[link.mem_id] = number[1]
    holders: dict[int, str] = {}
    for node in root.css("[id], a[name]") if wanted else ():
        number_wanted = wanted.get(node.attributes.get("id") or node.attributes.get("name") or "")
        holder = _block_of(node) if number_wanted else None
        if number_wanted and holder is not None:
            holders.setdefault(holder.mem_id, number_wanted)
    for link in root.css("a[href^='#']"):
        holder = _block_of(link) if _ARROW.search(link.text()) and is_back_link(link) else None
        item = holder if holder is None or holder.tag == "li" else _item_around(holder)
        if item is not None and holder is not None and not {item.mem_id, holder.mem_id} & set(holders):
            holders[item.mem_id] = _position(item)
    return Notes(calls, holders)


def _item_around(node: LexborNode) -> LexborNode | None:
    parent = node.parent
    return parent if parent is not None and parent.tag == "li" else None


def _position(item: LexborNode) -> str:
    """The number of an item in its list."""
    value = item.attributes.get("value")
    if value and value.isdigit():
        return value
    items = [n.mem_id for n in item.parent.iter() if n.tag == "li"] if item.parent is not None else [item.mem_id]
    return str(1 + items.index(item.mem_id))


def is_back_link(node: LexborNode) -> bool:
    """Whether a link leads from a footnote back to its call."""
    return node.tag == "a" and (node.attributes.get("href") or "").startswith("#") and bool(_BACK.fullmatch(node.text()))


def _is_call(link: LexborNode) -> bool:
    parent = link.parent
    raised = (parent is not None and parent.tag == "sup") or bool(link.css("sup"))
    return raised or link.attributes.get("role") == "doc-noteref" or "footnote" in (link.attributes.get("class") or "").lower()


def _block_of(node: LexborNode) -> LexborNode | None:
    """The block that an element is, or the nearest around it."""
    at: LexborNode | None = node
    while at is not None and at.tag not in _BLOCKS:
        at = at.parent
    return at
