import pytest

from loaders.parts.acronyms import find_definitions


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Council of the Baltic Sea States (CBSS) met.", [("Council of the Baltic Sea States", "CBSS")]),
        ("It was told by the State Border Guard Service (SBGS) and Caritas (Vilnius).", [("State Border Guard Service", "SBGS")]),
        ("In May (see Annex A) nothing happened (N/A).", []),
        ("The police of Riga (IOM) said so.", []),
    ],
)
def test_definitions(text: str, found: list[tuple[str, str]]) -> None:
    assert find_definitions(text) == found
