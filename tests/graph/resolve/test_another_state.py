"""Whether a name may as well mean what another state has."""

import pytest

from graph.resolve.guards import Named, may_be_another_states


@pytest.mark.parametrize(
    ("name", "label", "kind", "country", "may"),
    [
        ("NIS", "Actor", "agency", "NG", True),
        ("NAPTIP", "Actor", "agency", "NG", False),
        ("QWXZ", "Actor", "ngo", "SE", True),
        ("IOM", "Actor", "igo", "", False),
        ("Ministry of Foreign Affairs", "Actor", "ministry", "SE", True),
        ("Swedish Ministry of Foreign Affairs", "Actor", "ministry", "SE", False),
        ("Swedish Ministry of Foreign Affairs", "Actor", "ministry", "NO", True),
        ("National Police Service", "Actor", "agency", "KE", True),
        ("Lantern House", "Actor", "ngo", "SE", False),
        ("National Action Plan 2021", "Programme", "action_plan", "NL", True),
        ("Safe Quays", "Programme", "project", "SE", False),
    ],
)
def test_a_name_of_a_state_may_be_another_states(name: str, label: str, kind: str, country: str, may: bool) -> None:
    assert may_be_another_states(name, Named("x", label, name, (), kind, country)) is may
