"""Things without a name of their own: undertakings told by what they are, classes of bodies."""

import re
from collections.abc import Iterator

from graph.model import Entity
from loaders.parts.organisations import kind_of
from loaders.parts.programme_kinds import programme_kind
from loaders.parts.prose.shape_patterns import shapes_of
from loaders.parts.prose.shaped import Shaped
from loaders.parts.prose.tables import Grammar


def find_described(text: str, grammar: Grammar, country: str) -> Iterator[Shaped]:
    """Undertakings without a name of their own: "an annual conference on labour exploitation".

    One that nothing tells apart ("the conference") is an "again": what it stands for was told before.
    """
    shapes = shapes_of(grammar)
    for match in shapes.described.finditer(text):
        words = match["before"].split()
        idle = [i for i, w in enumerate(words) if w.lower() in shapes.idle or shapes.acts.fullmatch(w) or grammar.verbs.fullmatch(w)]
        kept = words[idle[-1] + 1 :] if idle else words
        often = shapes.often.search(match["before"])
        if often:
            idle, kept = [len(words) - len(often[0].split()) - 1], often[0].split()
        article = words[idle[-1]] if idle and idle[-1] >= 0 and shapes.article.fullmatch(words[idle[-1]]) else ""
        after = shapes.stop.sub(
            "", match["after"].partition(" (")[0] if match["after"].count("(") > match["after"].count(")") else match["after"]
        )
        after = shapes.loose.sub("", after)
        after = after if after.count("(") == after.count(")") and shapes.topics & {*after.split()[:1]} else ""
        kept = [] if all(re.fullmatch(r"(?:19|20)\d\d", w) for w in kept) else kept
        whole = " " in match["head"] and not article and shapes.plural.search(match["head"]) is not None
        if not kept and not after and not whole and not (article.lower() in shapes.telling and shapes.events.search(match["head"])):
            if not article and not words:
                continue
            head = shapes.plural.sub("", match["head"].lower())
            yield Shaped(
                "again",
                Entity("Programme", match["head"], head),
                match.start("head") - len(f"{article} ") * bool(article),
                match.end("head"),
            )
            continue
        end = match.end("head") + len(after)
        start = match.end("before") - sum(len(w) + 1 for w in kept)
        begin = start - len(article) - 1 if article else start
        name = text[start:end].strip()
        shorter = (shapes.joins.split(name)[0],) if shapes.joins.search(after) else ()
        kind = "event_series" if shapes.events.search(match["head"]) else programme_kind(name)
        shown = (name if kept or after or whole else text[begin:end]).strip()
        entity = Entity("Programme", text[begin:end].strip(), shown[:1].upper() + shown[1:], kind, country or None, shorter)
        yield Shaped("described", entity, begin, end)


def find_classes(text: str, grammar: Grammar) -> Iterator[Shaped]:
    """Classes of bodies: "third-country law enforcement agencies", never a bare "several partners"."""
    shapes = shapes_of(grammar)
    for match in shapes.classes.finditer(text):
        words = match["before"].split()
        idle = [i + 1 for i, word in enumerate(words) if word.lower() in shapes.idle_class or shapes.doing.search(word)]
        kept = words[idle[-1] if idle else 0 :]
        one = match["head"][0].isupper() or " " in match["head"] or shapes.alone.fullmatch(match["head"]) is not None
        if not kept and not one and match.end() == match.end("head"):
            continue
        start = match.end("before") - len(" ".join([*kept, ""])) if kept else match.start("head")
        name = text[start : match.end()]
        yield Shaped("class", Entity("Actor", name, kind=kind_of(name)), start, match.end())
