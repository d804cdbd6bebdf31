from pathlib import Path

import pytest

from loaders.base import Draft, read_source
from loaders.parts.empact import add_empact

SAID = [
    ("Latvia has been co-driver of EMPACT THB since 2021.", {("Government of Latvia", "LEADS", "EMPACT THB", "co-driver")}),
    ("Latvia participates in EMPACT.", {("Government of Latvia", "PARTICIPATES_IN", "EMPACT", None)}),
    ("Latvia will be the driver of EMPACT THB.", set()),
    ("Latvia may participate in EMPACT, if granted.", set()),
    ("Latvia does not take part in EMPACT.", set()),
    ("In EMPACT agencies such as Europol, CEPOL and ELA are active participants.", {("Europol", "PARTICIPATES_IN", "EMPACT", None),
                                                                                    ("CEPOL", "PARTICIPATES_IN", "EMPACT", None),
                                                                                    ("ELA", "PARTICIPATES_IN", "EMPACT", None)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), SAID)
def test_roles(tmp_path: Path, text: str, facts: set[tuple[str, str, str, str | None]]) -> None:
    path = tmp_path / "latvia.txt"
    path.write_text(text + "\n", "utf-8")
    draft = Draft(read_source(path))
    add_empact(draft, [s for b in draft.source.body for s in b.text.sentences()], "LV", "test")
    found = {(f.subject.shown, f.predicate, getattr(f.object, "shown", ""), f.qualifiers.get("role")) for f in draft.facts}
    assert {f for f in found if f[1] != "PART_OF"} == facts
