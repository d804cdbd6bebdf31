"""Bytes to text: encodings, and what is no text."""

import codecs

import pytest

from graph.errors import SourceError
from loaders.readers.decoding import MAX_LINE, decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Åklagare – plan".encode(), "Åklagare – plan"),
        (codecs.BOM_UTF8 + "Plan é".encode(), "Plan é"),
        ("Plan för människor".encode("utf-16"), "Plan för människor"),
        (codecs.BOM_UTF16_BE + "Plan".encode("utf-16-be"), "Plan"),
        ("€ 5 – “Plan”".encode("cp1252"), "€ 5 – “Plan”"),
        ("Plan för människor".encode("latin-1"), "Plan för människor"),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert decode(data, "plan.txt") == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n\x00\x01\x02", "binary"),
        (codecs.BOM_UTF8 + b"Plan \xff", "utf-8"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "utf-16"),
    ],
)
def test_what_is_no_text_is_an_error_that_names_the_file(data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as problem:
        decode(data, "plan.txt")
    assert "plan.txt" in str(problem.value)


def test_a_huge_line_is_an_error_with_its_place() -> None:
    with pytest.raises(SourceError, match="line 2"):
        decode(b"first\n" + b"x" * (MAX_LINE + 1) + b"\n", "plan.txt")


def test_a_stray_control_character_is_no_binary_file() -> None:
    text = "A sentence of a report.\n" * 200 + "Converters leave bells \x07 in texts.\n"
    assert decode(text.encode(), "report.txt") == text
