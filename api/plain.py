"""Answers, questions, nodes and finds as plain data: what the HTTP API and assistants are given alike.

Any stands where rows hold what their question returns.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from graph.store import Cell, Hit
from queries.answer import Answer
from queries.listing import edition_row
from queries.look import Node, Statement, Why
from queries.spec import Question
from queries.statements import STATEMENT_FIELDS

NOTHING_FOUND = "Nothing was found in the names and passages of the documents loaded. That is no proof that there is none."
"""What a search without finds says."""


def answer_data(answer: Answer) -> dict[str, Any]:
    """An answer; editions without the path of their file."""
    plain = {name: getattr(answer, name) for name in Answer.__slots__}
    return {**plain, "citations": answer.cited(), "documents": [edition_row(e, in_force=True) for e in answer.documents]}


def question_data(question: Question) -> dict[str, Any]:
    """A canned question with its parameters, columns and examples."""
    parameters = [{"name": p.name, "type": p.type, "default": p.default, "required": p.required, "choices": p.choices, "help": p.help}
                  for p in question.parameters]  # fmt: skip
    return {"name": question.name, "title": question.title, "description": question.description, "topic": question.topic,
            "chart": question.chart, "href": f"/v1/questions/{question.name}", "parameters": parameters, "columns": question.columns,
            "phrases": question.phrases, "examples": [dict(e) for e in question.examples]}  # fmt: skip


def statement_row(said: Statement) -> dict[str, Cell]:
    """A statement as lists show it."""
    ends = {"subject": said.subject[1], "subject_name": said.subject[2], "object": said.object[1], "object_name": said.object[2]}
    return {**ends, **{field: getattr(said, field) for field in STATEMENT_FIELDS if field not in ends}, "qualifiers": dict(said.qualifiers)}


def node_rows(node: Node) -> list[dict[str, Cell]]:
    """The statements that a node is an end of; `old` where a later edition is in force."""
    return [{**statement_row(s), "old": s.id in node.old} for s in node.statements]


def node_properties(node: Node) -> Mapping[str, Cell]:
    """What is known of a node; where a document's file lies is not told."""
    hidden = {"path"} if node.label == "Document" else set()
    return {key: value for key, value in node.properties.items() if key not in hidden}


def why_data(found: Why, in_force: bool) -> dict[str, Any]:
    """A statement, its document, the passages around it, and what was judged of it."""
    return {"statement": asdict(found.statement), "document": edition_row(found.document, in_force),
            "passages": [asdict(p) for p in found.passages], "judgements": [asdict(j) for j in found.judgements]}  # fmt: skip


def hit_rows(found: Iterable[Hit]) -> list[dict[str, Cell]]:
    """The finds of a search."""
    return [{**asdict(hit), "score": round(hit.score, 3)} for hit in found]
