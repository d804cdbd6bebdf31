"""What is said of a network that is not all of the graph."""

from api.web.networks import looked_words, network_picture
from queries.network import Network, NetworkLink, NetworkNode

NODES = {
    "actor:a": NetworkNode("actor:a", "Actor", "A", "ngo"),
    "programme:p": NetworkNode("programme:p", "Programme", "P", "project"),
}
LINKS = (NetworkLink("actor:a", "leads", "programme:p", 1),)


def test_a_network_of_the_first_programmes_says_so_above_and_under_its_picture() -> None:
    part = Network(NODES, LINKS, (), "1", {}, passed_over=96_293)
    assert looked_words(part).startswith("Made of the first 3,500 programmes, those about trafficking first")
    assert "96,293 more were passed over" in looked_words(part)
    assert looked_words(part) in network_picture(part, 10).caption


def test_a_whole_network_says_nothing_of_it() -> None:
    whole = Network(NODES, LINKS, (), "1", {})
    assert looked_words(whole) == ""
    assert "passed over" not in network_picture(whole, 10).caption
