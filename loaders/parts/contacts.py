"""E-mail addresses and phone numbers in text: found by their shapes; years, dates, amounts and identifiers are none."""

import re
from collections.abc import Iterator

_MAIL = (
    r"(?:@[\w-]++(?:\.[\w-]++)+"
    r"|[ ]?[\[({][ ]?(?:at|AT|@|apenstaartje)[ ]?[\])}][ ]?[\w-]++(?:(?:\.|[ ]?[\[({][ ]?(?:dot|DOT|punt)[ ]?[\])}][ ]?)[\w-]++)+)"
)
_EMAIL, _EMAIL_BESIDE = re.compile(rf"(?<![\w.+-])[\w.+-]++{_MAIL}"), re.compile(rf"[\w.+-]*+{_MAIL}")
"""An address from the beginning of its word, and one that begins where another ends (which may have taken its first letters); so that a
word of a million letters is read once."""

_PHONE = re.compile(
    r"(?<![\w.,/:=%+-])(?:"
    r"(?:\+|(?<!\d[ ])00)[ ]?[1-9]\d{0,2}(?:[ .\-/]{0,2}\(?\d{1,5}\)?){2,6}"  # international
    r"|(?<!\d[ ])\(?0[1-9]\d{0,3}\)?(?:[ .\-–/]{0,3}\d{2,8})(?:[ .-]?\d{2,4}){0,4}"  # national, with its trunk 0
    r"|\(\d{3}\)[ ]?\d{3}[ .-]\d{4}|\d{3}-\d{3}-\d{4}"  # North American
    r")(?!\w)(?![.,/-]\d)"
)
_SERVICE = re.compile(r"(?<![\w.,/:=%+-])0[89]0\d[ -]\d{4,7}(?:[ -]\d{2,4})?(?![\w-])")
_LABELLED = re.compile(
    r"\b(?:tele?phone|phone|tel|mobile|mob|fax|telefoon|mobiel|telefon|téléphone|teléfono)(?:[ ]numbers?|[ ]no)?[.:]*[ ]*"
    r"(?P<number>[+(]?\d[\d ()./-]{4,18}\d)",
    re.I,
)
_URL = re.compile(r"(?:https?://|www\.)\S+")
_DATE = re.compile(r"\d{1,2}[-./ ]\d{1,2}[-./ ](?:\d{2}|\d{4})(?:[ ]*[-–].*)?|(?:19|20)\d\d[-–/]\d{2,4}(?:-\d{1,2})?")
_AMOUNT = re.compile(r"\+?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?")


def contact_spans(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of every e-mail address and phone number of a text."""
    for match in _EMAIL.finditer(text):
        found: re.Match[str] | None = match
        while found:
            yield found.span()
            found = _EMAIL_BESIDE.match(text, found.end())
    urls = [m.span() for m in _URL.finditer(text)]
    for pattern, least in ((_PHONE, 9), (_SERVICE, 8), (_LABELLED, 6)):
        for match in pattern.finditer(text):
            span = match.span("number") if "number" in match.re.groupindex else match.span()
            if _is_number(text[slice(*span)], least) and not any(start <= span[0] < end for start, end in urls):
                yield span


def _is_number(text: str, least: int) -> bool:
    digits = sum(c.isdigit() for c in text)
    return least <= digits <= 15 and not _DATE.fullmatch(text) and not _AMOUNT.fullmatch(text)
