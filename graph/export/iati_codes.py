"""The codes of the IATI Standard 2.03 for this graph's words; the other way round than `loaders.iati.codes`."""

from collections.abc import Mapping
from types import MappingProxyType

ROLES: Mapping[str, str] = MappingProxyType({"FUNDS": "1", "ACCOUNTABLE_FOR": "2", "EXTENDS": "3", "IMPLEMENTS": "4"})
"""OrganisationRole by edge type."""

STATUSES: Mapping[str, str] = MappingProxyType(
    {"pipeline": "1", "ongoing": "2", "finalisation": "3", "ended": "4", "cancelled": "5", "suspended": "6"}
)
"""ActivityStatus."""

DATES: Mapping[tuple[str, str], str] = MappingProxyType(
    {("planned", "start_date"): "1", ("actual", "start_date"): "2", ("planned", "end_date"): "3", ("actual", "end_date"): "4"}
)
"""ActivityDateType by a period's kind and bound."""

FLOWS: Mapping[str, str] = MappingProxyType(
    {
        "incoming_funds": "1", "commitment": "2", "disbursement": "3", "expenditure": "4", "interest": "5", "loan_repayment": "6",
        "reimbursement": "7", "equity_purchase": "8", "equity_sale": "9", "credit_guarantee": "10", "incoming_commitment": "11",
        "outgoing_pledge": "12", "incoming_pledge": "13",
    }
)  # fmt: skip
"""TransactionType."""

BUDGET_TYPES: Mapping[str, str] = MappingProxyType({"original": "1", "revised": "2"})
RELATED: Mapping[str, str] = MappingProxyType({"sibling": "3", "co-funded": "4", "third party": "5"})

ORGANISATION_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "government": "10", "ministry": "10", "agency": "10", "police": "10", "prosecution": "10", "judiciary": "10", "rapporteur": "10",
        "municipality": "11", "local_network": "11", "ngo": "22", "network": "30", "igo": "40", "eu_body": "40", "private": "70",
        "academic": "80",
    }
)  # fmt: skip
"""OrganisationType by an actor's kind; 90 is Other."""

OTHER_TYPE = "90"
"""For a reporting organisation whose kind nothing tells: the schema wants a type."""
