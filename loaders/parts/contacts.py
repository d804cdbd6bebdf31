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
_CALLED = (
    r"t[ée]l[ée]phones?|telefo(?:on|n[oei]?s?)|tel[ée]fonos?|telefax|telef|t[ée]l[ée]?s?|tlfn?|tfno|phones?|mobiles?|mob|fax|mobiel"
    r"|mobil|m[óo]vil(?:es)?|telem[óo]ve(?:l|is)|gsm|whats[ -]?app|celular(?:es)?|cellulare"
)
_ALSO = r"cell|portable|handy|contact[oe]?s?|contat[ot][oi]?s?|kontakt"
_BEHIND = r"(?:[ ](?:numbers?|no|nr|num|n[°º]))?(?:[ ]?\([^()\d]{1,20}\))?"
_LABEL = re.compile(rf"\b(?:(?:{_CALLED}){_BEHIND}[ ]?[.:]*|(?:cel\.|(?:{_ALSO}|cel){_BEHIND}[ ]?:))[ ]*\Z", re.I)
_FAR = 60
"""The word for a telephone before a number; one that means other things too takes a colon ("Contact: 96 12 34 56"). How far it reaches."""

_DIGITS = re.compile(r"(?<![\d+(])[+(]{0,2}\d(?:(?:[ ().-]{0,3}|/)\d){5,14}(?!\d)")
_ANOTHER = re.compile(r"[ ]*(?:[/,;]|\b(?:or|ou|oder|of|and|et|und|en|y|e|o)\b)[ ]*")
"""What may be a labelled number, and what stands between two of them ("… / 97 12 34 56")."""

_URL = re.compile(r"(?:https?://|www\.)\S+")
_YEARS = r"(?:19|20)\d\d[-–/]\d{2,4}(?:-\d{1,2})?"
_DATE, _FULL_DATE = (
    re.compile(rf"\d{{1,2}}[-./ ]\d{{1,2}}[-./ ](?:{year})(?:[ ]*[-–].*)?|{_YEARS}") for year in (r"\d{2}|\d{4}", r"(?:19|20)\d\d")
)
_AMOUNT = re.compile(r"\+?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?")


def contact_spans(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of every e-mail address and phone number of a text."""
    text = text.replace("\u00a0", " ").replace("\u202f", " ")
    for match in _EMAIL.finditer(text):
        found: re.Match[str] | None = match
        while found:
            yield found.span()
            found = _EMAIL_BESIDE.match(text, found.end())
    urls = [m.span() for m in _URL.finditer(text)]
    for pattern, least in ((_PHONE, 9), (_SERVICE, 8)):
        for match in pattern.finditer(text):
            if _is_number(match[0], least) and not _is_inside(match.start(), urls):
                yield match.span()
    yield from (span for span in _labelled(text) if not _is_inside(span[0], urls))


def _labelled(text: str) -> Iterator[tuple[int, int]]:
    """The numbers behind a word for a telephone, and further ones beside them: numbers are rarer than words, so they are found first."""
    end = -1
    for match in _DIGITS.finditer(text):
        beside = end >= 0 and _ANOTHER.fullmatch(text, end, match.start())
        if (beside or _LABEL.search(text, max(0, match.start() - _FAR), match.start())) and _is_number(match[0], 6, _FULL_DATE):
            yield match.span()
            end = match.end()


def _is_inside(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _is_number(text: str, least: int, date: re.Pattern[str] = _DATE) -> bool:
    digits = sum(c.isdigit() for c in text)
    return least <= digits <= 15 and not date.fullmatch(text) and not _AMOUNT.fullmatch(text)
