"""When there is anything to join."""

import pytest

from graph.joins.statements import may_join


@pytest.mark.parametrize(
    ("kinds", "may"),
    [
        ({}, False),
        ({"a": "iati", "b": "iati", "r": "reference"}, False),
        ({"a": "fact_sheet", "b": "emn"}, False),
        ({"a": "iati", "b": "three_w"}, False),
        ({"a": "iati", "b": "fact_sheet"}, True),
    ],
)
def test_only_a_document_and_a_data_file_may_name_the_same_programme(kinds: dict[str, str], may: bool) -> None:
    assert may_join(kinds) is may
