"""Looking into the Cypher of a question: its parameters, what it returns, how it ends. No parser: the subset is small."""

import re
from collections.abc import Mapping

_NOT_CODE = re.compile(r"//[^\n]*|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_PARAMETER = re.compile(r"\$(\w+)")
_NOT_CODE_OR_PARAMETER = re.compile(f"{_NOT_CODE.pattern}|{_PARAMETER.pattern}")
_RETURN = re.compile(r"\bRETURN\b", re.IGNORECASE)
_ORDER = re.compile(r"\bORDER\s+BY\b", re.IGNORECASE)
_ALIAS = re.compile(r"\bAS\s+(\w+)\s*$", re.IGNORECASE)


def code(text: str) -> str:
    """The text without comments, its string literals emptied."""
    return _NOT_CODE.sub(lambda m: "" if m[0].startswith("//") else "''", text)


def parameters_used(text: str) -> frozenset[str]:
    """The names of the `$parameters`."""
    return frozenset(_PARAMETER.findall(code(text)))


def fill_in(text: str, written: Mapping[str, str]) -> str:
    """The text with other Cypher in place of each of its `$parameters`."""
    return _NOT_CODE_OR_PARAMETER.sub(lambda m: written[m[1]] if m[1] else m[0], text)


def returned(text: str) -> tuple[str | None, ...]:
    """The alias of each returned expression of the last RETURN, None where one has no alias."""
    last = _RETURN.split(code(text))[-1]
    items = _top_level(_ORDER.split(last)[0])
    found = [_ALIAS.search(item.strip()) for item in items]
    return tuple(match[1] if match else None for match in found)


def ending(text: str) -> str:
    """What follows ORDER BY in the last RETURN; empty where there is none."""
    pieces = _ORDER.split(_RETURN.split(code(text))[-1])
    return pieces[-1] if len(pieces) > 1 else ""


def _top_level(items: str) -> list[str]:
    """The text cut at the commas that stand in no bracket."""
    found, depth = [""], 0
    for character in items:
        depth += (character in "([{") - (character in ")]}")
        if character == "," and not depth:
            found.append("")
        else:
            found[-1] += character
    return found
