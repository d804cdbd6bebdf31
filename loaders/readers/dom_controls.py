"""What elements print that is not their text: the state of a form's controls, the numbers of lists."""

import re

from selectolax.lexbor import LexborNode

from loaders.readers import canonical


def control_text(node: LexborNode) -> str:
    """What a form's control says: a box, the option chosen, the text filled in."""
    kind = (node.attributes.get("type") or "text").lower()
    if node.tag == "select":
        chosen = [o for o in node.css("option") if "selected" in o.attributes]
        return " ".join(o.text().strip() for o in chosen)
    if node.tag == "textarea":
        return node.text()
    if kind in ("checkbox", "radio"):
        return f"{canonical.TICKED if 'checked' in node.attributes else canonical.UNTICKED} "
    return node.attributes.get("value") or "" if kind in ("text", "number", "date", "email", "url") else ""


def whole_number(value: str | None, otherwise: int) -> int:
    """An attribute's whole number, or the other one where it holds none."""
    return int(value) if value and re.fullmatch(r"-?\d{1,6}", value) else otherwise


def list_label(number: int, kind: str) -> str:
    """The number of a list item as browsers print it."""
    if kind in ("a", "A") and 0 < number <= 26:
        return f"{chr(ord(kind) + number - 1)}."
    if kind in ("i", "I") and 0 < number < 40:
        return f"({_roman(number)})" if kind == "i" else f"{_roman(number).upper()}."
    return f"{number}."


_ROMAN = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))


def _roman(number: int) -> str:
    digits = ""
    for sign, value in _ROMAN:
        digits += sign * (number // value)
        number %= value
    return digits
