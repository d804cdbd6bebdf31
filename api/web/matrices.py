"""Countries by themes with one figure a cell: how many programmes, how many partners, or how much money of one currency."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import log10

from api.web.addresses import question_address, thing_address
from graph.store import Cell
from queries.answer import Answer
from queries.coverage import Place, Unit

UNKNOWN, NONE, NO_FIGURE = "?", "–", "·"
"""What stands in a cell whose programmes give no theme; where none was found; where programmes give no amount in the unit."""

_SIZES = ((1e9, "bn"), (1e6, "m"), (1e3, "k"))


@dataclass(frozen=True, slots=True)
class Measure:
    """What the figures count.

    Attributes:
        name: programmes, partners or money.
        of: the figure in words, for one cell.
        figures: by country and theme; what the matrix itself counts where None.
    """

    name: str
    of: Callable[[float], str]
    figures: Mapping[Place, float] | None = None


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell.

    Attributes:
        coverage: covered, theme unknown or none found.
        value: the figure; None where there is none.
        label: what stands in the cell; `text` says it whole.
        href: the programmes behind it; "" where there are none.
    """

    coverage: str
    value: float | None
    label: str
    text: str
    href: str

    @property
    def known(self) -> bool:
        """Whether it has a figure."""
        return self.value is not None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One country."""

    name: str
    href: str
    cells: tuple[MatrixCell, ...]

    @property
    def most(self) -> tuple[float, float]:
        """By what rows are ordered: the greatest figure, then all of them."""
        values = [cell.value or 0.0 for cell in self.cells]
        return max(values, default=0.0), sum(values)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The themes, and the countries with most in them first."""

    measure: str
    themes: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


def programmes_of(number: float) -> str:
    """A number of programmes in words."""
    return f"{number:,.0f} programme{'' if number == 1 else 's'}"


def partners_of(number: float) -> str:
    """A number of partners in words."""
    return f"{number:,.0f} partner{'' if number == 1 else 's'}"


def unit_words(unit: Unit) -> str:
    """The unit of an amount in words: EUR, USD a year, USD incoming commitment."""
    currency, per, flow = unit
    return " ".join(filter(None, (currency or "no currency stated", f"a {per}" if per else "", flow.replace("_", " "))))


_LEFT_OUT = MatrixCell("", None, "", "", "")
"""A cell that the answer leaves out."""

COUNT = Measure("programmes", programmes_of)
"""What is measured unless asked otherwise."""


def matrix_of(coverage: Answer, measure: Measure = COUNT) -> Matrix:
    """The matrix of an answer to `coverage-matrix`."""
    themes = sorted({str(row["theme_name"]) for row in coverage.rows})
    countries: dict[tuple[str, str], dict[str, MatrixCell]] = {}
    for row in coverage.rows:
        key = (str(row["country_name"]), thing_address(str(row["country"])))
        countries.setdefault(key, {})[str(row["theme_name"])] = _cell(row, measure)
    rows = [MatrixRow(*key, tuple(cells.get(theme, _LEFT_OUT) for theme in themes)) for key, cells in countries.items()]
    rows.sort(key=lambda row: (*((-row.most[0], -row.most[1]) if measure.name == "money" else (-row.most[1], -row.most[0])), row.name))
    return Matrix(measure.name, tuple(themes), tuple(rows))


def shade(cell: MatrixCell, measure: str) -> float:
    """How dark a cell is; amounts differ by orders of magnitude."""
    value = cell.value or 0.0
    return round(log10(1 + max(0.0, value)), 3) if measure == "money" else value


def compact(number: float) -> str:
    """A large figure in few letters."""
    for size, letter in _SIZES:
        if abs(number) >= size:
            return f"{number / size:.3g}{letter}"
    return f"{number:,.0f}"


def _cell(row: Mapping[str, Cell], measure: Measure) -> MatrixCell:
    country, theme, coverage = str(row["country_name"]), str(row["theme_name"]), str(row["coverage"])
    count, unthemed = int(str(row["programme_count"] or 0)), int(str(row["unthemed_count"] or 0))
    value = _value(row, measure) if count else None
    said = [coverage, programmes_of(count)] if count else [coverage]
    if count and measure.name != "programmes":
        said.append(measure.of(value) if value is not None else "no amount stated in this unit")
    text = f"{country}, {theme}: {', '.join(said)}" + (f"; {programmes_of(unthemed)} without a theme" if unthemed else "")
    label = NONE if coverage == "none found" else UNKNOWN
    if count:
        label = NO_FIGURE if value is None else compact(value) if measure.name == "money" else f"{value:,.0f}"
    there = count or coverage == "theme unknown"
    href = question_address("programmes-in-country", {"country": row["country"], "theme": row["theme"] if count else ""}) if there else ""
    return MatrixCell(coverage, value, label, text, href)


def _value(row: Mapping[str, Cell], measure: Measure) -> float | None:
    if measure.figures is None:
        return float(str(row["programme_count"] or 0))
    return measure.figures.get((str(row["country"]), str(row["theme"])))
