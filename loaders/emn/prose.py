"""Plain sentences and lists of the answers: lines of action, lists of policies, cooperation, joint programmes.

What needs more than one plain pattern is left to the rules for sentences (a later issue).
"""

import re
from collections.abc import Mapping

from graph.model import Entity, Value
from loaders.base import Draft
from loaders.cited import Cited
from loaders.emn.labels import THEMES
from loaders.emn.programmes import known_programme, programme
from loaders.emn.questions import Question
from loaders.parts.dates import find_date, find_periods
from loaders.parts.names import split_names
from loaders.parts.organisations import actor, government, state_as_actor
from loaders.parts.places import named_place
from loaders.parts.state_names import state_pattern

_LINES = re.compile(
    r"\b(?:lines? of action|action lines|pillars|priority areas|strands)\s*(?:are|include|is)?\s*[;:]?\s*(?=\(?1[.)]\s)", re.I
)
_NUMBERED = re.compile(r"\(?(\d{1,2})\)\s*")
_POLICIES = re.compile(
    r"\b(?:policies|programmes|strategies|action plans)\b.*\b(?:are the following|following|include|such as)\b[^.]*:$", re.I
)
_JOINT = re.compile(
    r"(?P<name>[A-Z][\w'’ -]{2,80}?)\s+(?:programme|program|project)?\s*is a (?:joint (?:initiative|programme|project)|"
    r"strategic (?:cooperation|partnership))\s+(?:between|of)\s+(?P<partners>.+?)"
    r"(?:\s+with (?:the )?financial support (?:of|from)\s+(?P<funders>.+?))?(?:\.\s*$|\.$|$)"
)
_AGREEMENT = re.compile(
    r"(?P<instrument>[Mm]emorandum of [Uu]nderstanding|[Dd]eclaration of [Ii]ntent|[Jj]oint [Dd]eclaration|[Cc]ooperation [Aa]greement"
    r"|[Bb]ilateral [Aa]greement)\b[^.;]*?\bbetween\s+(?P<one>[^.;()]+?)\s+and\s+(?P<other>[^.;(),]+?)"
    r"\s*(?:\((?P<when>[^)]*)\)|,|\.|$|\s+(?:on|of)\s+\d)"
)
_HEDGED = re.compile(r"\b(?:may|might|could|would|if|plans? to|intends? to|will|expected to|envisaged)\b", re.I)


def add_prose(draft: Draft, questions: list[Question], programmes: Mapping[str, Entity], country: str) -> None:
    """Write down what plain sentences and lists of the answers say."""
    for question in questions:
        sentences = [s for b in question.answer if b.kind in ("paragraph", "list_item") for s in b.text.sentences()]
        for sentence in sentences:
            _add_cooperation(draft, sentence, country)
            _add_joint_programme(draft, sentence, programmes, country)
            _add_agreement(draft, sentence, country)
        for block in question.answer:
            _add_lines_of_action(draft, block.text, programmes, country)
        _add_policies(draft, question, country)
        _add_priorities(draft, question, country)


def _add_lines_of_action(draft: Draft, text: Cited, programmes: Mapping[str, Entity], country: str) -> None:
    """As in "The six lines of action are (1) …, (2) …": parts of the plan named before them."""
    match = _LINES.search(text.value)
    plan = known_programme(text.value[: match.start()], programmes) if match else None
    if match is None or plan is None:
        return
    marks = list(_NUMBERED.finditer(text.value, match.end()))
    for i, mark in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else len(text)
        item = re.split(r"(?<=[a-z)])\.\s", text.value[mark.end() : end])[0]
        line = text.cut(mark.end(), mark.end() + len(item))
        name = re.sub(r"[,;.]?\s*(?:and)?\s*$", "", line.value)
        entity = Entity("Programme", name, kind="action_line", country=country, aliases=(f"Action line {mark[1]}: {name}",))
        draft.fact(entity, "PART_OF", plan, line.strip(",;. "), "sentence", "emn.lines_of_action")


def _add_policies(draft: Draft, question: Question, country: str) -> None:
    """A list of other policies of the state: each is a programme that its government carries out."""
    listing = False
    for block in question.answer:
        if block.kind == "paragraph":
            listing = bool(_POLICIES.search(block.value))
        elif listing and block.kind == "list_item" and len(block.value) > 12:
            name = re.split(r",\s+(?:with an aim|aim|which|to )", block.value)[0]
            spans = find_periods(name)
            bare = re.sub(r"\s*\([^()]*\d{4}[^()]*\)\s*", " ", name).strip()
            entity = programme(bare, country, "policy", aliases=(name,))
            draft.fact(government(country), "IMPLEMENTS", entity, block.text, "inferred", "emn.policy_list")
            for span in spans:
                value = Value("Period", {"start_date": span.start_date, "end_date": span.end_date})
                draft.fact(entity, "HAS_PERIOD", value, block.text, "sentence", "emn.policy_list")


def _add_priorities(draft: Draft, question: Question, country: str) -> None:
    """As in "X has several priorities in …, which are the following:": a policy of the state; its list says the themes."""
    entity = None
    for block in question.answer:
        if block.kind == "paragraph":
            match = _PRIORITIES.search(block.value)
            named = match is not None and not _HEDGED.search(block.value)
            entity = _priorities(match["name"], country) if match is not None and named else None
            if entity is not None:
                draft.fact(government(country), "IMPLEMENTS", entity, block.text, "sentence", "emn.priorities")
        elif entity is not None and block.kind == "list_item":
            for key, said in ((key, m) for key, pattern in THEMES.items() if (m := pattern.search(block.value))):
                draft.fact(entity, "ADDRESSES", Entity("Theme", said[0], key=key), block.text, "inferred", "emn.priorities")


def _priorities(name: str, country: str) -> Entity:
    short = re.sub(r"\s+of (?:trafficking in (?:human beings|persons)|human trafficking|THB)$", "", name)
    return programme(name[:1].upper() + name[1:], country, "policy", aliases=(short,) if short != name else ())


_PRIORITIES = re.compile(
    r"\b(?P<name>(?:(?:thematic|national|main|key|strategic|policy)\s+)*priorities\b[^,.:;]*?)"
    r"(?:\s+(?:are|include)(?:\s+the\s+following|\s+as\s+follows)?|,\s*(?:which\s+are|namely|as\s+follows)[^.:]*)\s*:$"
)


def _add_cooperation(draft: Draft, sentence: Cited, country: str) -> None:
    """As in "<State> cooperates within international organisations, namely: A, B" and "participates in bodies such as A and B"."""
    state = state_pattern(country)
    for verb, predicate in ((r"cooperates?\s+(?:closely\s+)?with(?:in)?\b[^:]*?(?:namely|such as)\s*:?", "COOPERATES_WITH"),
                            (r"(?:also\s+)?(?:actively\s+)?participates?\s+in\s+[^:]*?\bsuch as", "PARTICIPATES_IN")):  # fmt: skip
        match = re.search(rf"(?P<who>{state})\s+(?:also\s+)?{verb}\s+(?P<list>[^.;]+)", sentence.value)
        if match is None or _HEDGED.search(sentence.value):
            continue
        for body in split_names(sentence.group(match, "list"), country):
            entity = actor(body)
            if entity.kind or re.search(r"[A-Z]{3}", body.value):
                draft.fact(government(country, match["who"]), predicate, entity, sentence, "sentence", f"emn.{predicate.lower()}_list")


def _add_joint_programme(draft: Draft, sentence: Cited, programmes: Mapping[str, Entity], country: str) -> None:
    """As in "X is a joint initiative of A and B with the financial support of C and D"."""
    match = _JOINT.search(sentence.value)
    if match is None:
        return
    entity = known_programme(match["name"], programmes)
    partners = [actor(p, None) for p in split_names(sentence.group(match, "partners"), country)]
    funders_text = match["funders"]
    if entity is None:
        return
    if len(partners) == 2 and all(p.kind for p in partners):
        draft.fact(
            partners[0],
            "COOPERATES_WITH",
            partners[1],
            sentence,
            "sentence",
            "emn.joint_programme",
            instrument=f"joint initiative ({entity.shown})",
        )
    for funder in split_names(sentence.group(match, "funders"), country) if funders_text else ():
        paying = state_as_actor(funder.value) or actor(funder, country)
        if paying.kind:
            draft.fact(paying, "FUNDS", entity, sentence, "sentence", "emn.financial_support")


def _add_agreement(draft: Draft, sentence: Cited, country: str) -> None:
    """As in "a declaration of intent between A and B (signed on DATE)": the state cooperates with the other country."""
    match = _AGREEMENT.search(sentence.value)
    if match is None:
        return
    places = [named_place(match[name]) for name in ("one", "other")]
    codes = [p.key for p in places if p is not None and p.label == "Country"]
    if len(codes) == 2 and country in codes:
        other = next(p for p in places if p is not None and p.key != country)
        date = find_date(match["when"] or "")
        draft.fact(government(country), "COOPERATES_WITH", other, sentence, "sentence", "emn.agreement",
                   instrument=match["instrument"], date=date or None)  # fmt: skip
