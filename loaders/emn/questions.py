"""The questionnaire of an EMN contribution: its questions, what is ticked, the lists of programmes and countries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.model import Entity, Value
from loaders.base import Draft
from loaders.cited import Cited
from loaders.emn.tables import label_of
from loaders.parts.places import listed_places
from loaders.parts.ticks import find_options
from loaders.readers.blocks import Block
from loaders.readers.lines import TICK

_NUMBER = re.compile(r"\(?(\d{1,2})[.)]?$")
_PART = re.compile(r"\(?([a-e])[.)]$")
_ASKS = re.compile(r"\?\**\s*$|\byour country\b|\bplease (?:describe|list|provide|indicate|specify)\b|:\s*$", re.I)
_INSTRUCTION = re.compile(r"^(?:if (?:yes|no)\b|please\b|these types? of\b|this may include\b|\(e\.g\.)", re.I)
_LISTED = re.compile(
    r"^(?P<lead>(?:the\s+)?(?:project|programme|program|measure|campaign|initiative)s?\s+)?"
    r"(?:['‘\"“](?P<quoted>[^'’\"”]+(?:[’'][^'’\"”\s][^'’\"”]*)*)['’\"”]|(?P<plain>[^:]{3,120}?))\s*:\s*(?P<rest>.+)$",
    re.I,
)


@dataclass
class Question:
    """One question, or one part of one, with the blocks of its answer.

    Attributes:
        number: as printed, "3".
        part: the letter of its part, "" for a question without parts.
        text: the words of the question (or of the part).
        answer: the blocks between it and the next one, tables included.
    """

    number: str
    part: str
    text: Cited
    answer: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ListedProgramme:
    """A list item that gives a programme's places: its name, how it is printed, the places, the footnotes it calls."""

    name: str
    printed: str
    places: tuple[Entity, ...]
    item: Cited
    notes: tuple[str, ...]


def read_questions(blocks: list[Block]) -> list[Question]:
    """The questions of the research part, in order; numbers run upwards, so that a numbered list in an answer is no question."""
    found: list[Question] = []
    number, whole = 0, None
    for block in blocks:
        kind = _question_of(block, number, found)
        if kind == "question":
            number = int(_NUMBER.match(block.marker)[1])  # type: ignore[index]
            whole = Question(str(number), "", block.text)
            found.append(whole)
        elif kind == "part" and whole is not None:
            letter = _PART.match(block.marker)[1]  # type: ignore[index]
            found.append(Question(str(number), letter, block.text))
        elif block.kind == "heading" and block.level == 2 and found:
            whole = None
        elif found and whole is not None:
            found[-1].answer.append(block)
    return [q for q in found if q.answer]


def _question_of(block: Block, number: int, found: list[Question]) -> str:
    if block.kind not in ("list_item", "heading") or label_of(block.text):
        return ""
    match = _NUMBER.match(block.marker)
    if match and _ASKS.search(block.value) and number < int(match[1]) <= number + 4:
        return "question"
    part = _PART.match(block.marker)
    if part and found:
        expected = chr(ord(found[-1].part) + 1) if found[-1].part else "a"
        if part[1] == expected and (len(block.value) > 60 or "?" in block.value):
            return "part"
    return ""


def add_answers(draft: Draft, questions: list[Question]) -> None:
    """Write down what is ticked at each question, and short answers in words."""
    document = Entity("Document", draft.source.stem)
    for question in questions:
        ticked = [o for o in _boxes(question) if o.ticked]
        boxes = list(_boxes(question))
        for option in ticked:
            _answer(draft, document, question, option.text.value.strip(" .:"), option.text, "emn.ticked")
        if boxes and not ticked:
            draft.skip(question.text, f"question {question.number}{question.part}: no box is ticked")
        if not boxes:
            short = _short_answer(question)
            if short is not None:
                _answer(draft, document, question, short.value.strip(), short, "emn.short_answer")


def _answer(draft: Draft, document: Entity, question: Question, answer: str, at: Cited, rule: str) -> None:
    value = Value("Answer", {"question": question.number, "part": question.part, "answer": answer})
    draft.fact(document, "HAS_ANSWER", value, at, "table", rule, text=question.text.value[:300])


def _boxes(question: Question):  # type: ignore[no-untyped-def]
    """The Yes and No boxes of a question: boxes before its first table, with a few words each."""
    for block in question.answer:
        if label_of(block.text):
            return
        if TICK.match(block.value):
            yield from (o for o in find_options([block.text]) if len(o.text.value.split()) <= 8)


def _short_answer(question: Question) -> Cited | None:
    """An answer of one short sentence, where the question has no boxes."""
    said = [b for b in question.answer if b.kind == "paragraph" and not _INSTRUCTION.match(b.value)]
    if len(said) == 1 and len(said[0].value.split()) <= 20 and not any(b.kind == "list_item" for b in question.answer):
        return said[0].text
    return None


def listed_programmes(questions: list[Question]) -> Iterator[ListedProgramme]:
    """List items of the answers that give a programme's countries: "Project 'X': Niger, Nigeria"."""
    for question in questions:
        for block in question.answer:
            match = _LISTED.match(block.value) if block.kind == "list_item" else None
            if match is None or label_of(block.text):
                continue
            places, rest = listed_places(block.text.group(match, "rest"))
            if places and len(rest) * 4 <= len(places):
                name = (match["quoted"] or match["plain"]).strip(" ,;")
                printed = block.value[: match.start("rest")].rstrip(" :")
                yield ListedProgramme(name, printed, tuple(p for p, _ in places), block.text, block.notes)
