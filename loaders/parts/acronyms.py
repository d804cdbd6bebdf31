"""Names that a document spells out once and shortens later: "International Centre for … (ICMPD)".

After Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions in biomedical text (2003):
the letters of the short form are found from right to left in the words before the bracket.
"""

import re
from collections.abc import Iterable

_SHORT = re.compile(r"\(\s*(?:[^(),;]{3,80},\s*)?([A-Z][A-Za-z&/.-]*[A-Z][A-Za-z]{0,3})(?:['’]?s)?\s*\)")
_LONG_WORD = re.compile(r"[A-Z][\w'’.-]*|(?:of|for|and|the|to|on|in|against|with|de|van|voor|en|für|und|des|pour|la|le)\b")
_LEAD = re.compile(r"^(?:(?:of|for|and|the|The|to|on|in|against|with|A|An|In|This)\s+)+")


def find_definitions(text: str) -> list[tuple[str, str]]:
    """The (long form, short form) pairs that a text defines in brackets, in order."""
    found = []
    for match in _SHORT.finditer(text):
        short = match[1]
        long = _long_form(text[: match.start()].rstrip(), short)
        if long and len(short) <= 12:
            found.append((long, short))
    return found


_LISTED = re.compile(r"(?P<short>[A-Z][A-Za-z&/.-]{1,11})[ \xa0]*(?:[ \xa0][–—-][ \xa0]|[:=\t])\s*(?P<long>[A-Z][^\n:;]{4,110}?)[ .;]*")


def find_listed(lines: Iterable[str]) -> list[tuple[str, str]]:
    """The (long form, short form) pairs of a list of abbreviations, a line each: "WRC – Workplace Relations Commission".

    Only lines whose long form spells the short one from its first letter on; any other line between marks is left alone.
    """
    found = []
    for match in filter(None, (_LISTED.fullmatch(line.strip(" -•*|")) for line in lines)):
        short, long = match["short"], match["long"]
        spelt = sum(c.isupper() for c in short) > 1 and _match_back(long, short) == 0
        if spelt and len(long.split()) > 1:
            found.append((long, short))
    return found


def _long_form(before: str, short: str) -> str:
    """The words at the end of `before` whose letters the short form takes, or ""."""
    words = before.split()[-min(len(short) + 5, 2 * len(short)) :]
    while words and not _LONG_WORD.match(words[0].strip("'\"‘“")):
        words = words[1:]
    for start in range(len(words)):  # the last word that is no part of a name cuts what comes before it
        if not _LONG_WORD.fullmatch(words[start].strip("'\"‘’“”(),")) or words[start].endswith((",", ".", ";", ":")):
            return _long_form(" ".join(words[start + 1 :]), short) if start + 1 < len(words) else ""
    candidate = _LEAD.sub("", " ".join(words))
    begin = _match_back(candidate, short)
    long = _LEAD.sub("", candidate[begin:].strip(" '\"‘“")) if begin >= 0 else ""
    return long if len(long.split()) > 1 else ""


def _match_back(long: str, short: str) -> int:
    """Where the long form begins if the letters of the short form stand in it in order, the first at a word's start; else -1."""
    at = len(long) - 1
    for i in range(len(short) - 1, -1, -1):
        letter = short[i].lower()
        if not letter.isalnum():
            continue
        while at >= 0 and (long[at].lower() != letter or (i == 0 and at > 0 and long[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return -1
        at -= 1
    return at + 1
