"""The EMN study that a contribution answers, and the earlier one that the common template names."""

import re
from collections.abc import Iterable

from graph.model import Entity, Value
from graph.resolve.countries import country_name
from loaders.base import Draft
from loaders.cited import Cited
from loaders.parts.dates import find_periods
from loaders.parts.names import split_names
from loaders.parts.organisations import actor

_TITLE = r"['‘“\"](?P<title>[^’”\"]{12,200}?)['’”\"](?=[\s.,;)]|$)"
_CONTRIBUTES = re.compile(
    rf"\bcontribution of [^.]{{3,60}}? to the (?:(?P<year>\d{{4}}) )?EMN [Ss]tudy (?:on |entitled )?{_TITLE}(?: \((?P<behind>\d{{4}})\))?"
)
_EARLIER = re.compile(rf"\bEMN (?:published|carried out|conducted) (?:a |an )?[Ss]tudy (?:on |entitled )?{_TITLE}")
_COVERED = re.compile(r"\bcovered the period\s+(?P<period>[^.;]+)")
_REPORTING = re.compile(r"\breporting period\b(?=.*\bstudy\b)", re.I)
_EU_PAYS = re.compile(
    r"^\W*(?:co-?)?(?:funded|financed) by (?:the\s+)?(?P<eu>European Union|EU)(?:\s+and\s+(?P<also>(?:the\s+)?[^.;,]{5,80}))?\W*$", re.I
)
_IN_COOPERATION = re.compile(
    r"(?:^|, )(?P<who>[Tt]he [A-Z][^,;:]{3,80}?) (?:conducted|carried out|organi[sz]ed|launched|implemented)\b.*?"
    r"\bin (?:close )?(?:cooperation|collaboration) with (?:other )?(?P<list>[A-Z][^;.]+)"
)


def study(title: str) -> Entity:
    """An EMN study as a programme."""
    plain = re.sub(r"\s+", " ", title).strip()
    return Entity("Programme", f"EMN study '{plain}'", kind="project", aliases=(plain,))


def add_study(draft: Draft, sentences: Iterable[Cited], country: str, title: Cited | None = None) -> None:
    """Write down the study, who pays for it and takes part in it, its reporting period, and the earlier study named beside it.

    Args:
        title: the study's title in the head, for a contribution that does not say to which study it is one.
    """
    said = list(sentences)
    current: Entity | None = None
    for sentence in said:
        match = _CONTRIBUTES.search(sentence.value)
        if match and current is None and country:
            current = study(match["title"])
            draft.fact(_contact_point(country), "PARTICIPATES_IN", current, sentence, "sentence", "emn.study")
    if current is None and country and title is not None:
        current = study(title.value)
        draft.fact(_contact_point(country), "PARTICIPATES_IN", current, title, "inferred", "emn.study_title")
    for sentence in said:
        if current is not None:
            _add_current(draft, sentence, current, country)
        _add_earlier(draft, sentence)
        _add_cooperation(draft, sentence)


def _contact_point(country: str) -> Entity:
    name = country_name(country)
    return Entity("Actor", f"EMN National Contact Point {name}", kind="network", country=country, aliases=(f"EMN NCP {name}",))


def _add_current(draft: Draft, sentence: Cited, current: Entity, country: str) -> None:
    pays = _EU_PAYS.search(sentence.value)
    if pays:
        draft.fact(actor("European Union"), "FUNDS", current, sentence, "sentence", "emn.study_funder")
    if pays and pays["also"]:
        draft.fact(actor(pays["also"], country), "FUNDS", current, sentence, "sentence", "emn.study_funder")
    spans = find_periods(sentence.value) if _REPORTING.search(sentence.value) else []
    for span in spans[:1]:
        _add_period(draft, current, span.start_date, span.end_date, sentence)


def _add_earlier(draft: Draft, sentence: Cited) -> None:
    match = _EARLIER.search(sentence.value)
    if match is None:
        return
    earlier = study(match["title"])
    draft.fact(actor("EMN"), "IMPLEMENTS", earlier, sentence, "sentence", "emn.earlier_study")
    covered = _COVERED.search(sentence.value, match.end())
    for span in find_periods(covered["period"])[:1] if covered else ():
        _add_period(draft, earlier, span.start_date, span.end_date, sentence)


def _add_period(draft: Draft, subject: Entity, start: str, end: str, at: Cited) -> None:
    value = Value("Period", {"start_date": start, "end_date": end})
    draft.fact(subject, "HAS_PERIOD", value, at, "sentence", "emn.study_period", phase="reporting period")


def _add_cooperation(draft: Draft, sentence: Cited) -> None:
    """As in "the Office conducted two exercises, in cooperation with A and B": international bodies only."""
    match = _IN_COOPERATION.search(sentence.value)
    who = actor(match["who"]) if match else None
    if match is None or who is None or who.kind not in ("eu_body", "igo", "network"):
        return
    for name in split_names(sentence.group(match, "list")):
        other = actor(re.sub(r"\s+(?:[Uu]nits?|[Ss]taff)$", "", name.value))
        if other.kind in ("eu_body", "igo"):
            draft.fact(who, "COOPERATES_WITH", other, sentence, "sentence", "emn.in_cooperation")
