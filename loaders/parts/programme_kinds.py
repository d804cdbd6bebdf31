"""The kind of a programme by the words of its name."""

import re

_KINDS: tuple[tuple[str, str], ...] = (
    (
        "action_plan",
        r"\baction\s?plan\b|\bactionplan\b|\bnational (?:strategy|action programme)\b|\bactie(?:plan|programma)\b"
        r"|\bhandlings(?:plan(?:en)?|program(?:met)?)\b",
    ),
    ("campaign", r"\bcampaign\b|\b\w*campagnes?\b|\b\w*kampanj(?:en|er)?\b"),
    ("pilot", r"\bpilot\b"),
    ("operational_action", r"\boperational action\b"),
    (
        "event_series",
        r"\b(?:conference|meeting|seminar|workshop|hackathon|conferentie)s?\b|\bcongres(?:sen)?\b"
        r"|\bkonferens(?:en|er)?\b|\bseminari(?:um|et|er)\b",
    ),
    ("project", r"\bproject(?:en)?\b|\bprojekt(?:et|en)?\b"),
    ("policy", r"\b(?:policy|agenda)\b|^(?:national |the )?strategy\b|\bstrategy$"),
)


def programme_kind(name: str) -> str:
    """The kind of a programme by the words of its name."""
    return next((kind for kind, words in _KINDS if re.search(words, name, re.I)), "programme")
