"""What a sentence states of money, needs and ways of working: an undertaking's budget, a body's recommendation, a practice by its label."""

import re

from graph.model import Entity, Strength, Value
from loaders.base import Draft
from loaders.parts.organisations import government
from loaders.parts.prose.reading import Mention, Reading
from loaders.parts.prose.tables import MARKS, Grammar


def add_stated(draft: Draft, reading: Reading, grammar: Grammar, country: str) -> None:
    """Write down the budgets, recommendations and labelled practices of a sentence."""
    _add_budgets(draft, reading, grammar)
    _add_needs(draft, reading, grammar)
    _add_labelled(draft, reading, grammar, country)


def _add_budgets(draft: Draft, reading: Reading, grammar: Grammar) -> None:
    """As in "the project, led by the police, ran until 2016 and had a budget of EUR 2 million"."""
    for match in grammar.told["budget"].finditer(reading.text):
        money = reading.amount(*match.span())
        about = [m for m in reading.mentions(*match.span()) if m.entity.label == "Programme"]
        if money is None or len(about) != 1 or _is_hedged(reading, grammar, match):
            continue
        value = Value("Budget", {"amount": money.amount, "currency": money.currency, "per": money.per})
        draft.fact(about[0].entity, "HAS_BUDGET", value, reading.sentence, _strength(about[0]), "prose.budget")


def _add_needs(draft: Draft, reading: Reading, grammar: Grammar) -> None:
    """As in "the Agency recommended that …", "the police noted that more exchange would be useful": who says what should be."""
    match = grammar.told["needs"].search(reading.text)
    if match is None or grammar.hedged_before.search(reading.before(match.start())):
        return
    at = reading.quote(match.start("what"), match.end("what"))
    need = Entity("Recommendation", at.value, at.value[:1].upper() + at.value[1:])
    for maker in reading.mentions(*match.span("who")):
        draft.fact(need, "MADE_BY", _acting(maker), reading.sentence, _strength(maker), "prose.needs")


def _add_labelled(draft: Draft, reading: Reading, grammar: Grammar, country: str) -> None:
    """As in "Cultural mediation: the Red Cross uses mediators": an item's label is the practice, its subject who carries it out."""
    match = grammar.told["labelled"].search(reading.text)
    if match is None or _is_hedged(reading, grammar, match):
        return
    label = re.sub(rf"[{''.join(MARKS.values())}]", "", match["what"])
    who = reading.mentions(*match.span("who"))
    if label != match["what"] or not who:
        return
    practice = Entity("Programme", label, kind="programme", country=country or None)
    draft.fact(_acting(who[0]), "IMPLEMENTS", practice, reading.sentence, _strength(who[0]), "prose.labelled")


def _acting(mention: Mention) -> Entity:
    entity = mention.entity
    return government(entity.key, entity.text) if entity.label == "Country" and entity.key else entity


def _strength(mention: Mention) -> Strength:
    return "inferred" if mention.inferred else "sentence"


def _is_hedged(reading: Reading, grammar: Grammar, match: re.Match[str]) -> bool:
    return bool(grammar.hedged_before.search(reading.said(*match.span())))
