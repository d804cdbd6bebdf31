"""The shapes in which one activity's identifier is cited."""

import pytest

from graph.joins.identifiers import variant_key


@pytest.mark.parametrize(
    "identifier", ["XM-DAC-7-PPR-4000001234", "XM-DAC-7-4000001234", "XM-OCHA-585-XM-DAC-7-PPR-4000001234", "NL-KVK-1-XM-DAC-7-4000001234"]
)
def test_the_shapes_of_one_grant_have_one_key(identifier: str) -> None:
    assert variant_key(identifier) == "XM-DAC-7-4000001234"


@pytest.mark.parametrize("identifier", ["XM-DAC-47066-PX.0263", "GB-GOV-1-300123-104", "a/b c, d", "XM-DAC-7-PPR-12"])
def test_what_has_no_other_shape_stays_as_published(identifier: str) -> None:
    assert variant_key(identifier) == identifier


def test_another_number_is_another_grant() -> None:
    assert variant_key("XM-DAC-7-PPR-4000001234") != variant_key("XM-DAC-7-PPR-4000001235")
