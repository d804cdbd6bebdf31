"""Identifiers of activities in the shapes in which others cite them.

One grant comes as the publisher's own identifier, as its implementer cites it, and inside the implementer's own identifier: the shapes
that domain knowledge knows are a table here, and no shape is guessed.
"""

import re

_PUBLISHER = re.compile(r"(?:XM-DAC-\d+|XM-OCHA-[A-Z0-9]+|XI-IATI-[A-Z0-9]+|[A-Z]{2}-(?:GOV-\d+|\d+))-")
"""How the identifier of a publisher begins, as its register writes it."""

_PREFIXED = re.compile(r"[A-Z]{2}-")

_INFIXES = {"XM-DAC-7-": "PPR-"}
"""Letters that a publisher puts between its own identifier and its number, and that others leave out."""

_LEAST_DIGITS = 6
"""Digits that the rest must hold for two shapes of it to be one: short numbers are given twice."""


def variant_key(identifier: str) -> str:
    """What all shapes of one activity's identifier have in common; the identifier itself where no shape is known.

    `XM-DAC-7-PPR-4000004776`, `XM-DAC-7-4000004776` and `XM-OCHA-585-XM-DAC-7-PPR-4000004776` have one key.
    """
    starts = [found.start() for found in _PUBLISHER.finditer(identifier)]
    own = identifier[starts[-1] :] if starts and _PREFIXED.match(identifier) else identifier
    for publisher, infix in _INFIXES.items():
        if own.startswith(publisher + infix):
            own = publisher + own[len(publisher) + len(infix) :]
    return own if len(re.findall(r"\d", own)) >= _LEAST_DIGITS else identifier
