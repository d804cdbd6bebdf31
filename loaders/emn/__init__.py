"""National contributions to studies of the European Migration Network: one questionnaire, filled in by each country."""

from graph.model import Entity, Extraction
from loaders.base import Draft, Source
from loaders.emn.contributor import contribution_info, contributor, study_title
from loaders.emn.described import described_cells
from loaders.emn.labels import TEMPLATE, languages
from loaders.emn.measures import Context, add_measure, table_programme
from loaders.emn.partnerships import add_partnerships
from loaders.emn.programmes import identifiers_in, match_names, programme
from loaders.emn.prose import add_prose
from loaders.emn.questions import ListedProgramme, add_answers, listed_programmes, read_questions
from loaders.emn.study import add_study
from loaders.emn.tables import MeasureTable, label_of, measure_tables
from loaders.parts.empact import add_empact
from loaders.parts.figures import add_figures, find_figures
from loaders.parts.language import UNKNOWN
from loaders.parts.names import split_names
from loaders.parts.places import find_places
from loaders.parts.prose.engine import Telling, add_prose_facts
from loaders.parts.prose.scope import find_plan_entity
from loaders.readers.blocks import Block
from loaders.readers.lines import TICK
from loaders.sniff import Sniff

KIND = "emn"
LOOKS_FOR = "a national contribution to an EMN study: its template's words, numbered questions with tick boxes, measure tables"


def sniff(source: Source) -> Sniff:
    """By the template's words, and by measure tables."""
    words = len({m[0].lower() for m in TEMPLATE.finditer(source.text)})
    tables = measure_tables(source.body)
    score = min(1.0, 0.3 * bool(words) + 0.1 * words + 0.5 * bool(tables))
    return Sniff(score, f"{words} of the EMN template's phrases and {len(tables)} measure tables")


def load(source: Source) -> Extraction:
    """The facts of one contribution."""
    draft = Draft(source)
    country = contributor(source)
    body = source.body
    questions = read_questions(body)
    tables = [t for t in measure_tables(body) if _has_name(draft, t)]
    listed = list(listed_programmes(questions))
    notes = {b.marker: b.value for b in source.blocks if b.kind == "footnote"}
    entities = _programmes(tables, listed, notes, country)
    for table in tables:
        add_measure(draft, table, Context(country, entities[table.name.value]))
    _add_listed(draft, listed, entities)
    add_answers(draft, questions)
    if country:
        add_prose(draft, questions, entities, country)
    else:
        draft.skip("line 1", "no state is named whose contribution it is: no funder is inferred, no sentence about it is read")
    info = contribution_info(source, KIND, country)
    _say_language(draft, info.language)
    sentences = [s for b in prose_blocks(body, tables) for s in b.text.sentences()]
    said = [s for b in body if b.kind in ("paragraph", "list_item", "heading") for s in b.text.sentences()]
    add_study(draft, said, country, study_title(source))
    if country:
        add_empact(draft, sentences, country, "emn")
        add_partnerships(draft, sentences, entities, country)
        plan = next((e for e in entities.values() if e.kind == "action_plan"), find_plan_entity(draft.facts))
        cells = [c for table in tables for c in described_cells(table, entities[table.name.value], draft.facts)]
        add_prose_facts(draft, prose_blocks(body, tables), Telling(country, plan=plan, language=info.language), cells)
    add_figures(draft, find_figures(sentences), None, "emn.figures", info.dataset)
    for names in (e.names for e in entities.values()):
        draft.names("Programme", names)
    return draft.finish(info)


def _say_language(draft: Draft, language: str) -> None:
    """Write down that the labels of a contribution are in a language that has no table."""
    if language not in (*languages(), UNKNOWN):
        known = ", ".join(sorted(languages()))
        reason = (
            f"the template's labels are not known in this language ({language}), only in {known}: cells under other labels are not read"
        )
        draft.skip("line 1", reason)


def _has_name(draft: Draft, table: MeasureTable) -> bool:
    """Whether a table names its measure; one that does not is written down as left out."""
    if not table.named:
        draft.skip(table.name, f"a measure's table has no name; left out: {', '.join(sorted(table.fields))}")
    return table.named


def prose_blocks(body: list[Block], tables: list[MeasureTable]) -> list[Block]:
    """The paragraphs and list items that stand in no table."""
    taken = {piece.start for table in tables for pieces in table.fields.values() for piece in pieces}
    inside = [b for b in body if b.kind in ("paragraph", "list_item") and label_of(b.text) is None]
    return [b for b in inside if b.text.start not in taken and not TICK.match(b.value)]


def _programmes(tables: list[MeasureTable], listed: list[ListedProgramme], notes: dict[str, str], country: str) -> dict[str, Entity]:
    """Each programme by the name of its table or list item, with all its names and identifiers."""
    cells = {
        t.name.value: (
            frozenset(p.entity.key or "" for p in find_places((t.cell("countries") or t.name).value)),
            tuple(n.value for n in split_names(t.fields["partners"][0])) if t.fields.get("partners") else (),
        )
        for t in tables
    }
    same = match_names({item.name: frozenset(p.key or "" for p in item.places) for item in listed}, cells)
    found: dict[str, Entity] = {}
    for table in tables:
        items = [item for item in listed if same.get(item.name) == table.name.value]
        numbers = [*table.notes, *(n for item in items for n in item.notes)]
        aliases = tuple(name for item in items for name in (item.name, item.printed))
        found[table.name.value] = table_programme(table, country, aliases, identifiers_in(notes.get(n, "") for n in numbers))
    for item in listed:
        whose = same.get(item.name)
        identifiers = identifiers_in(notes.get(n, "") for n in item.notes)
        found[item.name] = found[whose] if whose else programme(item.name, country, aliases=(item.printed,), identifiers=identifiers)
    return found


def _add_listed(draft: Draft, listed: list[ListedProgramme], entities: dict[str, Entity]) -> None:
    for item in listed:
        for place in item.places:
            draft.fact(entities[item.name], "TARGETS", place, item.item, "table", "emn.listed_countries", role="focus")
