from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from loaders.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[s:e] for s, e in sentence_spans(text)]


def test_sentences_end_where_they_end() -> None:
    assert sentences("The plan began in May. Its budget is EUR 1.5 million.") == [
        "The plan began in May.",
        "Its budget is EUR 1.5 million.",
    ]


def test_no_sentence_ends_inside_a_bracket_or_before_a_small_letter() -> None:
    assert len(sentences("Shelters (e.g. in Riga. See the annex) take people in.")) == 1


@given(st.text(max_size=120))
def test_sentences_stand_in_order_and_lose_no_word(text: str) -> None:
    spans = sentence_spans(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    outside = "".join(text[a:b] for a, b in zip([0, *(e for _, e in spans)], [*(s for s, _ in spans), len(text)], strict=True))
    assert not outside.strip()
