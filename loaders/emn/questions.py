"""The questionnaire of an EMN contribution: its questions, what is ticked, the lists of programmes and countries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.model import Entity, Value
from loaders.base import Draft
from loaders.cited import Cited
from loaders.emn.labels import words
from loaders.emn.numbering import Head, question_head
from loaders.emn.tables import label_of
from loaders.parts.places import listed_places
from loaders.parts.ticks import Option, find_options
from loaders.readers.blocks import Block
from loaders.readers.lines import TICK

_PLAIN = tuple((name, re.compile(rf"{words(name.lower())}\b(?=\s*(?:[.,;:–-]|$))", re.I)) for name in ("Yes", "No"))
"""A plain answer in any language, and what it is called in the graph."""

_REACH = 4
"""How far the number of a question may lie from the one before: templates leave numbers out and swap them."""

_INSTRUCTION = re.compile(words("instruction"), re.I)
_LISTED = re.compile(
    rf"^(?P<lead>{words('measure')}\s+)?"
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
    """The questions of the research part, in order; a numbered list in an answer is no question."""
    found: list[Question] = []
    seen: set[tuple[int, str]] = set()
    number, open_ = 0, False
    for block in blocks:
        head = question_head(block) if not label_of(block.text) else None
        if head is not None and _is_question(head, number, found, seen):
            number = head.number or number
            seen.add((number, head.part))
            found.append(Question(str(number), head.part, head.text or block.text))
            open_ = True
        elif found and open_ and not found[-1].answer and _is_title_only(found[-1]) and block.kind in ("paragraph", "heading"):
            found[-1].text = block.text
        elif block.kind == "heading" and block.level == 2 and found:
            open_ = False
        elif found and open_:
            found[-1].answer.append(block)
    return [q for q in found if q.answer]


def _is_question(head: Head, number: int, found: list[Question], seen: set[tuple[int, str]]) -> bool:
    """Whether a head is the next question or part: by its number, and by its words where the number could be a list's."""
    if head.named:
        return (head.number, head.part) not in seen
    after = found[-1].part if found else ""
    expected = chr(ord(after) + 1) if after else "a"
    if not head.number:
        return bool(found) and head.part == expected and (len(head.text) > 60 or head.asks)
    if head.part and head.number == number:
        return head.part == expected
    fresh = head.asks_the_state and (head.number, head.part) not in seen and abs(head.number - number) <= _REACH
    return fresh or (head.asks and number < head.number <= number + _REACH)


def _is_title_only(question: Question) -> bool:
    """Whether a question's words are only its number: they stand on the next line."""
    return bool(re.fullmatch(rf"{words('question')}\.?\s?\d{{1,2}}\s?\(?[a-h]?\)?[.:]?", question.text.value))


def add_answers(draft: Draft, questions: list[Question]) -> None:
    """Write down what is ticked at each question, and short answers in words."""
    document = Entity("Document", draft.source.stem)
    for question in questions:
        boxes = list(_boxes(question))
        ticked = [o for o in boxes if o.ticked]
        name = f"question {question.number}{question.part}"
        if {_plain(o.text.value) for o in ticked} >= {"Yes", "No"}:
            draft.skip(question.text, f"{name}: both Yes and No are ticked")
            continue
        for option in ticked:
            _answer(
                draft,
                document,
                question,
                _plain(option.text.value.strip(" .:")) or option.text.value.strip(" .:"),
                option.text,
                "emn.ticked",
            )
        if boxes and not ticked:
            draft.skip(question.text, f"{name}: no box is ticked")
        if not boxes:
            _add_words(draft, document, question)


def _add_words(draft: Draft, document: Entity, question: Question) -> None:
    """An answer in words: the Yes or No that begins it, else one short sentence."""
    said = [b for b in question.answer if b.kind in ("paragraph", "heading") and not _INSTRUCTION.match(b.value)]
    plain = _plain(said[0].value) if said and said[0] is question.answer[_first(question)] else ""
    if plain:
        _answer(draft, document, question, plain, next(said[0].text.sentences()), "emn.yes_no")
    elif len(said) == 1 and _is_short(said[0].text) and not any(b.kind == "list_item" for b in question.answer):
        _answer(draft, document, question, said[0].value.strip(), said[0].text, "emn.short_answer")


def _plain(text: str) -> str:
    """The Yes or No that begins an answer in any language; "" where none does."""
    return next((name for name, pattern in _PLAIN if pattern.match(text.strip())), "")


def _is_short(text: Cited) -> bool:
    return len(text.value.split()) <= _SHORT and len(list(text.sentences())) == 1


def _first(question: Question) -> int:
    """The place of the first block of an answer that is no instruction."""
    return next((i for i, b in enumerate(question.answer) if not _INSTRUCTION.match(b.value)), 0)


_SHORT = 20
"""Words of the longest answer that is kept as a value."""


def _answer(draft: Draft, document: Entity, question: Question, answer: str, at: Cited, rule: str) -> None:
    value = Value("Answer", {"question": question.number, "part": question.part, "answer": answer})
    draft.fact(document, "HAS_ANSWER", value, at, "table", rule, text=question.text.value[:300])


def _boxes(question: Question) -> Iterator[Option]:
    """The Yes and No boxes of a question: boxes before its first table, with a few words each."""
    for block in question.answer:
        if label_of(block.text):
            return
        if _BOXED.match(block.value):
            yield from (o for o in find_options([block.text]) if len(o.text.value.split()) <= _BOX_WORDS)


_BOX_WORDS = 8
_BOXED = re.compile(rf"{TICK.pattern}|\s*(?:{words('yes')}|{words('no')})\s*[☐☒☑✓✔✗□■\[]")


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
