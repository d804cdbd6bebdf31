"""The words of the EMN template: labels of a measure's table, ticked themes, by language.

A language joins by a row in each table; the machinery is the same for all.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

_THING = (
    r"(?:policy or measure|measure or policy|policy/measure|policy|measure|project|programme|program|initiative|action|campaign|activity)"
)

LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "en": {
        "name": rf"(?:full )?(?:name|title)(?: and acronym)? of (?:the |a )?(?:national )?{_THING}(?: or {_THING})?"
        rf"|{_THING} (?:name|title)",
        "bare_name": rf"name|title|{_THING}",
        "countries": r"(?:targeted )?third countr(?:y/ies|y\(ies\)|ies|y)(?:(?: and| or|,)? (?:of )?(?:implementation"
        r"|nationalit(?:y/ies|y|ies)"
                     r"|origin|transit)(?: targeted)?)*(?: targeted| concerned| involved| covered)?"
                     r"|countr(?:y/ies|y\(ies\)|ies|y) (?:of implementation|targeted|concerned|involved|covered|of origin)"
                     r"|(?:target(?:ed)?|partner|beneficiary) countr(?:y/ies|y\(ies\)|ies|y)|nationalit(?:y/ies|ies|y) targeted"
                     r"|targeted nationalit(?:y/ies|ies|y)|geographic(?:al)? (?:scope|coverage|focus|area)|countr(?:y/ies|ies|y)",
        "period": r"(?:project |programme )?implementation (?:period|date\(?s?\)?)|period(?: of implementation| covered)?"
        r"|implemented (?:in|during)"
                  r"|time ?-?(?:frame|line|period)|(?:project )?duration|reporting period of the measure|dates?(?: of implementation)?"
                  r"|start(?:ing)?(?: date)? and end(?:ing)? dates?|years?(?: of implementation)?",
        "funding": r"(?:total )?(?:funding|budget|costs?|amount)(?: amount)?(?: and sources?| and source\(?s?\)? of funding"
                   r"| and funding source\(?s?\)?)?(?: of the measure)?|financing|financial resources"
                   r"|budget and source\(?s?\)? of funding",
        "sources": r"source\(?s?\)? of (?:the )?(?:funding|financing)|(?:funding|financing) source\(?s?\)?|(?:co-?)?(?:funded"
        r"|financed) by"
                   r"|donor\(?s?\)?|funders?|funding (?:body|bodies|authority|authorities|programme|instrument)",
        "partners": r"implement(?:ing|ation) (?:partner|organi[sz]ation|authorit|actor|bod|agenc|institution|entit)(?:s|ies|y"
        r"|\(s\)|\(ies\)|y/ies)?"
                    r"(?: and partners?)?|(?:project |programme |main |other )?partner(?:s|\(s\))?(?: involved| organi[sz]ations?)?"
                    r"|implement(?:ed|ers?)(?: by)?|(?:actors?|authorities|organi[sz]ations?|institutions?|stakeholders?) involved",
        "responsible": r"(?:responsible|competent|leading|lead|coordinating) (?:authorit|ministr|institution|organi[sz]ation"
        r"|bod|agenc|partner|entit)"
                       r"(?:s|ies|y|\(s\)|\(ies\)|y/ies)?",
        "beneficiaries": r"(?:final |direct |main )?beneficiar(?:ies|y|y/ies|y\(ies\))|target(?:ed)? groups?(?:\(s\))?",
        "objectives": r"(?:main |overall |specific )?objectives?(?:\(s\))?|aims?(?:\(s\))?(?: and objectives?)?|purpose|goals?(?:\(s\))?",
        "activities": r"(?:main |key )?activit(?:ies|y|y/ies)|(?:brief |short )?description(?: of (?:the )?measure)?"
        r"|main elements|content",
        "status": r"(?:state|status|stage|state of play)(?: of (?:the )?implementation)?|implementation status",
        "themes": r"thematic areas?(?:\(s\))?|themes?|(?:thematic )?priorit(?:y|ies)(?: areas?)?|pillars?"
        r"|area of intervention|policy areas?",
        "other": r"(?:additional )?comments?|additional information|remarks|notes?|type of (?:measure|activity|action)|type"
        r"|contact(?: \w+)*"
                 r"|web ?(?:site|page|link)s?|links?|legal basis|(?:main |expected )?(?:results?|outcomes?|outputs?|impacts?"
                 r"|achievements?)"
                 r"|evaluations?|lessons learned|sources?(?: of information)?|references?|sustainability|language\(?s?\)?"
                 r"|indicators?|challenges?"
                 r"|good practices?|cost-effectiveness|more information|further information|documents?",
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
    (
        "ongoing",
        r"\b(?:ongoing|on-going|on going|in progress|running|started|being implemented|under implementation"
        r"|current\w*|active)\b",
    ),
)
"""What a status cell says, by its words; "implementation" alone says nothing."""

TEMPLATE = re.compile(
    r"EMN (?:study|template|Member|Observer|National Contact Point)|European Migration Network|national contribution", re.I
)
"""Words by which a contribution to an EMN study is known."""


EMPTY = re.compile(
    r"[\s.\-–—/?*]*(?:(?:n\.?\s?/?\s?a|not (?:applicable|available|known|specified|relevant)|unknown|none|no (?:data"
    r"|information)(?: available)?|confidential"
    r"|not publicly available|classified|t\.?b\.?[dc]|to be (?:determined|confirmed)|please (?:add|specify|describe|list)"
    r"\b.*)[\s.\-–—/?*]*)?$",
    re.I,
)
"""What stands in a cell that says nothing."""


def label_patterns() -> dict[str, re.Pattern[str]]:
    """One pattern a field, over all languages: the label at the start of a cell, its bracket, and a colon or the end."""
    fields = {field: None for words in LABELS.values() for field in words}
    return {
        field: re.compile(
            rf"(?:{'|'.join(words[field] for words in LABELS.values() if field in words)})\s*(?:\([^()]*\)\s*)?"
            + (r"(?::\s*|(?=\s)|$)" if field == "name" else r"(?::\s*|$)"),
            re.I,
        )
        for field in fields
    }
