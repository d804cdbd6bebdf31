"""The kind of a programme by the words of its name."""

import re

_KINDS: tuple[tuple[str, str], ...] = (
    ("action_plan", r"\baction\s?plan\b|\bactionplan\b|\bnational (?:strategy|action programme)\b|\bactieplan\b"),
    ("campaign", r"\bcampaign\b"),
    ("pilot", r"\bpilot\b"),
    ("operational_action", r"\boperational action\b"),
    ("event_series", r"\b(?:conference|meeting|seminar|workshop|hackathon)s?\b"),
    ("project", r"\bproject\b"),
    ("policy", r"\b(?:policy|agenda)\b|^(?:national |the )?strategy\b|\bstrategy$"),
)


def programme_kind(name: str) -> str:
    """The kind of a programme by the words of its name."""
    return next((kind for kind, words in _KINDS if re.search(words, name, re.I)), "programme")
