"""The words by which action plans name their parts, as tables: English first, then the languages of the neighbours."""

import re

PLAN = re.compile(
    r"\b(?:national\s+)?(?:action\s+plan|plan\s+of\s+action|action\s+programme|(?:implementation|delivery)\s+plan|road\s?map|actieplan|plan\s+d['’]action"
    r"|(?:nationaler?\s+)?aktionsplan|plan\s+de\s+acción|handlingsplan)\b",
    re.I,
)
CHAPTER = re.compile(
    r"(?P<word>(?:strategic\s+|specific\s+|general\s+)?(?:chapter|objective|goal|outcome|priority(?:\s+area)?|pillar|theme|axis"
    r"|component|area(?:\s+of\s+action)?|focus\s+area|action\s+line|line\s+of\s+action|work\s+stream|hoofdstuk|doelstelling|prioriteit|pijler|actielijn|chapitre|objectif|axe|priorité"
    r"|kapitel|ziel|handlungsfeld|capítulo|objetivo|eje|mål|område))\s+(?P<number>\d{1,2}(?:\.\d{1,2})?|[IVX]{1,4}|[A-H])\b\s*[.:–—-]?\s*(?P<title>.*)",
    re.I,
)
ACTION = re.compile(
    r"(?P<word>action(?:\s+point)?|measure|activity|step|task|actie(?:punt)?|maatregel|activiteit|mesure|activité|maßnahme|aktivität|medida|acción|actividad"
    r"|åtgärd|aktivitet)\s+(?P<number>\d{1,3}(?:\.\d{1,3}){0,2})\s?(?P<letter>[a-z]?)\b\s*(?P<sign>[.:–—)-]?)\s*(?P<text>.*)",
    re.I | re.S,
)
_WHAT = (
    r"(?:goals?|objectives?|actions?|activities|measures?|tasks?|steps|action\s+points?|commitments?|doelen|acties|maatregelen|activiteiten|objectifs?"
    r"|mesures|activités|ziele|maßnahmen|objetivos|medidas|acciones|actividades|mål|åtgärder|aktiviteter)"
)
ACTIONS_HEADING = re.compile(
    rf"(?:(?:key|main|planned|concrete|specific|proposed|our|the|list\s+of)\s+)*{_WHAT}(?:\s*(?:/|&|,|and|en|et|und|y|och)\s*{_WHAT})*"
    r"(?:\s+(?:to\s+be\s+taken|planned|for\s+\d{4}.*))?\s*[:.]?",
    re.I,
)
CLOSING = re.compile(
    r"(?:annex|appendix|enclosure|bijlage|annexe|anhang|anexo|bilaga)(?:es)?\b|(?:afterword|colophon|conclusions?|glossary|abbreviations|acknowledgements?"
    r"|(?:table\s+of\s+)?contents|members\b|membership\b|composition\b|list\s+of\s+members)",
    re.I,
)
"""Headings after which the numbered chapters are over."""

FRAME = re.compile(
    r"(?:introduction|foreword|preface|preamble|background|summary|executive summary|reader['’]s guide|definitions?|methodology"
    r"|monitoring|evaluation"
    r"|implementation|governance|financing|funding|references|current (?:situation|state)"
    r"|legal framework|context|situation analysis|follow-up|reporting)\b"
    r"(?:(?:,| and| of| &)\s.*)?",
    re.I,
)
"""Titles of chapters that frame a plan: without actions they are no line of it."""

RESPONSIBLE = (
    r"(?:(?:main\s+|primarily\s+|lead\s+)?responsible(?:\s+(?:part(?:y|ies)|bod(?:y|ies)|institutions?|actors?|authorit(?:y|ies)|organisations?|agenc(?:y|ies)"
    r"|entit(?:y|ies)|for\s+(?:implementation|performance)))?|responsibility|lead(?:\s+(?:agency|ministry|partner|organisation|actor|body))?|(?:action\s+)?owners?"
    r"|action\s+holder|coordinator|implementing\s+(?:body|bodies|partners?|agenc(?:y|ies)|authorit(?:y|ies))|implemented\s+by|who|verantwoordelijk(?:e(?:n)?)?"
    r"|trekker|responsables?|zuständig(?:keit)?|verantwortlich|ansvarig(?:a)?)"
)
DUE = (
    r"(?:deadline|time\s?-?frame|time\s?-?line|time\s?-?tables?|schedule|duration|time\s?-?scales?|timing|time\s+limit|term|period|when|due(?:\s+date)?|by\s+when|completion(?:\s+date)?|target\s+date"
    r"|implementation\s+period|planning|termijn|échéance|délai|calendrier|frist|zeitraum|plazo|tidsram|tidsfrist)"
)
WHAT_COLUMN = re.compile(
    rf"(?:description\s+of\s+)?(?:the\s+)?(?:(?:priority|key|main|planned|proposed|specific|agreed)\s+)?{_WHAT}(?:\s*/\s*{_WHAT})*", re.I
)
NUMBER_COLUMN = re.compile(r"(?:no|nr|number|#|№|ref)\.?", re.I)
RESPONSIBLE_COLUMN = re.compile(RESPONSIBLE, re.I)
DUE_COLUMN = re.compile(DUE, re.I)
LABELS = re.compile(
    rf"(?:^|(?<=[.;,|)\]])\s*|\n|(?<=\w)\s+(?-i:(?=[A-Z])))(?P<label>(?P<who>{RESPONSIBLE})|(?P<due>{DUE})|(?P<other>(?:supporting\s+|cooperating\s+|other\s+)?(?:partners?|parties|actors)|involved|indicators?|budget|resources|costs?|funding"
    r"|results?|outputs?|status))\s*:\s+",
    re.I,
)
"""A label inside an action's text ("Responsible: …"), up to the next one."""

_GROUP = r"(?:Steering|Working|Coordination|Leadership|Advisory|Strategic)\s+Group"
BODY = rf"(?:Task\s?Force|Platform|Committee|Commission|{_GROUP}|Council|Board|Network|Taskforce)"
"""What the body behind a plan is called."""
