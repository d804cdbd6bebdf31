import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cited import Cited
from loaders.parts.names import listed_bodies, split_names

LISTS = [
    ("IOM, UNODC and OHCHR", ["IOM", "UNODC", "OHCHR"]),
    ("Ministry of Health, Welfare and Sport and UNHCR", ["Ministry of Health, Welfare and Sport", "UNHCR"]),
    ("Ministry of Labour, Family, Social Affairs and Equal Opportunities, Police",
     ["Ministry of Labour, Family, Social Affairs and Equal Opportunities", "Police"]),
    ("Ministry of Justice, Police and Prosecution", ["Ministry of Justice", "Police", "Prosecution"]),
    ("Immigration and Naturalisation Service", ["Immigration and Naturalisation Service"]),
    ("Belgian Federal Police and Fedasil", ["Belgian Federal Police", "Fedasil"]),
    ("Payoke, PAG-ASA and Sürya", ["Payoke", "PAG-ASA", "Sürya"]),
    ("- IOM - UNODC", ["IOM", "UNODC"]),
    ("KOK e.V. – Network against Trafficking; SOLWODI", ["KOK e.V. – Network against Trafficking", "SOLWODI"]),
    ("IOM, UNODC and others", ["IOM", "UNODC"]),
    ("Asylum, Migration and Integration Fund (AMIF), Sida", ["Asylum, Migration and Integration Fund (AMIF)", "Sida"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_lists_of_names(text: str, names: list[str]) -> None:
    assert [n.value for n in split_names(Cited.of(text))] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The project is implemented by IOM together with the Ministry of the Interior.", ["IOM", "the Ministry of the Interior"]),
        ("IOM in cooperation with the Nigerian Police and NAPTIP", ["IOM", "the Nigerian Police", "NAPTIP"]),
    ],
)
def test_sentences_in_cells(text: str, names: list[str]) -> None:
    assert [b.text.value for b in listed_bodies(Cited.of(text))] == names


def test_responsible_bodies_are_told_apart() -> None:
    text = "The Ministry of Justice and the Ministry of Finance are politically responsible for it. "
    text += "Others involved are; the police and the courts here."
    assert [(b.text.value, b.responsible) for b in listed_bodies(Cited.of(text))][:2] == [
        ("The Ministry of Justice", True),
        ("the Ministry of Finance", True),
    ]


@given(st.lists(st.sampled_from(["IOM", ", ", " and ", "Police", "(", ")", "Ministry of Health", ";", " – "]), max_size=12))
def test_names_are_pieces_of_the_text_in_order(parts: list[str]) -> None:
    text = "".join(parts)
    names = split_names(Cited.of(text))
    starts = [n.start for n in names if len(n.spans) == 1]
    assert starts == sorted(starts)
    assert all(text[s:e] for n in names for s, e in n.spans)
