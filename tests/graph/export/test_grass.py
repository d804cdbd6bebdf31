"""The style sheet for Neo4j Browser, read by Browser's own rules."""

import re
from itertools import combinations

from graph.export.grass import COLOURS, contrast, graph_style
from graph.schema import NODES

SIZES = {"10px", "20px", "30px", "50px", "65px", "80px"}
"""The diameters that Browser offers; another one shows, but no size is marked as chosen."""


def _rules() -> dict[str, dict[str, str]]:
    """The sheet as Browser reads it: all before a brace is the selector, a declaration is what has one colon; quotes go."""
    found: dict[str, dict[str, str]] = {}
    for selector, body in re.findall(r'([^{}]*)\{((?:"[^"]*"|[^{}"])*)\}', graph_style()):
        declared = (line.replace('"', "").split(":") for line in body.split(";"))
        found["".join(selector.split())] = {pair[0].strip(): pair[1].strip() for pair in declared if len(pair) == 2}
    return found


def test_every_label_of_the_schema_has_a_style_and_no_other() -> None:
    assert list(COLOURS) == list(NODES)
    assert list(_rules()) == ["node", "relationship", *(f"node.{label}" for label in NODES)]


def test_captions_are_properties_that_the_label_has() -> None:
    captions = {label: _rules()[f"node.{label}"]["caption"] for label in NODES}
    assert captions.pop("Passage") == "{text}"
    assert set(captions.values()) == {"{name}"}
    assert all("name" in NODES[label].properties for label in captions)
    assert _rules()["relationship"]["caption"] == "<type>"


def test_the_text_in_every_node_and_on_every_edge_can_be_read() -> None:
    for rule in _rules().values():
        assert contrast(rule["color"], rule["text-color-internal"]) >= 4.5
        assert rule.get("diameter", "50px") in SIZES


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("#FFFFFF", "#000000"), 2) == round(contrast("#000000", "#FFFFFF"), 2) == 21
    assert round(contrast("#FFFFFF", "#767676"), 2) == 4.54


def test_no_two_colours_are_near() -> None:
    channels = {label: tuple(bytes.fromhex(colour[1:])) for label, colour in COLOURS.items()}
    for one, other in combinations(channels, 2):
        assert sum(abs(a - b) for a, b in zip(channels[one], channels[other], strict=True)) >= 75, (one, other)
