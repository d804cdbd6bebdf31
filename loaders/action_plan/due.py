"""When an action is due: the dates of its text that lie ahead of it, not those it tells about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.cited import Cited
from loaders.parts.dates import DateSpan, find_deadlines
from loaders.sentences import sentence_spans

_AHEAD = re.compile(r"\b(?:will|shall|must|should|to\s+be|is\s+being|are\s+being|expected|planned|programmed|scheduled|due)\b", re.I)
_PAST = re.compile(r"\b(?:was|were|had|has|have|signed|ratified|concluded)\b", re.I)
_DONE_IN = re.compile(
    r"(?<!be )\b(?:drawn\s+up|adopted|published|launched|made|signed|concluded|presented|introduced|established|dated|conducted|started"
    r"|issued|held|carried\s+out|concerning|covering|of)\s+(?:in\s+|on\s+|early\s+in\s+)?(?:the\s+)?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline and the sentence that sets it."""

    span: DateSpan
    at: Cited


def find_due(text: Cited, earliest: str) -> Iterator[Due]:
    """The deadlines of an action's text, each stretch once.

    Args:
        earliest: the year in which the plan begins; "" where unknown. What ended before it is no deadline.
    """
    seen: set[tuple[str, str, str]] = set()
    begin = 0
    for start, end in sentence_spans(text.value):
        sentence = text.cut(start, end)
        begin = (
            begin if re.fullmatch(r"\(.*\)\W*", sentence.value) else start
        )  # a bracket alone says nothing: it is cited with its sentence
        for span in find_deadlines(sentence.value):
            content = (span.start_date, span.end_date, "" if span.start_date or span.end_date else span.text)
            if content not in seen and _is_due(sentence.value, span, earliest):
                seen.add(content)
                yield Due(span, text.cut(begin, end))


def _is_due(sentence: str, span: DateSpan, earliest: str) -> bool:
    before = sentence[: span.begin]
    last = span.end_date or span.start_date
    if not last:
        return True
    if (earliest and last[:4] < earliest) or _DONE_IN.search(before):
        return False
    bracketed = before.count("(") > before.count(")")
    return bracketed or bool(_AHEAD.search(sentence)) or not _PAST.search(sentence)
