"""A plain sentence becomes a canned question and its arguments, without any model - or nothing, where that is not sure.

The names in the sentence are found first (longest first), then dates and choices; what is left must be words of one of a
question's phrases. A word that no phrase of the question knows ("hotels", "not") contradicts it: then the nearest questions are
listed and none is answered, because an answer to another question is worse than none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.store import Cell, GraphStore
from queries.catalogue import get_question, question_names, questions
from queries.mentions import Mention, find_mentions
from queries.sentence import Sentence, content_words, read_sentence
from queries.spec import NAME_LABELS, Parameter, Question

CERTAIN = 0.75
"""The least confidence at which a question is picked."""

_MARGIN = 0.05
_CHOICE_COST = 0.06
"""A reading that needs a choice loses against one whose own words say the same ("what does X fund")."""

_NEAREST = 4


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a sentence was taken to mean.

    Attributes:
        question: the question's name; None where it is not sure.
        arguments: values for `ask`, names as ids.
        shown: for each argument, the words of the sentence and the name that they were taken for.
        confidence: from 0 to 1.
        reason: why nothing was picked; empty where something was.
        nearest: (question, title, confidence) of the nearest questions, best first.
    """

    sentence: str
    question: str | None
    arguments: Mapping[str, Cell]
    shown: tuple[tuple[str, str, str], ...]
    confidence: float
    reason: str
    nearest: tuple[tuple[str, str, float], ...]


def understand_unless_named(store: GraphStore, text: str) -> Understanding | None:
    """What a plain sentence was taken to mean; None where the text is a question's name.

    Raises:
        QueryError: it is one word and no question's name; the message lists the nearest.
    """
    if text in question_names():
        return None
    if " " not in text.strip() and "?" not in text:
        get_question(text)
    return understand(store, text)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The sentence read as one question."""

    question: Question
    arguments: dict[str, Cell]
    shown: tuple[tuple[str, str, str], ...]
    likeness: float
    strange: tuple[str, ...]
    unplaced: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def sure(self) -> bool:
        return not (self.strange or self.unplaced or self.missing) and self.likeness >= CERTAIN


def understand(store: GraphStore, sentence: str) -> Understanding:
    """The question that a sentence asks, with its arguments; no question where that is not sure."""
    mentions = find_mentions(store, sentence)
    read = read_sentence(sentence, mentions)
    readings = sorted((_read_as(q, read) for q in questions().values()), key=_rank)
    nearest = tuple((r.question.name, r.question.title, round(r.likeness, 2)) for r in readings[:_NEAREST])
    sure = [] if read.bare else [r for r in readings if r.sure]
    best = sure[0] if sure else None
    rival = next((r for r in sure[1:] if best and best.likeness - r.likeness < _MARGIN), None)
    if best is None or rival is not None:
        reason = (
            _why_not(readings[0], read) if best is None or rival is None else f"It may ask {best.question.name} or {rival.question.name}."
        )
        return Understanding(sentence, None, {}, (), round(readings[0].likeness, 2), reason, nearest)
    return Understanding(sentence, best.question.name, best.arguments, best.shown, round(best.likeness, 2), "", nearest)


def _rank(reading: _Reading) -> tuple[bool, float, int, str]:
    obstacles = len(reading.strange) + len(reading.unplaced) + len(reading.missing)
    return (not reading.sure, -reading.likeness + 0.2 * obstacles, obstacles, reading.question.name)


def _read_as(question: Question, sentence: Sentence) -> _Reading:
    """The sentence, as if it asked this question."""
    arguments: dict[str, Cell] = {}
    shown: list[tuple[str, str, str]] = []
    unplaced: list[str] = []
    for mention in sentence.mentions:
        parameter = _parameter_for(question, mention, arguments)
        if parameter is None:
            unplaced.append(mention.text)
            continue
        arguments[parameter.name] = mention.value(NAME_LABELS[parameter.type])
        shown.append((parameter.name, mention.text, mention.shown(NAME_LABELS[parameter.type])))
    words = _take_choices(question, sentence.words, arguments, shown)
    slots = frozenset("{" + name + "}" for name in arguments)
    unplaced += _take_dates(question, sentence.dates, arguments, shown)
    return _Reading(
        question,
        arguments,
        tuple(shown),
        _likeness(question, frozenset(words) | slots) - (_CHOICE_COST if len(words) < len(sentence.words) else 0),
        tuple(sentence.spoken[w] for w in words if w not in _vocabulary(question)),
        tuple(unplaced),
        tuple(p.name for p in question.parameters if p.required and p.name not in arguments),
    )


def _parameter_for(question: Question, mention: Mention, taken: Mapping[str, Cell]) -> Parameter | None:
    """The free parameter that the mention fits; a place after "in", an actor elsewhere, where it may be both."""
    order = (
        ("country", "region", "theme", "programme", "actor")
        if mention.after_place_word
        else ("programme", "actor", "country", "region", "theme")
    )
    free = [p for p in question.parameters if p.name not in taken and p.type in NAME_LABELS and mention.fits(NAME_LABELS[p.type])]
    free.sort(key=lambda p: (p.name == "maker") == (mention.word_before in {"to", "for"}))  # a recommendation is addressed to an actor
    return min(free, key=lambda p: order.index(p.type), default=None)


def _take_choices(question: Question, words: Sequence[str], arguments: dict[str, Cell], shown: list[tuple[str, str, str]]) -> list[str]:
    """The words that are no choice of a parameter; the first that is one fills it. The phrases' own words are no choices."""
    asked = [p for p in question.parameters if any("{" + p.name + "}" in phrase for phrase in question.phrases)]
    choices = {w: (p.name, c) for p in asked for c in p.choices for w in content_words(c) if w not in _vocabulary(question)}
    left = []
    for word in words:
        name, choice = choices.get(word, ("", ""))
        if name and name not in arguments:
            arguments[name] = choice
            shown.append((name, word, choice))
        else:
            left.append(word)
    return left


def _take_dates(
    question: Question, dates: Sequence[tuple[str, str]], arguments: dict[str, Cell], shown: list[tuple[str, str, str]]
) -> list[str]:
    """Fill in the dates; those that the question cannot be asked for are left."""
    unplaced = []
    for name, value in dates:
        if name == "active_from" and question.parameter(name) is None and question.parameter("since"):
            name = "since"  # "since 2025": the day from which something is new
        if question.parameter(name) is None:
            unplaced.append(value)
        else:
            arguments[name] = value
            shown.append((name, value, value))
    return unplaced


def _likeness(question: Question, heard: frozenset[str]) -> float:
    """How like the sentence is to the best phrase: twice the words in common over the words of both."""
    wanted = (frozenset(content_words(phrase)) for phrase in question.phrases)
    return max((2 * len(heard & phrase) / (len(heard) + len(phrase)) for phrase in wanted if heard or phrase), default=0.0)


def _vocabulary(question: Question) -> frozenset[str]:
    return frozenset(word for phrase in question.phrases for word in content_words(phrase))


def _why_not(nearest: _Reading, sentence: Sentence) -> str:
    if sentence.bare:
        return "That is a name, not a question." if sentence.mentions else "Nothing was asked."
    if nearest.strange:
        return f"Not understood: {', '.join(nearest.strange)}."
    if nearest.unplaced:
        return f"{nearest.question.name} cannot be asked for {', '.join(nearest.unplaced)}."
    if nearest.missing:
        return f"{nearest.question.name} needs {', '.join(nearest.missing)}; no such name was found in the sentence."
    return "No question is near enough."
