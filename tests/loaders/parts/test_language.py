"""The language of a text, and of what is none."""

import pytest

from loaders.parts.language import UNKNOWN, detect_language

TEXTS = [
    ("en", "The ministry pays for two shelters in Valletta and for the training of their staff."),
    ("nl", "Het ministerie betaalt twee opvanghuizen in Gent en de opleiding van het personeel."),
    ("fr", "Le ministère finance deux foyers à Lyon et la formation de leur personnel."),
    ("de", "Das Ministerium bezahlt zwei Schutzwohnungen in Graz und die Schulung des Personals."),
    ("es", "El ministerio paga dos casas de acogida en Sevilla y la formación de su personal."),
    ("sv", "Departementet betalar två skyddade boenden i Malmö och utbildning av personalen."),
    ("it", "Il ministero finanzia due case rifugio a Bologna e la formazione del personale."),
    ("pl", "Ministerstwo finansuje dwa schroniska w Krakowie oraz szkolenie ich pracowników."),
    ("el", "Το υπουργείο χρηματοδοτεί δύο καταφύγια στην Πάτρα και την κατάρτιση του προσωπικού."),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_one_sentence_is_enough(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    ["", "COMPASS PROTECT II", "12.03.2021 – 4 500 EUR\n" * 20, "Niger, Nigeria, Mali", "☒ ☐ ☒ ☐\n" * 50, "Zxqj wvkp bnmq rtzz " * 10],
    ids=["nothing", "names", "figures", "countries", "boxes", "no words"],
)
def test_what_is_no_language_is_said_to_be_unknown(text: str) -> None:
    assert detect_language(text) == UNKNOWN


def test_a_summary_in_english_does_not_speak_for_the_document() -> None:
    english, german = TEXTS[0][1], TEXTS[3][1]
    assert detect_language(f"{english}\n" * 60 + f"{german}\n" * 600) == "de"


def test_the_same_text_always_gives_the_same_language() -> None:
    mixed = " ".join(text for _, text in TEXTS)
    assert len({detect_language(mixed) for _ in range(5)}) == 1
