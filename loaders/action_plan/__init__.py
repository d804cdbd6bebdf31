"""National action plans: chapters with responsible parties, numbered actions with deadlines, members of the body behind.

A sub-item ("2b") is part of its parent action and of the chapter, so that a question about the chapter finds it.
"""

import re

from graph.ids import slug
from graph.model import Entity, Extraction, Strength, Value
from loaders.action_plan.cooperation import find_agreements
from loaders.action_plan.deeds import doers
from loaders.action_plan.due import find_due
from loaders.action_plan.members import member_blocks, read_members
from loaders.action_plan.outline import Chapter, PlannedAction, read_outline
from loaders.action_plan.owners import find_owners
from loaders.action_plan.parties import Parties
from loaders.action_plan.title import TitlePage, plan_title, read_title
from loaders.action_plan.words import LABELS
from loaders.base import Draft, Source, document_info
from loaders.cited import Cited
from loaders.parts.dates import find_deadlines, find_periods
from loaders.parts.organisations import actor, government
from loaders.parts.prose.engine import Telling, add_prose_facts
from loaders.sniff import Sniff

KIND = "action_plan"
LOOKS_FOR = "a title with the words action plan, numbered chapters or objectives, and numbered actions with parties and deadlines"
_SHOWN = 160
"""Characters of an action's text that serve as its name."""


def sniff(source: Source) -> Sniff:
    """By the title, and by the chapters and actions that its outline has."""
    titled = plan_title(source.body) is not None
    outline = read_outline(source.body, lambda _: True)
    chapters, actions = len(outline.chapters), len(outline.actions)
    score = 0.4 * titled + min(0.2, 0.1 * chapters) + min(0.4, 0.1 * actions)
    return Sniff(score if titled else score / 2, f"{'a' if titled else 'no'} plan's title, {chapters} chapters and {actions} actions")


def load(source: Source) -> Extraction:
    """The facts of one plan."""
    title = read_title(source)
    _, members = member_blocks(source.body)
    parties = Parties(source.text, title.country, title.body, title.body_names)
    outline = read_outline(source.body, parties.are_parties)
    draft = Draft(source)
    writer = _Writer(draft, title, parties)
    writer.add_plan()
    for chapter in outline.chapters:
        writer.add_chapter(chapter)
    for action in outline.actions:
        writer.add_action(action)
    for member in read_members(members, parties):
        if title.body:
            draft.fact(member.actor, "PARTICIPATES_IN", title.body, member.at, "table", "plan.members")
            if member.chair:
                draft.fact(member.actor, "LEADS", title.body, member.at, "table", "plan.chair", role="chair")
    info = document_info(source, KIND, title.name, country=title.country or None, issuer=title.issuer or None, issued=title.issued or None)
    if title.country:
        short = tuple((name, title.body) for name in title.body_names if title.body is not None and " " in name) if title.body else ()
        telling = Telling(title.country, we=title.body, plan=writer.plan, short=short, language=info.language)
        add_prose_facts(draft, [b for b in source.body if b not in members], telling)
    if title.body:
        draft.names("Actor", title.body.names)
    return draft.finish(info)


class _Writer:
    """Writes the outline of one plan down as facts."""

    def __init__(self, draft: Draft, title: TitlePage, parties: Parties) -> None:
        self.draft, self.title, self.parties = draft, title, parties
        self.plan = Entity("Programme", title.text.value, title.name, "action_plan", title.country or None, title.aliases)
        self.key = slug(title.name)
        self.years = find_periods(title.name)
        self.written: dict[int, Entity] = {}
        self.taken: set[str] = set()

    def add_plan(self) -> None:
        """The plan's period, and the body whose plan it is."""
        for span in self.years[:1]:
            value = Value("Period", {"start_date": span.start_date, "end_date": span.end_date, "text": span.text})
            self.draft.fact(self.plan, "HAS_PERIOD", value, self.title.text, "table", "plan.period")
        if self.title.body:
            self.draft.fact(self.title.body, "RESPONSIBLE_FOR", self.plan, self.title.text, "inferred", "plan.body")
        elif self.title.publisher:
            whose = actor(self.title.publisher, self.title.country or None)
            self.draft.fact(whose, "RESPONSIBLE_FOR", self.plan, self.title.publisher, "inferred", "plan.publisher")

    def add_chapter(self, chapter: Chapter) -> None:
        """A chapter as part of the plan, and its parties."""
        line = self._chapter(chapter)
        whole = self._chapter(chapter.parent) if chapter.parent else self.plan
        self.draft.fact(line, "PART_OF", whole, chapter.heading, "table", "plan.chapter")
        for source in filter(None, (chapter.parties, *chapter.responsible)):
            at = chapter.heading if source is chapter.parties else source
            for name in self.parties.listed(source) if source is chapter.parties else find_owners(source, self.parties):
                self.draft.fact(self.parties.entity(name), "RESPONSIBLE_FOR", line, at, "table", "plan.chapter_parties")

    def add_action(self, planned: PlannedAction) -> None:
        """An action: what it is part of, when it is due, who does it, and which agreements it reports."""
        texts, labelled = _without_labels(planned)
        action = self._action(planned, texts)
        first = texts[0]
        if planned.parent:
            self.draft.fact(action, "PART_OF", self.written[id(planned.parent)], first, "table", "plan.sub_action")
        whole = self._chapter(planned.chapter) if planned.chapter else self.plan
        self.draft.fact(action, "PART_OF", whole, next(first.sentences(), first), "table", "plan.action")
        self._add_due(action, texts, [*planned.due, *labelled["due"]])
        self._add_doers(action, texts, [*planned.responsible, *labelled["who"]])
        for text in texts:
            self._add_agreements(text)

    def _add_agreements(self, text: Cited) -> None:
        own = self.title.country
        for found in find_agreements(text, own) if own else ():
            more = {"instrument": found.instrument, "date": found.date}
            self.draft.fact(government(own), "COOPERATES_WITH", found.country, found.at, "sentence", "plan.agreement", **more)

    def _add_due(self, action: Entity, texts: list[Cited], cells: list[Cited]) -> None:
        for cell in cells:
            for span in find_deadlines(cell.value):
                self._due(action, span.start_date, span.end_date, span.text, cell, "plan.deadline_cell")
        if cells:
            return
        earliest = self.years[0].start_date[:4] if self.years else ""
        for text in texts:
            for due in find_due(text, earliest):
                self._due(action, due.span.start_date, due.span.end_date, due.span.text, due.at, "plan.deadline")

    def _due(self, action: Entity, start: str, end: str, text: str, at: Cited, rule: str) -> None:
        strength: Strength = "table" if rule == "plan.deadline_cell" else "sentence"
        self.draft.fact(action, "HAS_DEADLINE", Value("Period", {"start_date": start, "end_date": end, "text": text}), at, strength, rule)

    def _add_doers(self, action: Entity, texts: list[Cited], cells: list[Cited]) -> None:
        named = [(name, cell, "plan.responsible_cell") for cell in cells for name in find_owners(cell, self.parties)]
        named += [(doer.name, doer.at, "plan.doer") for text in texts for doer in doers(text, self.parties)]
        seen: set[str] = set()
        for name, at, rule in named:
            actor = self.parties.entity(name)
            if actor.shown.casefold() not in seen:
                seen.add(actor.shown.casefold())
                self.draft.fact(actor, "RESPONSIBLE_FOR", action, at, "table" if rule == "plan.responsible_cell" else "sentence", rule)

    def _chapter(self, chapter: Chapter) -> Entity:
        printed = f"{chapter.word} {chapter.number}: {chapter.title.value}"
        inner = f"{slug(chapter.word)}-{slug(chapter.number)}"
        above = f"{slug(chapter.parent.word)}-{slug(chapter.parent.number)}/" if chapter.parent else ""
        aliases = (chapter.title.value, f"{chapter.word} {chapter.number}")
        return Entity(
            "Programme", printed, kind="action_line", country=self.title.country or None, aliases=aliases, key=f"{self.key}/{above}{inner}"
        )

    def _action(self, planned: PlannedAction, texts: list[Cited]) -> Entity:
        reference, whole = planned.reference, re.sub(r"\s+", " ", " ".join(t.value for t in texts))
        base = key = f"{self.key}/{_above(planned)}{reference}"
        again = 2
        while key in self.taken:
            key, again = f"{base}~{again}", again + 1
        self.taken.add(key)
        first = next(texts[0].sentences(), texts[0]).value
        alias = (f"Action {reference}",) if planned.number else ()
        made = Entity("Action", _short(first), country=self.title.country or None, aliases=(*alias, first, whole), key=key)
        self.written[id(planned)] = made
        return made


def _above(planned: PlannedAction) -> str:
    """What tells chapters of one number apart: the chapter around them."""
    parent = planned.chapter.parent if planned.chapter else None
    return f"{slug(parent.word)}-{slug(parent.number)}/" if parent else ""


def _short(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ;:")
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"


def _without_labels(planned: PlannedAction) -> tuple[list[Cited], dict[str, list[Cited]]]:
    """The text of an action without its labelled parts, and those parts by what they say."""
    texts: list[Cited] = []
    labelled: dict[str, list[Cited]] = {"who": [], "due": []}
    for piece in planned.pieces:
        marks = list(LABELS.finditer(piece.value))
        text = piece.cut(0, marks[0].start()) if marks else piece
        if text:
            texts.append(text)
        ends = [*(m.start() for m in marks[1:]), len(piece.value)]
        for mark, after in zip(marks, ends, strict=False):
            name = "who" if mark["who"] else "due" if mark["due"] else ""
            if name:
                labelled[name].append(piece.cut(mark.end(), after).strip(".;"))
    return texts or planned.pieces[:1], labelled
