"""IATI's code lists: words beside codes, of all versions.

`codelists.csv` holds the code and English name of each entry of the lists used here, taken as facts from the IATI Standard's code
lists (see NOTICE.md).
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def code_names(name: str) -> Mapping[str, str]:
    """The names of a list's codes."""
    return MappingProxyType({row["code"]: row["name"] for row in _rows("codelists.csv") if row["list"] == name})


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of one of this package's own tables."""
    return tuple(MappingProxyType(row) for row in _rows(name))


def _rows(name: str) -> list[dict[str, str]]:
    text = files("loaders.iati").joinpath(name).read_text("utf-8")
    return [{k: v or "" for k, v in row.items()} for row in csv.DictReader(text.splitlines())]


ROLES: Mapping[str, str] = MappingProxyType(
    {
        "1": "FUNDS",
        "funding": "FUNDS",
        "2": "ACCOUNTABLE_FOR",
        "accountable": "ACCOUNTABLE_FOR",
        "3": "EXTENDS",
        "extending": "EXTENDS",
        "4": "IMPLEMENTS",
        "implementing": "IMPLEMENTS",
    }
)
"""OrganisationRole of versions 2 (numbers) and 1 (words in any case), as edge types."""

DATES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "1": ("planned", "start"),
        "2": ("actual", "start"),
        "3": ("planned", "end"),
        "4": ("actual", "end"),
        "start-planned": ("planned", "start"),
        "start-actual": ("actual", "start"),
        "end-planned": ("planned", "end"),
        "end-actual": ("actual", "end"),
    }
)
"""ActivityDateType: planned or actual, start or end."""

STATUSES: Mapping[str, str] = MappingProxyType(
    {
        "1": "pipeline",
        "2": "ongoing",
        "3": "finalisation",
        "4": "ended",
        "5": "cancelled",
        "6": "suspended",
        "pipeline/identification": "pipeline",
        "implementation": "ongoing",
        "completion": "finalisation",
        "finalisation": "finalisation",
        "post-completion": "ended",
        "closed": "ended",
        "cancelled": "cancelled",
        "suspended": "suspended",
    }
)
"""ActivityStatus in this graph's words: `ongoing` is IATI's Implementation, `ended` its Closed (Post-completion)."""

FLOWS: Mapping[str, str] = MappingProxyType(
    {
        "1": "incoming_funds",
        "IF": "incoming_funds",
        "2": "commitment",
        "C": "commitment",
        "3": "disbursement",
        "D": "disbursement",
        "4": "expenditure",
        "E": "expenditure",
        "5": "interest",
        "IR": "interest",
        "6": "loan_repayment",
        "LR": "loan_repayment",
        "7": "reimbursement",
        "R": "reimbursement",
        "8": "equity_purchase",
        "QP": "equity_purchase",
        "9": "equity_sale",
        "QS": "equity_sale",
        "10": "credit_guarantee",
        "CG": "credit_guarantee",
        "11": "incoming_commitment",
        "12": "outgoing_pledge",
        "13": "incoming_pledge",
    }
)
"""TransactionType of versions 2 (numbers) and 1 (letters, which also stand in files labelled 2.03)."""

INCOMING = frozenset({"incoming_funds", "incoming_commitment", "incoming_pledge"})
"""Flows into the activity: their provider funds it."""

PAID_OUT = frozenset({"commitment", "disbursement", "expenditure"})
"""Flows out of the activity: their receiver has a part in it."""

BUDGET_TYPES: Mapping[str, str] = MappingProxyType({"1": "original", "2": "revised", "original": "original", "revised": "revised"})

RELATED: Mapping[str, str] = MappingProxyType({"1": "parent", "2": "child", "3": "sibling", "4": "co-funded", "5": "third party"})
"""RelatedActivityType; version 1 writes the same numbers or the words."""

RETIRED: Mapping[str, str] = MappingProxyType({"AN": "CW", "BU": "MM", "TP": "TL", "ZR": "CD", "UK": "GB", "EL": "GR"})
"""Codes that ISO has withdrawn, or that others use, and the country's code today (the larger heir's where there are several)."""
