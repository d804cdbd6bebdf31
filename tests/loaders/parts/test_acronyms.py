import pytest

from loaders.parts.acronyms import find_definitions, find_listed


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


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("DoJ – Department of Justice", [("Department of Justice", "DoJ")]),
        ("- HSE: Health Service Executive", [("Health Service Executive", "HSE")]),
        ("OPT\tOffice to Prevent Trafficking;", [("Office to Prevent Trafficking", "OPT")]),
        ("EMPACT – a platform of police forces", []),
        ("Note: The Plan ends in 2027", []),
        ("IOM – Ministry of Justice", []),
    ],
)
def test_lists_of_abbreviations(line: str, found: list[tuple[str, str]]) -> None:
    assert find_listed([line]) == found
