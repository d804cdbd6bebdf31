"""Gold files that are as docs/gold.md says, and those that are not."""

from pathlib import Path
from typing import Any

import pytest

from graph.errors import SourceError
from graph.quality.gold import read_gold
from tests.graph.quality.gold_files import ENTITIES, FACTS, STEM, gold_fact, write_gold


def test_facts_come_with_their_ends_and_lines(tmp_path: Path) -> None:
    facts = read_gold(write_gold(tmp_path))[STEM]
    assert [(f.line, f.subject.id, f.predicate, f.object.id if f.object else None) for f in facts] == [
        (1, "actor:police", "IMPLEMENTS", "programme:lantern"),
        (2, "programme:lantern", "TARGETS", "country:GE"),
        (3, "programme:lantern", "HAS_BUDGET", None),
        (4, "figure:permits", "HAS_VALUE", None),
    ]
    assert facts[0].subject.names == {"malta police force", "mpf"}


def test_only_the_documents_asked_for_are_read(tmp_path: Path) -> None:
    write_gold(tmp_path)
    write_gold(tmp_path, ["broken"], stem="other")
    assert list(read_gold(tmp_path, (STEM,))) == [STEM]


@pytest.mark.parametrize(
    ("line", "problem", "fix"),
    [
        ("{", "it is no JSON", "one JSON object a line"),
        ("[1]", "no object", "one JSON object a line"),
        ({**FACTS[0], "doc": "other"}, "a fact of 'other'", f"write '{STEM}'"),
        ({**FACTS[0], "predicate": "LIKES"}, "`predicate` is 'LIKES'", "IMPLEMENTS"),
        ({**FACTS[0], "strength": "sure"}, "`strength` is 'sure'", "inferred, sentence, table"),
        ({**FACTS[0], "subject": "actor:nobody"}, "no entity 'actor:nobody'", f"Add it to {STEM}.entities.jsonl"),
        ({**FACTS[0], "object": 7}, "`object` is no text", 'Write "object"'),
        ({**FACTS[0], "qualifiers": [1]}, "no object", "{} for none"),
        (gold_fact("programme:lantern", "HAS_STATUS", None), "neither an object nor qualifiers", "Name the object's id"),
        ({k: v for k, v in FACTS[0].items() if k != "quote"}, "`quote` is missing", 'Write "quote"'),
    ],
)
def test_a_bad_fact_is_named_with_file_line_and_fix(tmp_path: Path, line: dict[str, Any] | str, problem: str, fix: str) -> None:
    with pytest.raises(SourceError) as stopped:
        read_gold(write_gold(tmp_path, [FACTS[0], line]))
    assert f"{STEM}.facts.jsonl, line 2: " in str(stopped.value)
    assert problem in stopped.value.problem
    assert fix in stopped.value.fix


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (ENTITIES[0], "stands in it twice"),
        ({**ENTITIES[1], "label": "Person"}, "`label` is 'Person'"),
        ({**ENTITIES[1], "aliases": "Lantern"}, "no list of names"),
        ({**ENTITIES[1], "name": " "}, "`name` is no text"),
    ],
)
def test_a_bad_entity_is_named_with_file_and_line(tmp_path: Path, line: dict[str, Any], problem: str) -> None:
    with pytest.raises(SourceError, match=problem) as stopped:
        read_gold(write_gold(tmp_path, entities=[ENTITIES[0], line]))
    assert f"{STEM}.entities.jsonl, line 2: " in str(stopped.value)


def test_a_folder_without_gold_says_where_the_format_is_described(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"docs/gold\.md"):
        read_gold(tmp_path)
    with pytest.raises(SourceError, match="cannot be read"):
        read_gold(tmp_path / "nothing")


def test_a_document_without_gold_gets_the_list_of_those_that_have_it(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=f"It has gold for: {STEM}"):
        read_gold(write_gold(tmp_path), ("emn-italy",))


def test_facts_without_entities_are_half_of_the_gold(tmp_path: Path) -> None:
    (write_gold(tmp_path) / f"{STEM}.entities.jsonl").unlink()
    with pytest.raises(SourceError, match="two files a document"):
        read_gold(tmp_path)
