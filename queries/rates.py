"""Exchange rates that somebody loaded: read from a CSV file, checked as a whole, chosen by currency and day.

Columns: `currency,to,date,rate,source`: one unit of `currency` was `rate` units of `to` on `date`, as `source` published it.
"""

import csv
import io
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from graph.errors import SourceError

COLUMNS = ("currency", "to", "date", "rate", "source")
"""The columns of a rate table; others are passed over."""

_CURRENCY = re.compile(r"[A-Z]{3}")
_NUMBER = re.compile(r"[0-9]{1,12}(\.[0-9]{1,18})?")


@dataclass(frozen=True, slots=True)
class Rate:
    """One published rate: one unit of `currency` was `rate` units of `to` on `date` (ISO 8601)."""

    currency: str
    to: str
    date: str
    rate: Decimal
    source: str

    def convert(self, amount: float, currency: str) -> float:
        """An amount in one of its two currencies, in the other, to the hundredth."""
        given = Decimal(str(amount))
        return round(float(given * self.rate if currency == self.currency else given / self.rate), 2)

    def __str__(self) -> str:
        return f"1 {self.currency} = {self.rate} {self.to}"


@dataclass(frozen=True, slots=True)
class Rates:
    """A rate table.

    Attributes:
        rates: as the file has them.
        digest: of the file's content; "" for no table.
    """

    rates: tuple[Rate, ...] = ()
    digest: str = ""
    _pairs: Mapping[tuple[str, str], list[Rate]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        pairs: defaultdict[tuple[str, str], list[Rate]] = defaultdict(list)
        for rate in sorted(self.rates, key=lambda r: r.date):
            pairs[rate.currency, rate.to].append(rate)
        object.__setattr__(self, "_pairs", dict(pairs))  # the class is frozen, and this its only moment of making

    @property
    def currencies(self) -> list[str]:
        """All that a rate is from or to."""
        return sorted({code for pair in self._pairs for code in pair})

    def find(self, currency: str, to: str, day: str) -> Rate | None:
        """The latest rate between two currencies on or before a day, as published or the other way round; None where there is none.

        Of two of one day, the one published in this direction. Rates are never chained over a third currency.
        """
        found = [rate for pair in ((to, currency), (currency, to)) if (rate := self._latest(pair, day))]
        return max(found, key=lambda r: (r.date, r.currency == currency), default=None)

    def _latest(self, pair: tuple[str, str], day: str) -> Rate | None:
        rates = self._pairs.get(pair, [])
        place = bisect_right(rates, day, key=lambda r: r.date)
        return rates[place - 1] if place else None


NO_RATES = Rates()
"""Where none are loaded."""


def read_rates(path: Path) -> Rates:
    """The rate table in a CSV file (UTF-8, with commas or semicolons).

    Raises:
        SourceError: the file cannot be read or a line is wrong; names the line, what was found, and the fix.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as problem:
        raise SourceError(str(path), f"cannot be read ({problem.strerror})", "Name a file that you may read") from problem
    except UnicodeDecodeError as problem:
        raise SourceError(str(path), f"is no UTF-8 ({problem.reason})", "Save it as CSV UTF-8", f"byte {problem.start}") from problem
    try:
        rates = tuple(_read_lines(path, text))
    except csv.Error as problem:
        raise SourceError(str(path), f"is no CSV ({problem})", "Save it as CSV UTF-8") from problem
    if not rates:
        raise SourceError(str(path), "holds no rate", f"Write one a line under the columns {','.join(COLUMNS)}")
    return Rates(rates, sha256(data).hexdigest()[:12])


def _read_lines(path: Path, text: str) -> Iterator[Rate]:
    first = text.partition("\n")[0]
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
    lines.fieldnames = [name.strip().lower() for name in lines.fieldnames or ()]
    if missing := [name for name in COLUMNS if name not in lines.fieldnames]:
        fix = f"The first line names the columns {','.join(COLUMNS)}"
        raise SourceError(str(path), f"the columns are {', '.join(lines.fieldnames) or 'none'}; {missing[0]} is missing", fix, "line 1")
    seen: dict[tuple[str, str, str], int] = {}
    for row in lines:
        rate = _read_rate(path, lines.line_num, {name: (row[name] or "").strip() for name in COLUMNS})
        earlier = seen.setdefault((rate.currency, rate.to, rate.date), lines.line_num)
        if earlier != lines.line_num:
            problem = f"{rate.currency} to {rate.to} on {rate.date} stands in line {earlier} already"
            raise SourceError(str(path), problem, "Keep one rate a day", f"line {lines.line_num}")
        yield rate


def _read_rate(path: Path, line: int, cells: Mapping[str, str]) -> Rate:
    """The rate of one line. Raises SourceError for the first cell that is wrong."""
    currency, to = cells["currency"].upper(), cells["to"].upper()
    rate = Decimal(cells["rate"]) if _NUMBER.fullmatch(cells["rate"]) else Decimal(0)
    checks = (
        (_CURRENCY.fullmatch(currency), f"currency is {cells['currency']!r}", "Write an ISO 4217 code such as USD"),
        (_CURRENCY.fullmatch(to), f"to is {cells['to']!r}", "Write an ISO 4217 code such as EUR"),
        (currency != to, f"currency and to are both {to}", "Write two currencies"),
        (_is_day(cells["date"]), f"date is {cells['date']!r}", "Write a day such as 2024-12-31"),
        (rate, f"rate is {cells['rate']!r}", "Write a number above zero with a point, such as 0.9234"),
        (cells["source"], "source is empty", "Write who published the rate"),
    )
    for right, problem, fix in checks:
        if not right:
            raise SourceError(str(path), problem, fix, f"line {line}")
    return Rate(currency, to, cells["date"], rate, cells["source"])


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
