"""The words of the EMN template: labels of a measure's table, ticked themes, by language.

A language joins by a row in each table; the machinery is the same for all.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "en": {
        "name": r"(?:name|title) of (?:the )?(?:policy or |policy/|national )?(?:measure|policy|project|programme|initiative)"
                r"(?: or (?:policy|measure))?",
        "countries": r"third countr(?:y/ies|y\(ies\)|ies|y)(?: of (?:implementation|nationality(?: targeted)?))?(?: targeted| concerned)?"
                     r"|countr(?:y/ies|ies|y) of implementation|nationalit(?:y/ies|ies|y) targeted",
        "period": r"implementation period|period of implementation|time ?frame|duration|reporting period of the measure",
        "funding": r"total funding(?: and source\(?s?\)? of funding)?|source\(?s?\)? of funding|total budget|funding|budget",
        "partners": r"implementing (?:partner|organi[sz]ation|authorit|actor|bod)(?:s|ies|y|\(s\)|\(ies\))?|partners? involved",
        "beneficiaries": r"beneficiar(?:ies|y|y/ies)|target group\(?s?\)?",
        "objectives": r"(?:main )?objective\(?s?\)?|aims?(?: and objectives)?",
        "activities": r"(?:main )?activit(?:ies|y|y/ies)",
        "status": r"(?:state|status|stage) of implementation|status",
        "themes": r"thematic areas?|themes?",
        "comments": r"comments?|additional information|remarks",
    },
})  # fmt: skip
"""Labels of a measure's table by language and field; a bracket and a colon may follow each."""

THEMES: tuple[tuple[str, str], ...] = (
    ("law-enforcement", r"law enforcement|judicial (?:cooperation|response)|criminal (?:business )?model|prosecut"),
    ("protection", r"identif\w+|protect\w+|assist\w+|support\w+|empower\w+"),
    ("prevention", r"prevent\w+|awareness|demand"),
    ("partnership", r"cooperation with third countries|international cooperation|partnership"),
)
"""Themes by words of the tick boxes' text, the more telling first."""

STATUSES: tuple[tuple[str, str], ...] = (
    ("ended", r"\b(?:ended|completed|finished|concluded|closed|finali[sz]ed|terminated|implemented)\b|\bhas been implemented\b"),
    ("ongoing", r"\b(?:ongoing|on-going|on going|in progress|running|started|being implemented|under implementation|current\w*|active)\b"),
)
"""What a status cell says, by its words; "implementation" alone says nothing."""

TEMPLATE = re.compile(
    r"EMN (?:study|template|Member|Observer|National Contact Point)|European Migration Network|national contribution", re.I
)
"""Words by which a contribution to an EMN study is known."""


def label_patterns() -> dict[str, re.Pattern[str]]:
    """One pattern a field, over all languages: the label at the start of a cell, its bracket, and a colon or the end."""
    fields = {field for words in LABELS.values() for field in words}
    return {
        field: re.compile(
            rf"(?:{'|'.join(words[field] for words in LABELS.values() if field in words)})\s*(?:\([^()]*\)\s*)?"
            + (r"(?::\s*|(?=\s)|$)" if field == "name" else r"(?::\s*|$)"),
            re.I,
        )
        for field in sorted(fields)
    }
