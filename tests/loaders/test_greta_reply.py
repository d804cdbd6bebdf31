from collections import Counter
from pathlib import Path

import pytest

from graph.model import Entity, Extraction, Fact, Value
from loaders import greta_reply, read_document
from loaders.base import read_source
from tests.loaders.privacy import CORPUS, ROOT, corpus_documents

NUMBERED = """
Comments of the Swedish Government on GRETA's report

Stockholm, 14 May 2024

The Government thanks GRETA for report GRETA(2023)17.

Prevention

1. GRETA urges the Swedish authorities to set aside money for work with children (see also paragraph 12) (paragraph 57).

Response: The Government gave an agency this task in 2023.

2. In addition, GRETA invites the Swedish authorities to study demand (paragraph 61).

Response: A study is under way.

It ends in 2025.

Assistance

3. GRETA considers that the Swedish authorities should:
 a) open shelters for men;
 b) pay for care, in line with Article 12, paragraph 2 of the Convention (Article 6, paragraph 1 of the ECHR);
 c) train staff ((paragraph 90).

Response: See under 1.

4. GRETA welcomes the new guidelines (paragraph 91).
"""

QUOTED = """
# Response by Ireland to GRETA

Dublin, 3 March 2023

## Identification

### Paragraph 83

**“While noting the draft law, GRETA once again urges the Irish authorities to: (a) finish the mechanism; and (b) publish figures.”**

*Comment by the Government of Ireland:* A bill was published in 2022.

- its first part is about a mechanism;
- its second part is about children.

### Paragraph 99

“GRETA recommends that the authorities should report cases.”

Comment by the Department of Justice

Cases are reported each year.
"""

PARAGRAPHS = """
REPLY OF THE GOVERNMENT OF ROMANIA TO THE REPORT OF GRETA

ACCESS TO JUSTICE

112. GRETA considers that the authorities of Romania should see to it that victims have lawyers, in particular by:

providing lawyers at first contact;

telling victims of this right.

The bar keeps a list of lawyers. GRETA considers this useful, as paragraph 110 says.

113. Welcoming the fund, GRETA invites all municipalities to pay into it.

The fund was doubled in 2021.

114. GRETA considers that the situation has improved.
"""

BULLETS = """
Comments of the Kingdom of the Netherlands to GRETA, on its 2023 Report

Shelter

  • Furthermore, GRETA urges the Dutch authorities to improve shelter, including by:

  • opening places for men;

See answer below.

  • asking towns for money;
    The towns were asked.

  • The second half of this answer is a bullet that begins with a capital.

  • counting places (paragraph 76). They are counted.

A word on counting

Places are counted by towns.

  • ➢ GRETA welcomes the count and considers that the authorities should publish it (paragraph 77).

It is published.
"""


def load(tmp_path: Path, text: str, name: str = "reply.txt") -> Extraction:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read_document(path, {"greta_reply": greta_reply})


def facts(extraction: Extraction, predicate: str) -> list[Fact]:
    return [f for f in extraction.facts if f.predicate == predicate]


def strengths(extraction: Extraction) -> list[tuple[str, str, str, str]]:
    """(key without the report, verb, paragraph, topic) of each recommendation and item."""
    found = []
    for fact in facts(extraction, "HAS_STRENGTH"):
        assert isinstance(fact.object, Value)
        key = (fact.subject.key or "").split("-")[-1]
        verb, paragraph, topic = fact.object.properties["verb"], fact.qualifiers.get("paragraph", ""), fact.qualifiers.get("topic", "")
        found.append((key, str(verb), str(paragraph), str(topic)))
    return found


def replies(extraction: Extraction) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for fact in facts(extraction, "REPLIES_TO"):
        assert isinstance(fact.object, Entity)
        found[(fact.object.key or "").split("-")[-1]] = (str(fact.qualifiers["text"]), fact.strength)
    return found


def addressees(extraction: Extraction) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for fact in facts(extraction, "ADDRESSED_TO"):
        assert isinstance(fact.object, Entity)
        found.setdefault((fact.subject.key or "").split("-")[-1], []).append((fact.object.shown, fact.strength))
    return found


def test_numbered_proposals_with_the_paragraph_at_the_end(tmp_path: Path) -> None:
    found = load(tmp_path, NUMBERED)
    assert strengths(found) == [
        ("p57", "urges", "57", "Prevention"),
        ("p61", "invites", "61", "Prevention"),
        ("p90", "considers", "90", "Assistance"),
        ("p90a", "considers", "90", "Assistance"),
        ("p90b", "considers", "90", "Assistance"),
        ("p90c", "considers", "90", "Assistance"),
        ("p91", "welcomes", "91", "Assistance"),
    ]
    assert replies(found)["p61"] == ("A study is under way. It ends in 2025.", "sentence")
    assert "p91" not in replies(found)
    assert addressees(found)["p57"] == [("Government of Sweden", "sentence")]
    assert "p91" not in addressees(found)


def test_a_reply_below_all_items_answers_the_whole_and_by_inference_each_item(tmp_path: Path) -> None:
    found = replies(load(tmp_path, NUMBERED))
    assert found["p90"] == ("See under 1.", "sentence")
    assert [found[f"p90{letter}"] for letter in "abc"] == [("See under 1.", "inferred")] * 3


def test_the_document_is_described(tmp_path: Path) -> None:
    info = load(tmp_path, NUMBERED).document
    assert (info.country, info.issuer, info.issued) == ("SE", "Government of Sweden", "2024-05-14")
    assert info.title == "Comments of the Swedish Government on GRETA's report"


def test_quoted_recommendations_under_the_number_of_their_paragraph(tmp_path: Path) -> None:
    found = load(tmp_path, QUOTED, "reply.md")
    assert strengths(found) == [
        ("p83", "urges", "83", "Identification"),
        ("p83a", "urges", "83", "Identification"),
        ("p83b", "urges", "83", "Identification"),
        ("p99", "recommends", "99", "Identification"),
    ]
    assert replies(found)["p83"][0].startswith("A bill was published in 2022. its first part")
    assert replies(found)["p99"] == ("Cases are reported each year.", "sentence")
    assert found.document.country == "IE"


def test_plain_paragraphs_with_the_number_before_them(tmp_path: Path) -> None:
    found = load(tmp_path, PARAGRAPHS)
    assert [(key, verb) for key, verb, _, _ in strengths(found)] == [
        ("p112", "considers"), ("p112a", "considers"), ("p112b", "considers"), ("p113", "invites"),
    ]  # fmt: skip
    assert addressees(found)["p112"] == [("Government of Romania", "sentence")]
    assert addressees(found)["p113"] == [("municipalities", "sentence")]
    assert replies(found)["p112"][0].startswith("The bar keeps")


def test_the_number_below_the_last_bullet_is_that_of_all_and_replies_stand_between(tmp_path: Path) -> None:
    found = load(tmp_path, BULLETS)
    assert [(key, paragraph) for key, _, paragraph, _ in strengths(found)] == [
        ("p76", "76"), ("p76a", "76"), ("p76b", "76"), ("p76c", "76"), ("p77", "77"),
    ]  # fmt: skip
    answers = replies(found)
    assert answers["p76a"] == ("See answer below.", "sentence")
    assert answers["p76b"][0] == "The towns were asked. The second half of this answer is a bullet that begins with a capital."
    assert answers["p76c"][0] == "They are counted. A word on counting Places are counted by towns."
    assert answers["p76"][1] == "inferred"


def test_a_heading_inside_a_reply_is_no_topic(tmp_path: Path) -> None:
    assert {topic for _, _, _, topic in strengths(load(tmp_path, BULLETS))} == {"Shelter"}


def test_lines_and_measures_named_with_their_plan_are_parts_of_it(tmp_path: Path) -> None:
    text = (
        "Comments of the Government of Finland on the report of GRETA\n\n"
        "1. GRETA urges the Finnish authorities to open a shelter (paragraph 31).\n\n"
        "Reply: Action 12 of the Action Plan against Trafficking in Human Beings concerns work. In the National Strategy, pillar 2 is "
        "about children. Under action line 4, nothing is new. Article 6 of the Criminal Code was changed.\n"
    )
    path = tmp_path / "reply.txt"
    path.write_text(text, "utf-8")
    parts = [f for f in greta_reply.load(read_source(path)).facts if f.rule == "greta_reply.action_line"]
    assert [(f.subject.label, f.subject.shown, f.object.shown) for f in parts if isinstance(f.object, Entity)] == [
        (
            "Action",
            "Action 12 of the Action Plan against Trafficking in Human Beings",
            "Action Plan against Trafficking in Human Beings",
        ),
        ("Programme", "Pillar 2 of the National Strategy", "National Strategy"),
    ]


def test_the_place_and_day_of_a_letter_are_no_topic(tmp_path: Path) -> None:
    text = "Comments of the Government of Finland on the report of GRETA\n\nHelsinki, 14 June 2024\n\n" + (
        "1. GRETA urges the Finnish authorities to open a shelter (paragraph 31).\n\nReply: A shelter was opened.\n"
    )
    path = tmp_path / "reply.txt"
    path.write_text(text, "utf-8")
    (strength,) = [f for f in greta_reply.load(read_source(path)).facts if f.predicate == "HAS_STRENGTH"]
    assert "topic" not in strength.qualifiers


def test_what_is_welcomed_and_demanded_is_put_as_a_demand(tmp_path: Path) -> None:
    found = load(tmp_path, BULLETS)
    assert [verb for key, verb, _, _ in strengths(found) if key == "p77"] == ["considers"]
    assert addressees(found)["p77"] == [("Government of the Netherlands", "inferred")]


def test_items_are_part_of_their_recommendation_and_carry_its_aliases(tmp_path: Path) -> None:
    found = load(tmp_path, BULLETS)
    parts = [f for f in facts(found, "PART_OF") if isinstance(f.object, Entity) and f.object.key == "greta-nl-2023-p76"]
    assert [f.subject.key for f in parts] == [f"greta-nl-2023-p76{letter}" for letter in "abc"]
    assert "GRETA p76b" in parts[1].subject.names
    assert "asking towns for money" in parts[1].subject.names
    assert {f.object.text for f in facts(found, "MADE_BY") if isinstance(f.object, Entity)} == {"GRETA"}


def test_every_quote_stands_in_the_source(tmp_path: Path) -> None:
    found = load(tmp_path, BULLETS)
    text = read_source(tmp_path / "reply.txt").text
    for fact in found.facts:
        assert fact.evidence.quote == " ".join(text[start:end] for start, end in fact.evidence.spans)


def test_a_text_without_recommendations_is_not_this_kind(tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    path.write_text("Comments on GRETA\n\nThe government read that GRETA welcomes the plan.\n", "utf-8")
    assert greta_reply.sniff(read_source(path)).score == 0


def test_the_sample_loads() -> None:
    found = read_document(ROOT / "samples" / "greta-reply-netherlands-extract.txt", {"greta_reply": greta_reply})
    assert len(strengths(found)) == 9
    assert set(replies(found)) == {key for key, _, _, _ in strengths(found)}


def test_the_sample_copies_no_eight_words_of_the_corpus() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = text.casefold().replace("•", " ").split()
        return {tuple(words[i : i + 8]) for i in range(len(words) - 7)}

    sample = (ROOT / "samples" / "greta-reply-netherlands-extract.txt").read_text("utf-8")
    assert not [run for _, text in corpus_documents() for run in runs(sample) & runs(text)]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the checkout")
def test_all_recommendations_of_the_corpus_are_found_with_a_reply_each() -> None:
    found = read_document(CORPUS / "greta-reply-netherlands-2026.txt", {"greta_reply": greta_reply})
    keys = [key for key, _, _, _ in strengths(found)]
    whole = [key for key in keys if key[-1].isdigit()]
    assert (len(whole), len(keys) - len(whole)) == (31, 24)
    assert set(replies(found)) == set(keys)
    assert Counter(verb for key, verb, _, _ in strengths(found) if key in whole) == {"considers": 20, "urges": 5, "invites": 6}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the checkout")
def test_no_other_document_of_the_corpus_is_taken_for_this_kind() -> None:
    scores = {path.stem: greta_reply.sniff(read_source(path)).score for path, _ in corpus_documents()}
    assert [stem for stem, score in scores.items() if score >= 0.5] == ["greta-reply-netherlands-2026"]
