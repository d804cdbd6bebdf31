"""Numbers in sentences that count something: `5,000 to 7,500`, `1 334`, `3 million`, `51.5%`, `one third`, `fifty per cent`.

Years, numbers of articles and pages, ages, money, durations, dates and phone numbers are numbers too, but count nothing.
"""

import re
from dataclasses import dataclass, replace

_UNITS = re.findall(
    r"\w+",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
)
_TENS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")
WORDS: dict[str, int] = {
    **{word: i for i, word in enumerate(_UNITS, 1)},
    **{word: 10 * i for i, word in enumerate(_TENS, 2)},
    **{f"{ten}-{unit}": 10 * i + j for i, ten in enumerate(_TENS, 2) for j, unit in enumerate(_UNITS[:9], 1)},
}
"""Numbers written in words, up to ninety-nine."""

SCALES: dict[str, int] = {"hundred": 100, "thousand": 1000, "million": 10**6, "mln": 10**6, "billion": 10**9}

MODIFIERS: tuple[tuple[str, str], ...] = (
    ("estimated", r"(?:an\s+|at\s+an\s+)?estimated(?:\s+at|\s+to\s+be)?"),
    ("over", r"(?:well\s+|just\s+)?over|more\s+than|in\s+excess\s+of|upwards\s+of"),
    ("at least", r"at\s+least|no\s+(?:fewer|less)\s+than|a\s+minimum\s+of"),
    ("almost", r"almost|nearly|close\s+to|just\s+under"),
    ("about", r"about|around|approximately|roughly|circa|ca\."),
    ("up to", r"up\s+to|at\s+most|no\s+more\s+than|a\s+maximum\s+of"),
    ("under", r"fewer\s+than|less\s+than|below"),
    ("some", r"some"),
)
"""What stands before a number and how it is stored."""

_FRACTIONS: tuple[tuple[str, float], ...] = (
    (r"(?:one[ -])?half(?:\s+of)?(?=\s+(?:of|are|were|is|was|the|all|these|those|them)\b|\s*\()", 50),
    (r"three[ -]quarters", 75),
    (r"two[ -]thirds", 66.7),
    (r"(?:a|one)[ -]third", 33.3),
    (r"(?:a|one)[ -]quarter", 25),
    (r"(?:a|one)[ -]fifth", 20),
    (r"(?:a|one)[ -]tenth", 10),
)
_ONE_IN = re.compile(r"\bone\s+(?:in|out\s+of)(?:\s+every)?\s+(?P<n>" + "|".join(_UNITS[1:]) + r"|\d{1,2})\b(?![\s-]*%)", re.I)
_SHARE_GOES_ON = re.compile(r"(?:(?<=of)|\s*(?:of|are|were|is|was|the|all|these|those|them)\b|\s*\()")

_BLANK = " \u00a0\u2009\u202f"
_DIGITS = rf"\d{{1,3}}(?:[.,'’{_BLANK}]\d{{3}})+(?!\d)(?:[.,]\d{{1,2}}(?!\d))?|\d+(?:[.,]\d{{1,2}}(?!\d))?"
_WORDS = "|".join(sorted(WORDS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w/#§+])(?<!\d[.,:])(?P<number>(?:{_DIGITS})|(?:{_WORDS}))"
    rf"(?:[ -](?P<scale>{'|'.join(SCALES)})\b\.?)?(?P<percent>\s*%|[\s-]per\s?cent\b)?(?!\w|/\d|[.,:]\d)",
    re.I,
)

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONEY = r"EUR|USD|GBP|SEK|NOK|DKK|CHF|PLN|RON|HUF|CZK|BGN"
_NUMBERED = re.compile(
    rf"(?:\b(?:(?:sub-?)?sections?|articles?|art|(?:sub)?paragraphs?|para|chapters?|pages?|pp?|tables?|figures?|graphs?|questions?|q|lines?"
    rf"|phases?|nos?|nr|numbers?|numbered|laws?|acts?|code|directives?|regulations?|resolutions?|decrees?|steps?|pillars?|annex(?:es)?|items?"
    rf"|goals?|sdg|versions?|recommendations?|tier|levels?|categor(?:y|ies)|ages?|aged|ages?\s+of|call|dial|(?:tele)?phone|hotline|helpline"
    rf"|footnotes?|notes?|objectives?|part|volume|vol|day|box|cets|{MONTHS})\.?\s*(?:no\.?\s*)?|\b(?:{_MONEY})\s*|[€$£]\s*)$",
    re.I,
)
_MEASURED = re.compile(
    rf"\s*[-–]?\s*(?:years?|months?|weeks?|days?|hours?|minutes?|times|euros?|dollars?|pounds?|kron\w+|{_MONEY}|MEUR|kilomet\w+|km|{MONTHS})\b"
    r"|\s*(?:€|\$|£)|\s+or\s+(?:more|fewer|less|older|younger)\b|\s*\+",
    re.I,
)
_AGE = re.compile(r"\b(?:under|below|above|younger\s+than|older\s+than|age\s+of|aged(?:\s+between)?|between\s+the\s+ages\s+of)\s+$", re.I)


@dataclass(frozen=True, slots=True)
class Number:
    """A number, range or share of a sentence.

    Attributes:
        start, end: where it stands, its percent sign included.
        lead: where its modifier ("over", "an estimated") begins; `start` where it has none.
        text: as printed, modifier included.
        value: the number; for a range None, and `low` and `high` hold it.
        words: a share or number written in words.
    """

    start: int
    end: int
    lead: int
    text: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    percent: bool = False
    words: bool = False
    modifier: str = ""

    @property
    def share(self) -> bool:
        """A share in words: "one third"."""
        return self.percent and self.words


def parse_number(text: str) -> float | None:
    """The value of one number as printed: digits with `,` `.` or blank between thousands, words, a scale behind them."""
    match = _NUMBER.fullmatch(text.strip())
    return _value(match) if match else None


def find_numbers(sentence: str) -> list[Number]:
    """Every number of a sentence that may count something, in order; ranges are one."""
    fractions = _fractions(sentence)
    taken = [(n.start, n.end) for n in fractions]
    found: list[Number] = []
    for match in _NUMBER.finditer(sentence):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        found.append(
            Number(
                match.start(),
                match.end(),
                match.start(),
                match[0],
                _value(match),
                percent=bool(match["percent"]),
                words=not match[0][0].isdigit(),
            )
        )
    kept = [n for n in _ranges(sentence, found) if not _counts_nothing(sentence, n)]
    return sorted((_with_modifier(sentence, n) for n in (*kept, *fractions)), key=lambda n: n.start)


def _value(match: re.Match[str]) -> float:
    digits = match["number"]
    value = _digits_value(digits, bool(match["percent"])) if digits[0].isdigit() else float(WORDS[digits.lower()])
    return value * SCALES[match["scale"].lower()] if match["scale"] else value


def _digits_value(digits: str, percent: bool) -> float:
    """`.` or `,` before one or two digits is decimal; before three it parts thousands, unless it is a share or begins with 0."""
    decimal = re.fullmatch(r"(.*\d)[.,](\d{1,2})", digits)
    if not decimal and (percent or digits[0] == "0"):
        decimal = re.fullmatch(r"(\d+)[.,](\d{3})", digits)
    whole, rest = (decimal[1], decimal[2]) if decimal else (digits, "0")
    return float(re.sub(r"\D", "", whole) + "." + rest)


def _fractions(sentence: str) -> list[Number]:
    """Shares in words that something follows: "one third of", "nearly half are", "one in five"."""
    found = [
        _fraction(match, value)
        for pattern, value in _FRACTIONS
        for match in re.finditer(rf"(?<![\w-]){pattern}(?![\w-])", sentence, re.I)
        if _SHARE_GOES_ON.match(sentence, match.end()) and not re.search(r"\b(?:first|second|last|other)\s$", sentence[: match.start()])
    ]
    for match in _ONE_IN.finditer(sentence):
        n = WORDS.get(match["n"].lower()) or int(match["n"])
        if n > 1 and not _MEASURED.match(sentence, match.end()):
            found.append(_fraction(match, round(100 / n, 1)))
    return found


def _fraction(match: re.Match[str], percent: float) -> Number:
    return Number(match.start(), match.end(), match.start(), match[0], float(percent), percent=True, words=True)


def _ranges(sentence: str, numbers: list[Number]) -> list[Number]:
    """Numbers with "to", a dash or "between … and" between them become one; those that a hyphen joins otherwise are dropped."""
    found: list[Number] = []
    i = 0
    while i < len(numbers):
        here, after = numbers[i], numbers[i + 1] if i + 1 < len(numbers) else None
        gap = sentence[here.end : after.start] if after else ""
        if after and _is_range(sentence[: here.start], gap) and _ordered(here, after) and not (_is_year(here) and _is_year(after)):
            found.append(
                replace(
                    here,
                    end=after.end,
                    text=sentence[here.start : after.end],
                    value=None,
                    low=here.value,
                    high=after.value,
                    percent=after.percent,
                )
            )
            i += 2
        elif after and re.fullmatch(r"[-–]", gap):
            i += 2
        else:
            found.append(here)
            i += 1
    return found


def _is_range(before: str, gap: str) -> bool:
    if re.fullmatch(r"\s*(?:-|–|to)\s*", gap):
        return not re.search(r"\bfrom\s+$", before)
    return bool(re.fullmatch(r"\s+and\s+", gap) and re.search(r"\bbetween\s+(?:about\s+|around\s+)?$", before, re.I))


def _ordered(low: Number, high: Number) -> bool:
    return low.value is not None and high.value is not None and low.value < high.value


def _is_year(number: Number) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", number.text)) and not number.percent


def _counts_nothing(sentence: str, number: Number) -> bool:
    before, after = sentence[: number.start], sentence[number.end :]
    if re.match(r"0\d", number.text) or re.search(r"\d-$", before) or re.match(r"-\d", after):
        return True
    if number.percent:
        return bool(re.match(r"[\s-]*points?\b", after))
    if _NUMBERED.search(before) or _MEASURED.match(after) or re.match(r"(?:st|nd|rd|th)\b", after):
        return True
    if re.search(r"\(\s*$", before) and re.match(r"\s*\)", after) and (number.value or 0) < 20:
        return True
    if _AGE.search(before) and max(number.value or 0, number.high or 0) <= 30:
        return True
    return _is_year(number) and not _modifier(before)


def _with_modifier(sentence: str, number: Number) -> Number:
    before = re.sub(r"(?:\b(?:between|just|only|a|an|the|total\s+of)\s+)+$", "", sentence[: number.start])
    found = _modifier(before)
    if not found:
        return number
    modifier, lead = found
    return replace(number, lead=lead, modifier=modifier, text=re.sub(r"\s+", " ", sentence[lead : number.end]))


def _modifier(before: str) -> tuple[str, int] | None:
    for stored, pattern in MODIFIERS:
        match = re.search(rf"\b(?:{pattern})\s+$", before, re.I)
        if match:
            return stored, match.start()
    return None
