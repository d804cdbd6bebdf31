"""The lines of action of a national plan that a reply names: "Action line 3 of the National Action Plan", "measure 12 of the Action Plan".

A line is a part of the plan, whatever the reply says of it; one that is named without its plan ("under action line 1") is left alone.
"""

import re
from collections.abc import Sequence

from graph.ids import slug
from graph.model import Entity
from loaders.base import Draft
from loaders.cited import Cited
from loaders.readers.blocks import Block

_WORD = r"(?P<word>[Aa]ction [Ll]ine|[Ll]ine of [Aa]ction|[Pp]illar|[Pp]riority|[Oo]bjective|[Cc]hapter|[Mm]easure|[Aa]ction)"
_LINE = rf"{_WORD} (?P<number>\d{{1,3}}(?:\.\d{{1,2}})?)"
_PLAN = (
    r"(?P<plan>(?:[A-Z][\w’'-]* ){0,3}(?:[Aa]ction [Pp]lan|[Pp]lan of [Aa]ction|Strategy|Programme)"
    r"(?: (?:for|against|on|to)(?: (?:and|of|for|against|in|the|[A-Z][\w’'-]*))+)?(?: \(?(?:19|20)\d\d ?[-–] ?(?:19|20)?\d\d\)?)?)"
)
_OF_PLAN = (
    re.compile(rf"\b{_LINE},? (?:of|in|under|from) (?:the|its|our|this) {_PLAN}"),
    re.compile(rf"\b[IiUu]n(?:der)? (?:the|its|our) {_PLAN},? {_LINE}\b"),
)
_ACTIONS = frozenset({"measure", "action"})
"""Words of single actions; the others are lines of action, which hold several."""


def add_action_lines(draft: Draft, replies: Sequence[Block], country: str) -> None:
    """Each line or measure that the replies name with its plan, as a part of it."""
    for block in replies:
        for sentence in block.text.sentences() if block.kind != "heading" else ():
            for match in (m for pattern in _OF_PLAN for m in pattern.finditer(sentence.value)):
                _add(draft, match, sentence, country)


def _add(draft: Draft, match: re.Match[str], at: Cited, country: str) -> None:
    plan = Entity("Programme", match["plan"], kind="action_plan", country=country)
    word, number = match["word"].lower(), match["number"]
    single = word in _ACTIONS
    shown = f"{word.capitalize()} {number} of the {match['plan']}"
    key = f"{country.lower()}-{slug(match['plan'])}/{slug(word)}-{slug(number)}"
    line = Entity(
        "Action" if single else "Programme",
        match[0],
        shown,
        None if single else "action_line",
        country,
        key=key,
    )
    draft.fact(line, "PART_OF", plan, at.group(match), "sentence", "greta_reply.action_line")
