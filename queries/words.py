"""The sentences of an answer: what was found, searched, left out."""

from collections.abc import Mapping, Sequence

from graph.editions import Edition, namesakes
from graph.store import Cell
from queries.editions import Editions
from queries.evidence import MOST_CITED
from queries.parameters import Understood
from queries.spec import Question

_LISTED = 12
"""Documents that a sentence names; the rest is a number."""


def summarise(
    question: Question, understood: Sequence[Understood], totals: Mapping[str, int | float], editions: Editions, *, shown: int, offset: int
) -> str:
    """One sentence on the answer: how many rows, of how many; for none, which documents were searched."""
    asked = ", ".join(f"{u.parameter} {u.shown}" for u in understood if u.parameter not in {"limit", "offset"})
    subject = f"{question.title} ({asked})" if asked else question.title
    if not totals["rows"]:
        return f"{subject}: none was found in {describe_documents(editions.searched)}. That is no proof that there is none."
    place = f", rows {offset + 1} to {offset + shown} shown" if shown and shown < totals["rows"] else ""
    place = place if shown else ", none of them on this page"
    figures = "; ".join(f"{t.meaning} {totals[t.name]:,}" for t in question.totals if t.name != "rows" and not t.note)
    return f"{subject}: {_count(totals['rows'], 'row')}{place}{'; ' + figures if figures else ''}."


def describe_documents(editions: Sequence[Edition]) -> str:
    """'2 documents: a (issued 2025-07), b (loaded 2026-01-01)'."""
    named = ", ".join(f"{e.stem} ({_dated(e)})" for e in editions[:_LISTED])
    more = f" and {len(editions) - _LISTED} more" if len(editions) > _LISTED else ""
    return f"{_count(len(editions), 'document')}{': ' if named else ''}{named}{more}"


def describe_editions(editions: Editions) -> tuple[str, ...]:
    """Which editions were not searched, and why."""
    found = []
    if editions.later:
        found.append(f"Not searched, because issued later: {describe_documents(editions.later)}.")
    if editions.superseded:
        found.append(f"Not searched, because a newer edition replaces it: {describe_documents(editions.superseded)}.")
    for edition in editions.searched:
        if others := namesakes(edition, editions.superseded):
            named = ", ".join(other.file for other in others)
            found.append(
                f"{edition.file} replaces {named} because the files have one name; if they hold different data, "
                "load each under a name of its own."
            )
    return tuple(found)


def describe_left_out(name: str, question: Question, now: Mapping[str, int | float], then: Mapping[str, int | float]) -> str:
    """How the totals would change; empty where they would not."""
    changed = [
        f"{'rows' if t.name == 'rows' else t.meaning} {then[t.name]:,} instead of {now[t.name]:,}"
        for t in question.totals
        if then[t.name] != now[t.name]
    ]
    return f"{name}: {'; '.join(changed)}." if changed else ""


def describe_offers(question: Question, totals: Mapping[str, int | float], values: Mapping[str, Cell]) -> tuple[str, ...]:
    """What the totals count of rows that are left out, with the parameter that lets them in."""
    open_ = (t for t in question.totals if t.offer and totals[t.name] and not any(values.get(name) is True for name in t.taken))
    return tuple(t.offer.format(n=f"{totals[t.name]:,}") for t in open_)


def describe_uncited(behind: Sequence[int]) -> tuple[str, ...]:
    """How many statements of how many rows are not listed, given how many stand behind each."""
    over = [number - MOST_CITED for number in behind if number > MOST_CITED]
    return (
        (f"The first {MOST_CITED} statements behind a row are listed; {_count(len(over), 'row')} rest on {sum(over):,} more.",)
        if over
        else ()
    )


def describe_unlisted(question: Question, rows: Sequence[Mapping[str, object]], values: Mapping[str, Cell]) -> tuple[str, ...]:
    """How many programmes of how many rows are counted but not listed, and how to have them."""
    each = int(str(values["each"])) if question.parameter("each") and not values.get("convert") else 0
    over = [number - each for row in rows if (number := int(str(row["programme_count"]))) > each] if each else []
    words = (
        f"A row lists its first {each} programmes, with their evidence; {_count(len(over), 'row')} {'has' if len(over) == 1 else 'have'}"
    )
    return (f"{words} {sum(over):,} more: each=0 lists all, each={2 * each} twice as many.",) if over else ()


def describe_parts(rows: Sequence[Mapping[str, object]]) -> tuple[str, ...]:
    """How many rows set aside more than they count: parts that give more than the wholes that they are in."""
    over = [row for row in rows if float(str(row.get("part_amount") or 0)) > float(str(row.get("amount") or 0))]
    words = f"Parts give more than the wholes that they are in, in {_count(len(over), 'row')}: they are not added, so look at both"
    return (f"{words}, amount and part_amount.",) if over else ()


def describe_notes(
    question: Question, understood: Sequence[Understood], totals: Mapping[str, int | float], values: Mapping[str, Cell]
) -> tuple[str, ...]:
    """The notes of the totals above zero, of which day states are told, and what is amiss with the arguments.

    Programmes without dates are worth a word only where time was asked for, so that a total `undated…` is silent otherwise.
    """
    timed = any(u.parameter.startswith("active_") for u in understood)
    spoken = [t for t in question.totals if t.note and totals[t.name] and (timed or not t.name.startswith("undated"))]
    day = (f"Running, planned and ended are told of {values['day']}.",) if values.get("day") else ()
    figures = {name: f"{figure:,}" for name, figure in {**values, **totals}.items() if isinstance(figure, int)}
    return (*(u.note for u in understood if u.note), *day, *(t.note.format(**{**figures, "n": f"{totals[t.name]:,}"}) for t in spoken))


def _dated(edition: Edition) -> str:
    return f"issued {edition.issued}" if edition.issued else f"loaded {edition.loaded_at[:10]}"


def _count(number: int | float, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
