import pytest

from loaders.cited import Cited
from loaders.parts.ticks import find_options


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("☒ Yes ☐ No", [("Yes", True), ("No", False)]),
        ("Yes ☒ No ☐", [("Yes", True), ("No", False)]),
        ("☑ A\n☐ B", [("A", True), ("B", False)]),
        ("x Law enforcement", [("Law enforcement", True)]),
        ("[x] A [ ] B [X] C", [("A", True), ("B", False), ("C", True)]),
        ("- [ ] A - [x] B", [("A", False), ("B", True)]),
        ("Text without a box, see [x](page)", []),
        ("box x ray", []),
    ],
)
def test_options(text: str, options: list[tuple[str, bool]]) -> None:
    assert [(o.text.value, o.ticked) for o in find_options([Cited.of(text)])] == options
