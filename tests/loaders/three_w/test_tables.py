"""3W tables: where the hashtags stand, what a row states, what is refused."""

from pathlib import Path

import pytest

from graph.errors import SourceError
from graph.store import SourceBatch
from loaders import DATA_ENDINGS, read_data
from loaders.three_w.tags import parse_tags
from tests.loaders.three_w.reading import column
from tests.loaders.whole import whole_batch

SHARED = Path(__file__).parents[4] / "shared" / "hxl"
TABLE = (
    "Who,What,Where,,From\n"
    "#org,#sector,#country,#adm1+name,#date+start\n"
    "Lake Aid,Health,Kenya,Coast,2020-01-02\n"
    "Lake Aid,Health,Kenya,Rift,\n"
    "Hill Club,Counter-Trafficking,UGA,North,\n"
)


def read(folder: Path, text: str | bytes, name: str = "table.csv") -> SourceBatch:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return whole_batch(read_data(path, folder / "run"))


def test_a_row_is_one_set_of_statements_with_the_cells_address(tmp_path: Path) -> None:
    batch = read(tmp_path, TABLE)
    assert column(batch, "IMPLEMENTS", "from_id") == ["actor:lake-aid", "actor:lake-aid", "actor:hill-club"]
    assert column(batch, "TARGETS", "to_id") == ["country:KE", "country:KE", "country:UG"]
    assert column(batch, "HAS_LOCATION", "locator") == ["D3", "D4", "D5"]
    assert column(batch, "HAS_LOCATION", "quote") == ["Coast", "Rift", "North"]
    assert column(batch, "HAS_PERIOD", "to_id") == ["period:2020-01-02//"]
    assert len(batch.nodes["Passage"]["id"]) == 3


def test_rows_of_one_organisation_sector_and_country_are_one_programme(tmp_path: Path) -> None:
    assert len(set(column(read(tmp_path, TABLE), "IMPLEMENTS", "to_id"))) == 2


def test_a_projects_code_makes_a_programme_of_its_own(tmp_path: Path) -> None:
    text = "#org,#sector,#country,#project+code\nLake Aid,Health,Kenya,P-1\nLake Aid,Health,Kenya,P-2\n"
    batch = read(tmp_path, text)
    assert len(set(column(batch, "IMPLEMENTS", "to_id"))) == 2
    names = batch.edges["NAMES", "Document", "Programme"]
    assert sorted(str(i) for ids in names["identifiers"] for i in ids) == ["P-1", "P-2"]  # type: ignore[attr-defined]


def test_sector_words_are_themes_only_where_the_table_says_so(tmp_path: Path) -> None:
    batch = read(tmp_path, TABLE)
    assert column(batch, "ADDRESSES", "quote") == ["Counter-Trafficking"]
    assert column(batch, "HAS_SECTOR", "object_text") == ["Health", "Health", "Counter-Trafficking"]


@pytest.mark.parametrize(
    "text",
    [
        "#org,#sector,#country\nA Club,Health,Kenya\n",
        "Report of May\nWho,What,Where\n#org,#sector,#country\nA Club,Health,Kenya\n",
        "Who;What;Where\n#org ; #sector + en;#country\nA Club;Health;Kenya\n",
        "Who\tWhat\tWhere\n#ORG\t#Sector\t#country +name\nA Club\tHealth\tKenya\n",
        "Who|What|Where\n#org|#sector|#country\nA Club|Health|Kenya\n",
    ],
    ids=["first row", "third row", "semicolons", "tabs", "bars"],
)
def test_hashtags_are_found_in_any_of_the_first_rows(tmp_path: Path, text: str) -> None:
    assert column(read(tmp_path, text), "IMPLEMENTS", "subject_text") == ["A Club"]


def test_a_tsv_file_is_a_table(tmp_path: Path) -> None:
    assert ".tsv" in DATA_ENDINGS
    assert column(read(tmp_path, "#org\t#country\nA Club\tKenya\n", "table.tsv"), "IMPLEMENTS", "subject_text") == ["A Club"]


def test_bars_inside_a_cell_of_tags_part_no_columns(tmp_path: Path) -> None:
    batch = read(tmp_path, "#org+funder|#org+impl,#country\nLake Aid,Kenya\n")
    assert column(batch, "FUNDS", "subject_text") == column(batch, "IMPLEMENTS", "subject_text") == ["Lake Aid"]


def test_latin_1_is_read(tmp_path: Path) -> None:
    assert column(read(tmp_path, "#org,#country\nQuién,Panamá\n".encode("latin-1")), "TARGETS", "to_id") == ["country:PA"]


def test_the_hashtags_tell_what_parts_the_cells_however_many_commas_these_hold(tmp_path: Path) -> None:
    text = "Who;Where;Places;What\n#org;#country;#adm1+name;#sector\nA Club;Kenya;Coast, Rift, Nyanza, Embu, Meru, Kitui, Lamu;Food\n"
    batch = read(tmp_path, text)
    assert column(batch, "HAS_LOCATION", "quote") == ["Coast, Rift, Nyanza, Embu, Meru, Kitui, Lamu"]
    assert column(batch, "HAS_SECTOR", "quote") == ["Food"]


def test_several_tags_of_one_column_all_count(tmp_path: Path) -> None:
    batch = read(tmp_path, "#org+funder #org+impl,#country\nLake Aid,Kenya\n")
    assert column(batch, "FUNDS", "subject_text") == column(batch, "IMPLEMENTS", "subject_text") == ["Lake Aid"]


def test_several_columns_of_one_tag_and_several_names_in_a_cell_all_count(tmp_path: Path) -> None:
    batch = read(tmp_path, "#org,#org,#country\nA Club; B Club,C Club,Kenya\n")
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club", "B Club", "C Club"]


def test_roles_are_told_by_attributes(tmp_path: Path) -> None:
    batch = read(tmp_path, "#org+donor,#org+prog,#org+impl,#country\nA Fund,B Club,C Club,Kenya\n")
    assert [column(batch, edge, "subject_text") for edge in ("FUNDS", "ACCOUNTABLE_FOR", "IMPLEMENTS")] == [
        ["A Fund"],
        ["B Club"],
        ["C Club"],
    ]


def test_a_country_that_is_none_is_told_and_the_row_stays(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("#org,#sector,#country\nA Club,Health,Kenya Situation\n")
    records = read_data(path, tmp_path / "run")
    assert "'Kenya Situation' is no country" in records.skipped[0].reason
    assert records.statements


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        ("Who,Where\nA,Kenya\n", "no row of HXL hashtags"),
        ("Who,Where\norg+en,country+en\nA,Kenya\n", "hashtags without #"),
        ("#sector,#country\nHealth,Kenya\n", "no column bears #org"),
        ("#org+code,#country\nA1,Kenya\n", "no #org column names organisations"),
        ("#org,#country\n", "no row below its hashtags"),
        ("Org,Case ID\n#org,#meta\nA,1\n", "cases or victims"),
        ("Victim Name,Where\nX,Kenya\n", "cases or victims"),
        ("#org,#affected+name,#country\nA,B,Kenya\n", "cases or victims"),
        ('#org,#country\n"A,Kenya\n', "broken"),
    ],
)
def test_what_is_no_3w_is_refused_with_a_reason(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(SourceError, match=said) as caught:
        read(tmp_path, text)
    assert caught.value.fix


def test_people_in_cells_are_masked_and_columns_without_tags_never_read(tmp_path: Path) -> None:
    batch = read(tmp_path, "#org,,#contact+email,#activity,#country\nA Club,secret,jo@x.example,Call +31 20 555 01 23,Kenya\n")
    assert "secret" not in str(batch)
    assert "jo@" not in str(batch)
    assert "555" not in str(batch)


@pytest.mark.parametrize("cell", ["org", "# org", "#org: x", "5"])
def test_what_is_no_hashtag(cell: str) -> None:
    assert parse_tags(cell) == ()


@pytest.mark.skipif(not SHARED.exists(), reason="the real files are not part of the repository")
def test_real_tables_load_or_are_refused_with_a_reason(tmp_path: Path) -> None:
    outcomes: dict[str, int | str] = {}
    for path in sorted(SHARED.glob("*")):
        try:
            outcomes[path.name] = read_data(path, tmp_path / "run").records
        except SourceError as problem:
            outcomes[path.name] = problem.fix
    assert len(outcomes) == 5
    assert sum(isinstance(outcome, int) for outcome in outcomes.values()) == 4
