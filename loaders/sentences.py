"""Where sentences end, in text whose abbreviations, numbers and quotes end no sentence."""

import nupunkt


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each sentence of a paragraph, in order, white space between them left out.

    Nupunkt knows abbreviations; on top of it, no sentence ends before a lower-case word or inside an unclosed bracket.
    """
    raw = [(start, end) for start, end in nupunkt.sent_spans(text) if text[start:end].strip()]
    merged: list[tuple[int, int]] = []
    for start, end in raw:
        if merged and _continues(text[merged[-1][0] : merged[-1][1]], text[start:end]):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return [_trim(text, start, end) for start, end in merged]


def _continues(before: str, after: str) -> bool:
    first = after.lstrip()[:1]
    return first.islower() or before.count("(") > before.count(")")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    return start, start + len(part.strip())
