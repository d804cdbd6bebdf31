"""The patterns by which a language's names are found by their shape, compiled from its table of names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from loaders.parts.prose.tables import Grammar

_CAP = r"[A-ZÀ-ÖØ-Þ][\w’'&/-]*"


@dataclass(frozen=True, slots=True)
class Shapes:
    """The patterns of a language's names, compiled."""

    capitals: re.Pattern[str]
    ministry: re.Pattern[str]
    single: re.Pattern[str]
    owner: re.Pattern[str]
    joins: re.Pattern[str]
    fields: re.Pattern[str]
    lead: re.Pattern[str]
    apart: re.Pattern[str]
    in_title: re.Pattern[str]
    behind: re.Pattern[str]
    last: re.Pattern[str]
    before: re.Pattern[str]
    first: re.Pattern[str]
    kind_first: re.Pattern[str]
    titled: re.Pattern[str]
    listed: re.Pattern[str]
    apposed: re.Pattern[str]
    called: re.Pattern[str]
    acting: re.Pattern[str]
    called_list: re.Pattern[str]
    listed_name: re.Pattern[str]
    years: re.Pattern[str]
    plan: re.Pattern[str]
    named_kind: re.Pattern[str]
    loose: re.Pattern[str]
    ordinal: re.Pattern[str]
    ordinal_before: re.Pattern[str]
    of_whom: re.Pattern[str]
    small: re.Pattern[str]
    heads: re.Pattern[str]
    within: re.Pattern[str]
    none: re.Pattern[str]
    classes: re.Pattern[str]
    described: re.Pattern[str]
    events: re.Pattern[str]
    stop: re.Pattern[str]
    often: re.Pattern[str]
    acts: re.Pattern[str]
    article: re.Pattern[str]
    telling: frozenset[str]
    bare: frozenset[str]
    kind_only: frozenset[str]
    idle: frozenset[str]
    idle_class: frozenset[str]
    topics: frozenset[str]
    plural: re.Pattern[str]
    doing: re.Pattern[str]
    alone: re.Pattern[str]


@cache
def _compiled(names: "_Frozen") -> Shapes:
    t = names.table
    capital, programme, told, body, some = t["capital"], t["programme"], t["described"], t["body"], t["class"]
    cap = _CAP if programme["joint"] == " " else rf"[A-ZÀ-ÖØ-Þ][\w’'&/]*(?:-(?!(?:{programme['words']})\b)[\w’'&/]*)*"
    inside = rf"(?: (?:{capital['inside']}) (?={cap})| {capital['in']} (?=(?:{capital['after_in']})\b)|{capital['cut']} )"
    chain = rf"{cap}(?:{inside}{cap})*"
    field = rf"{cap}(?: {cap})*"
    plain = rf"{cap}(?: {cap}){{0,3}}"
    short = r"(?: \([A-Z][\w-]+\))?"
    return Shapes(
        re.compile(rf"(?<![\w’'-])(?:{capital['opening']})?{chain}"),
        re.compile(rf"(?<![\w-]){capital['ministry'].replace('{field}', field)}"),
        re.compile(rf"(?<![\w’'-])(?:{capital['single']})(?![\w-])"),
        re.compile(capital["owner"]),
        re.compile(rf" (?:{capital['and']}) "),
        re.compile(rf", (?:(?:{capital['and']}) )?| (?:{capital['split']}) "),
        re.compile(rf"(?:(?:{capital['lead']})(?: |$))+"),
        re.compile(rf" (?:{capital['apart']}) "),
        re.compile(rf"(?: (?:{capital['in_title']}) {cap})+"),
        re.compile(rf"['’”\"]?{programme['joint']}(?:{programme['words']})\b"),
        re.compile(rf"(?:^|[\s-])(?:{programme['words']})$"),
        re.compile(rf"\b(?:{programme['before']}) ['‘“”„\"]?$"),
        re.compile(rf"(?:{programme['before']}) (?=[A-ZÀ-ÖØ-Þ])"),
        re.compile(rf"(?:{programme['before']})(?: (?:{programme['naming']}))? ['‘“”„\"]?(?=[A-ZÀ-ÖØ-Þ])"),
        re.compile(
            rf"\b(?:{programme['words']}|{programme['before']})(?: (?:{programme['naming']})|,)? "
            rf"['‘“”„\"](?P<quoted>[^'‘’“”\"]{{3,150}})['’”\"]"
            rf"|\b(?:{programme['words']}) (?:{programme['naming']}) (?P<plain>{chain})"
        ),
        re.compile(rf"\b(?:{programme['efforts']}),? (?:{programme['listing']}) {programme['the']}(?P<name>{chain})"),
        re.compile(
            rf"(?<![\w’'-])(?P<name>{chain}){programme['introduced']} (?:[\w-]+ ){{0,5}}?"
            rf"(?:(?P<programme>{programme['kinds']})|(?P<body>{body['naming']}))\b"
        ),
        re.compile(rf"\b(?:{body['naming']}) ['‘“”„\"]?(?P<name>{chain})"),
        re.compile(rf"(?P<names>{plain}(?:, {plain})*(?:,? (?:{capital['and']}) {plain})?),? (?:{body['acting']})\b"),
        re.compile(
            rf"\b(?:{body['those']}),? (?:(?:{programme['listing']}) )?{programme['the']}"
            rf"(?P<names>{chain}{short}(?:, {chain}{short})*,? (?:{capital['and']}) {chain}|{chain})"
        ),
        re.compile(rf"{cap}(?: (?:(?:of|for|de|em|da|di) )?{cap})*"),
        re.compile(r",? \(?(?:19|20)\d\d(?: ?[-–/] ?(?:19|20)?\d\d)?\b\)?"),
        re.compile(programme["plans"]),
        re.compile(r"NGOs? (?=[A-ZÀ-Þ])"),
        re.compile(rf"(?: (?:{told['loose']}))+$"),
        re.compile(programme["ordinals"]),
        re.compile(rf"\b{programme['ordinals']}$"),
        re.compile(rf" (?:{capital['owned_by']}) (?:the )?(?P<who>{cap}(?: {cap})*)$"),
        re.compile(rf"(?<![\w-])(?:{body['small']})\b(?! (?:{body['not_before']}))"),
        re.compile(rf"\b(?:{body['heads']})(?:$| (?:{body['of']}) )"),
        re.compile(rf"\b(?:{programme['words']}) (?:{programme['about']})"),
        re.compile(rf"(?:{body['none']})\b"),
        re.compile(rf"(?<![\w’'-])(?P<before>{some['before']})(?P<head>{some['heads']})\b{some['after']}"),
        re.compile(rf"(?<![\w-])(?P<before>(?:[\w’'-]+ ){{0,6}}?)(?P<head>{told['heads']})\b(?P<after>(?: [\w’'()-]+){{0,10}})"),
        re.compile(rf"(?:{told['events']})$"),
        re.compile(rf" (?:{told['stop']})\b.*"),
        re.compile(rf"\b(?:{told['modifiers']}) $"),
        re.compile(told["acts"]),
        re.compile(told["before"].strip(), re.I),
        frozenset(told["telling"].split("|")),
        frozenset(programme["bare"].split("|")),
        frozenset(programme["kind_only"].split("|")),
        frozenset(told["idle"].split("|")),
        frozenset(some["idle"].split("|")),
        frozenset(told["topics"].split("|")),
        re.compile(told["plural"]),
        re.compile(some["doing"]),
        re.compile(some["alone"]),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Frozen:
    """A language's names as a key of the cache."""

    language: str
    table: Mapping[str, Mapping[str, str]]

    def __hash__(self) -> int:
        return hash(self.language)


def shapes_of(grammar: Grammar) -> Shapes:
    """The patterns of a language's names."""
    return _compiled(_Frozen(grammar.language, grammar.names))
