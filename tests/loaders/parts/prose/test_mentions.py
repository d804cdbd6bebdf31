from graph.model import Entity, Evidence, Fact, Passage
from loaders.parts.prose.mentions import find_mentions


def passages(*texts: str) -> list[Passage]:
    """Passages one after another in a source."""
    made, at = [], 0
    for order, text in enumerate(texts):
        made.append(Passage(order, "sentence", ((at, at + len(text)),), text))
        at += len(text) + 1
    return made


def named(*texts: str, country: str = "SE") -> list[tuple[int, str, str]]:
    return [(m.passage, m.entity.label, m.entity.text) for m in find_mentions(passages(*texts), (), country)]


def test_bodies_countries_and_regions_are_mentioned_where_nothing_is_said_of_them() -> None:
    assert named("Talks with Frontex on Ghana were held.", "West Africa was another topic.") == [
        (0, "Actor", "Frontex"),
        (0, "Country", "Ghana"),
        (1, "Region", "West Africa"),
    ]


def test_a_programme_that_a_fact_names_is_mentioned_elsewhere() -> None:
    fact = Fact(Entity("Actor", "IOM"), "IMPLEMENTS", Entity("Programme", "Blue Harbour"), Evidence(0, ((0, 4),), "Blue"), "table", "test")
    found = find_mentions(passages("Blue Harbour", "A word on Blue Harbour.", "A blue harbour."), [fact], "SE")
    assert [m.passage for m in found if m.entity.label == "Programme"] == [0, 1]


def test_a_thing_named_twice_in_a_passage_is_one_mention_with_two_places() -> None:
    text = "Frontex and the staff of Frontex"
    (mention,) = find_mentions(passages(text), (), "SE")
    assert [text[start:end] for start, end in mention.spans] == ["Frontex", "Frontex"]


def test_a_name_cut_by_a_page_is_placed_in_both_pieces() -> None:
    source = "The Council of\n\nPage 3\n\nEurope met"
    passage = Passage(0, "sentence", ((0, 14), (24, 34)), "The Council of Europe met")
    (mention,) = find_mentions([passage], (), "SE")
    assert [source[start:end] for start, end in mention.spans] == ["Council of", "Europe"]


def test_the_smallest_passage_mentions() -> None:
    whole = "Frontex met. Ghana too."
    item, sentence = Passage(0, "list_item", ((0, 23),), whole), Passage(1, "sentence", ((0, 12),), whole[:12])
    assert [(m.passage, m.entity.text) for m in find_mentions([item, sentence], (), "SE")] == [(0, "Ghana"), (1, "Frontex")]


def test_a_government_is_mentioned_by_its_adjective() -> None:
    (mention,) = find_mentions(passages("The Swedish government met."), (), "SE")
    assert (mention.entity.key, mention.entity.country) == ("government", "SE")


def test_people_are_never_mentioned() -> None:
    assert named("[person] met [person].") == []
