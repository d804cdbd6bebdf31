"""Statistics in sentences: what is counted, how many, when, where and by whom.

Precision comes first: a number without a counted noun, a hope ("will rise to"), a rule ("up to three months") or a
question is no figure. Sentences are read in order, so that "of these", "they" and "the number" find what they speak of.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from graph.ids import digest, slug
from graph.model import Entity, Scalar, Strength, Value
from loaders.cited import Cited
from loaders.parts.figure_context import Context, carries, clause_at, find_context, find_per, find_place, is_hedged, masked
from loaders.parts.figure_numbers import find_numbers
from loaders.parts.figure_reading import Figure, merge_shares, read_number, read_trend
from loaders.parts.figure_trends import find_trends
from loaders.parts.places import country

__all__ = ["Drafting", "Figure", "add_figures", "find_figures"]


def find_figures(sentences: Iterable[Cited]) -> Iterator[Figure]:
    """The figures of sentences in reading order; what a sentence leaves open is carried over inside its paragraph."""
    carried: Figure | None = None
    before: Cited | None = None
    for sentence in sentences:
        if before is not None and _is_new_paragraph(before, sentence):
            carried = None
        for figure in _of_sentence(sentence, carried):
            yield figure
            carried = figure if figure.unit not in ("percent", "trend") or carried is None else _carrying(carried, figure)
        before = sentence


class Drafting(Protocol):
    """What writes statements down: `loaders.base.Draft`."""

    def fact(
        self, subject: Entity, predicate: str, object_: Entity | Value, at: Cited, strength: Strength, rule: str, **qualifiers: Scalar
    ) -> None:
        """Write down one statement."""


def add_figures(draft: Drafting, figures: Iterable[Figure], place: str | None, rule: str, dataset: str) -> int:
    """Write figures down: HAS_VALUE, and ABOUT the country or region; gives how many.

    Args:
        place: ISO alpha-2 of the country that the document is about; ABOUT it is inferred where the sentence names no place.
        dataset: the document's dataset key: with the text it makes the figure's id, in every edition the same.
    """
    count = 0
    for figure in figures:
        key = (
            f"{slug(dataset, 40)}-{slug(figure.name, 48)}-{digest(' '.join(figure.at.value.split()), figure.printed, figure.subgroup)[:8]}"
        )
        entity = Entity("Figure", figure.name, key=key)
        where = figure.where or (country(place) if place else None)
        named = "" if where is None else (where.key or "") if where.label == "Country" else where.shown
        draft.fact(entity, "HAS_VALUE", figure.quantity, figure.at, figure.strength, rule, **figure.qualifiers(named))
        if where:
            draft.fact(entity, "ABOUT", where, figure.at, figure.strength if figure.where else "inferred", rule)
        count += 1
    return count


_NEW_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n")


def _is_new_paragraph(before: Cited, after: Cited) -> bool:
    return after.start < before.end or bool(_NEW_PARAGRAPH.search(after.source, before.end, after.start))


def _carrying(carried: Figure, newer: Figure) -> Figure:
    """What later sentences may lean on after a share or a trend: its time and source, the unit counted before."""
    return replace(newer, unit=carried.unit if newer.unit in ("percent", "trend") else newer.unit)


def _of_sentence(sentence: Cited, carried: Figure | None) -> list[Figure]:
    text = masked(sentence.value)
    if text.rstrip(" \"'”’)").endswith("?"):
        return []
    found: list[tuple[int, Figure]] = []
    last = carried
    for number in merge_shares(text, find_numbers(text)):
        if is_hedged(clause_at(text, number.lead)):
            continue
        figure = read_number(sentence, text, number, last)
        if figure:
            found.append((number.lead, figure))
            last = replace(figure, unit=last.unit) if figure.unit == "percent" and last else figure
    directed = [at for at, figure in found if figure.direction]
    found += [
        (trend.start, read_trend(sentence, text, trend))
        for trend in find_trends(text)
        if not is_hedged(clause_at(text, trend.start)) and not any(trend.start <= at <= trend.subject[1] for at in directed)
    ]
    done: list[Figure] = []
    for at, figure in sorted(found, key=lambda pair: pair[0]):
        done.append(_in_context(figure, text, at, done[-1] if done else carried))
    return done


_NEAR = 40
"""Characters behind the start of a figure in which "of them" still belongs to it."""


def _in_context(figure: Figure, text: str, at: int, carried: Figure | None) -> Figure:
    """The figure with its time, place and source: its sentence's own, else carried over where it speaks of the same thing."""
    own = find_context(text, at)
    where = find_place(text)
    per = find_per(text, at) if figure.unit not in ("percent", "trend") else ""
    leans = carried is not None and carries(text[: at + _NEAR])
    kept = Context(carried.year, carried.period, carried.source) if carried and leans else Context()
    timed = bool(own.year or own.period)
    year, period = (own.year, own.period) if timed else (kept.year, kept.period)
    source = own.source or kept.source
    where = where or (carried.where if carried and leans else None)
    leaned = (year, period, source) != (own.year, own.period, own.source)
    strength: Strength = "inferred" if leaned else figure.strength
    return replace(figure, year=year, period=period, source=source, where=where, per=per, strength=strength)
