"""The structure of a plan: its chapters with what stands in their brackets, and the numbered actions inside them.

Numbers restart in every chapter, so an action is known by its chapter's number and its own. A numbered list is a list of
actions only under a heading that says so; "Action 1.2" and the rows of a table of actions say it themselves.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from loaders.action_plan.tables import TableRow, is_ruler, opens_chapter, read_rows
from loaders.action_plan.words import ACTION, ACTIONS_HEADING, CHAPTER, CLOSING, FRAME, LABELS
from loaders.cited import Cited
from loaders.readers.blocks import Block

_ENDED = re.compile(r"[.;?!]$")
_DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,2})\.?\s+(?=\S)")
_PAGE_TAIL = re.compile(r"(?:\s*\.{2,}\s*|\s+)\d{1,3}$")


@dataclass(slots=True)
class Chapter:
    """A chapter: how it is called ("Chapter", "Objective"), its number, its title without the bracket of parties."""

    word: str
    number: str
    heading: Cited
    title: Cited
    parties: Cited | None = None
    parent: "Chapter | None" = None
    responsible: list[Cited] = field(default_factory=list)
    weight: int = 0

    @property
    def frames(self) -> bool:
        """Whether its title tells of the plan, not of a line of it: an introduction, a chapter on monitoring."""
        return not self.responsible and not self.parties and FRAME.fullmatch(self.title.value) is not None


@dataclass(slots=True)
class PlannedAction:
    """A numbered action or sub-item: its text in pieces, and what labels or table cells say about it.

    Attributes:
        number: as printed; "" for an item of a list without numbers.
        ordinal: its place among the actions of its chapter, from 1.
    """

    chapter: Chapter | None
    number: str
    letter: str
    ordinal: int
    pieces: list[Cited]
    parent: "PlannedAction | None" = None
    responsible: list[Cited] = field(default_factory=list)
    due: list[Cited] = field(default_factory=list)

    @property
    def reference(self) -> str:
        """Its number with the chapter's: "5.2a"."""
        own = self.number or f"n{self.ordinal}"
        chapter = self.chapter.number if self.chapter else ""
        dotted = "." in own or not chapter
        return f"{own if dotted else f'{chapter}.{own}'}{self.letter}"


@dataclass(slots=True)
class Outline:
    """All chapters and actions of a plan, in order."""

    chapters: list[Chapter] = field(default_factory=list)
    actions: list[PlannedAction] = field(default_factory=list)


def read_outline(body: Sequence[Block], is_parties: Callable[[str], bool]) -> Outline:
    """The outline of a plan's blocks.

    Args:
        is_parties: whether the text of a bracket behind a title names parties (and is no part of the title).
    """
    reader = _Reader(list(body), is_parties)
    at = 0
    while at < len(reader.body):
        at += reader.read(at)
    return reader.outline()


@dataclass
class _Reader:
    body: list[Block]
    is_parties: Callable[[str], bool]
    chapters: list[Chapter] = field(default_factory=list)
    actions: list[PlannedAction] = field(default_factory=list)
    chapter: Chapter | None = None
    item: PlannedAction | None = None
    listing: bool = False
    columns: list[str] = field(default_factory=list)

    def outline(self) -> Outline:
        """What was read; of two chapters with one number (one in a table of contents) the longer one."""
        best = {id(max((o for o in self.chapters if _same(o, c)), key=lambda o: o.weight)) for c in self.chapters}
        full = {id(c) for a in self.actions for c in (a.chapter, a.chapter.parent if a.chapter else None)}
        kept = [c for c in self.chapters if id(c) in best and (id(c) in full or not c.frames)]
        return Outline(kept, [a for a in self.actions if a.chapter is None or id(a.chapter) in best])

    def read(self, at: int) -> int:
        """Read one block; how many were taken."""
        block = self.body[at]
        for part in (self._chapter, self._table):
            taken = part(at)
            if taken:
                return taken
        if self.chapter:
            self.chapter.weight += 1
        if len(block.value) < 80 and ACTIONS_HEADING.fullmatch(block.value):
            self.listing, self.item = True, None
        elif block.kind == "heading" and CLOSING.match(block.value):
            self.chapter, self.listing, self.item = None, False, None
        elif not (self._explicit(block) or self._dotted(block) or (self.listing and self._listed(block))):
            self._continue(at)
        return 1

    def _chapter(self, at: int) -> int:
        block, after = self.body[at], self.body[at + 1] if at + 1 < len(self.body) else None
        if block.kind == "table_row" and not self._is_title_row(at):
            return 0
        if block.kind not in ("heading", "paragraph", "list_item", "table_row"):
            return 0
        if re.fullmatch(r"\d{1,2}", block.value) and after and _is_title(after) and self._is_next(block.value):
            return self._open("Chapter", block.value, Cited.join([block.text, after.text]), after.text, 2)
        match = CHAPTER.fullmatch(block.value)
        if match and block.kind != "list_item" and len(block.value) < 220 and not _ENDED.search(block.value):
            title = block.text.group(match, "title")
            if title and (title.value[0].isupper() or title.value[0] in "\"'“‘"):
                return self._open(match["word"].capitalize(), match["number"], block.text, title, 1)
            if not title and after and _is_title(after):
                return self._open(match["word"].capitalize(), match["number"], Cited.join([block.text, after.text]), after.text, 2)
        section = _DOTTED.match(block.value)
        if section and block.kind != "table_row" and self._holds_actions(at, section[1]):
            return self._open("Section", section[1], block.text, block.text.cut(section.end()), 1)
        match = re.match(r"(\d{1,2})[.)]?\s+(?=\S)", block.value)
        if block.kind == "heading" and match and self._is_next(match[1]):
            return self._open("Chapter", match[1], block.text, block.text.cut(match.end()), 1)
        number = re.fullmatch(r"\(?(\d{1,2})[.)]", block.marker)
        if number and self._is_next(number[1]) and self._is_alone(at):
            return self._open("Chapter", number[1], block.text, block.text, 1)
        return 0

    def _holds_actions(self, at: int, number: str) -> bool:
        """Whether actions that say so themselves, a table of them or deeper numbers stand below a dotted number: it is a section's."""
        title = self.body[at].value.removeprefix(number).strip(" .")
        plain = 2 < len(title) < 160 and title[0].isupper() and not _ENDED.search(self.body[at].value)
        if not self.chapters or not plain or number.split(".")[0] != self._outer_number():
            return False
        for block in self.body[at + 1 : at + _SECTION]:
            deeper = _DOTTED.match(block.value)
            if deeper and not deeper[1].startswith(f"{number}."):
                return False
            table = block.kind == "table_row" and bool(read_rows([block]).columns)
            if deeper or table or ((said := ACTION.fullmatch(block.value)) and said["sign"]):
                return True
            if re.match(r"\d{1,2}\s+[A-Z]", block.value) or LABELS.match(block.value):
                return False
        return False

    def _outer_number(self) -> str:
        return next((c.number for c in reversed(self.chapters) if c.word != "Section"), "")

    def _is_title_row(self, at: int) -> bool:
        """Whether a row is a chapter's title and nothing else; readers may give a line's cells one by one."""
        line = self.body[at].line
        beside = [b for b in (*self.body[max(0, at - 1) : at], *self.body[at + 1 : at + 2]) if b.kind == "table_row" and b.line == line]
        return not beside and opens_chapter(self.body[at].cells)

    def _is_next(self, number: str) -> bool:
        """Whether a bare number goes on where the chapters before stopped: page numbers and list items do not."""
        plain = [c.number for c in self.chapters if c.word == "Chapter" and c.number.isdigit()]
        return int(number) == (int(plain[-1]) + 1 if plain else 1) or (number == "1" and not self.actions)

    def _is_alone(self, at: int) -> bool:
        """Whether a numbered line is a title: short, alone between blank lines, with something else than its list behind it."""
        block, after = self.body[at], self.body[at + 1] if at + 1 < len(self.body) else None
        title = _is_title(block) and len(block.value) < 160 and not block.adjacent
        return bool(title and after and not after.adjacent and not re.match(r"\(?\d", after.marker))

    def _open(self, word: str, number: str, heading: Cited, title: Cited, taken: int) -> int:
        bare, bracket = split_bracket(title)
        parties = bracket if bracket and self.is_parties(bracket.value) else None
        tail = None if parties else _PAGE_TAIL.search(title.value)
        name = bare if parties else title.cut(0, tail.start()) if tail else title
        outer = next((c for c in reversed(self.chapters) if c.word != word and self._level(c.word) < self._level(word)), None)
        self.chapter = Chapter(word, number, heading, name or title, parties, outer)
        self.chapters.append(self.chapter)
        self.listing, self.item = False, None
        return taken

    def _level(self, word: str) -> int:
        words = list(dict.fromkeys(c.word for c in self.chapters))
        return words.index(word) if word in words else len(words)

    def _table(self, at: int) -> int:
        if self.body[at].kind != "table_row":
            self.columns = self.columns if is_ruler(self.body[at]) else []
            return 0
        table = read_rows(self.body[at:], self.columns)
        self.columns = table.columns
        for row in table.rows:
            self._add_row(row)
        if table.rows:
            self.item = None
        if self.chapter:
            self.chapter.weight += table.taken
        return table.taken

    def _add_row(self, row: TableRow) -> None:
        text, number, letter = row.text, row.number, ""
        explicit = ACTION.match(text.value)
        dotted = _DOTTED.match(text.value) or re.match(r"(\d{1,3})[.)]\s+", text.value)
        if explicit:
            number, letter, text = explicit["number"], explicit["letter"], text.group(explicit, "text") or text
        elif dotted and not number:
            number, text = dotted[1], text.cut(dotted.end())
        self._add(number, letter, text)
        self.actions[-1].responsible += row.responsible
        self.actions[-1].due += row.due

    def _explicit(self, block: Block) -> bool:
        match = ACTION.fullmatch(block.value)
        if not match or not (match["sign"] or block.kind == "heading" or match["text"][:1].isupper()):
            return False
        self._add(match["number"], match["letter"], block.text.group(match, "text") or block.text)
        return True

    def _dotted(self, block: Block) -> bool:
        match = _DOTTED.match(block.value) if block.kind in ("paragraph", "list_item", "heading") else None
        if not match or self.chapter is None or match[1].split(".")[0] != self.chapter.number.split(".")[0]:
            return False
        self._add(match[1], "", block.text.cut(match.end()))
        return True

    def _listed(self, block: Block) -> bool:
        if block.kind != "list_item":
            return False
        number = re.fullmatch(r"\(?(\d{1,3})[.)]", block.marker)
        letter = re.fullmatch(r"\(?([a-z])[.)]", block.marker)
        if number:
            self._add(number[1], "", block.text)
        elif letter and self.item:
            self._add_letter(letter[1], block.text)
        elif self.item is None or not self.item.number:
            self._add("", "", block.text)
        else:
            self.item.pieces.append(block.text)
        return True

    def _add(self, number: str, letter: str, text: Cited) -> None:
        ordinal = 1 + sum(1 for a in self.actions if a.chapter is self.chapter and not a.parent)
        self.item = PlannedAction(self.chapter, number, letter, ordinal, [text])
        self.actions.append(self.item)

    def _add_letter(self, letter: str, text: Cited) -> None:
        parent = self.item.parent or self.item if self.item else None
        if parent:
            self.item = PlannedAction(self.chapter, parent.number, letter, parent.ordinal, [text], parent)
            self.actions.append(self.item)

    def _continue(self, at: int) -> None:
        """A paragraph behind an item belongs to it: if it follows at once, is a label, or the list goes on after it."""
        block = self.body[at]
        if self.item is None:
            label = LABELS.match(block.value)
            if self.chapter and label and label["who"]:
                self.chapter.responsible.append(block.text.cut(label.end()))
        elif block.kind != "heading" and (block.adjacent or LABELS.match(block.value) or self._goes_on(at)):
            self.item.pieces.append(block.text)
        elif block.kind == "heading" and not self._goes_on(at):
            self.listing, self.item = False, None

    def _goes_on(self, at: int) -> bool:
        expected = str(int(self.item.number) + 1) if self.item and self.item.number.isdigit() else ""
        following = [b.marker.strip("().") for b in self.body[at + 1 : at + 4] if b.marker]
        return bool(expected) and expected in following


_SECTION = 12
"""Blocks below a section's title among which its first action stands."""


def split_bracket(title: Cited) -> tuple[Cited, Cited | None]:
    """A title and the inside of the bracket that ends it, brackets inside that one counted."""
    value = title.value.rstrip()
    if not value.endswith(")"):
        return title, None
    depth = 0
    for at in range(len(value) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(value[at], 0)
        if depth == 0:
            return title.cut(0, at), title.cut(at + 1, len(value) - 1)
    return title, None


def _is_title(block: Block) -> bool:
    value = block.value
    return block.kind in ("heading", "paragraph", "list_item") and 2 < len(value) < 220 and value[0].isupper() and not _ENDED.search(value)


def _same(one: Chapter, other: Chapter) -> bool:
    """Whether two headings open the same chapter: one of them stands in a table of contents."""
    nested = (one.parent.number if one.parent else "") == (other.parent.number if other.parent else "")
    return one.word == other.word and one.number == other.number and nested
