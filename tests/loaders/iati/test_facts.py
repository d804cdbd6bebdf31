"""What an activity states: who, where, when, with how much money, about what."""

from pathlib import Path

import pytest

from loaders.parts.contacts import contact_spans
from tests.loaders.iati.reading import IDENTIFIER, activity, document, read_one, read_text


def org(name: str, ref: str = "", role: str = "4", more: str = "") -> str:
    return f'<participating-org role="{role}" ref="{ref}" {more}><narrative>{name}</narrative></participating-org>'


@pytest.mark.parametrize(
    ("role", "edge"),
    [("1", "FUNDS"), ("2", "ACCOUNTABLE_FOR"), ("3", "EXTENDS"), ("4", "IMPLEMENTS"), ("FUNDING", "FUNDS"), ("implementing", "IMPLEMENTS")],
)
def test_roles_of_both_versions_are_edges(tmp_path: Path, role: str, edge: str) -> None:
    assert len(read_one(tmp_path, org("Lake Aid", role=role)).rows(edge)) == 1


def test_a_role_on_no_list_is_kept_as_printed_and_told(tmp_path: Path) -> None:
    read = read_one(tmp_path, org("Lake Aid", role="9"))
    assert read.rows("PARTICIPATES_IN")[0]["role"] == "9"
    assert "role '9'" in read.remarks


def test_an_organisations_own_identifier_of_the_activity_is_kept(tmp_path: Path) -> None:
    (row,) = read_one(tmp_path, org("Lake Ministry", role="1", more='activity-id="LM/77, b"')).rows("FUNDS")
    assert row["activity"] == "LM/77, b"


def test_a_secondary_reporter_says_so_and_is_no_partner(tmp_path: Path) -> None:
    read = read_one(tmp_path, '<reporting-org secondary-reporter="1"><narrative>Data Club</narrative></reporting-org>')
    assert read.rows("REPORTS")[0]["role"] == "secondary"
    assert not read.rows("IMPLEMENTS")


def test_an_organisation_with_neither_name_nor_ref_is_told(tmp_path: Path) -> None:
    assert "neither name nor ref" in read_one(tmp_path, '<participating-org role="1"/>').remarks


def test_countries_and_regions_keep_their_percentages_as_published(tmp_path: Path) -> None:
    content = '<recipient-country code="KE" percentage="150"/><recipient-region code=" 1" vocabulary="2" percentage="50"/>'
    read = read_one(tmp_path, content)
    assert [(r["to_id"], r["percentage"]) for r in read.rows("TARGETS")] == [("country:KE", 150.0), ("region:world", 50.0)]


def test_a_code_of_no_country_is_told_and_a_name_beside_it_counts(tmp_path: Path) -> None:
    content = '<recipient-country code="XX"/><recipient-country code="998"><narrative>Kenya</narrative></recipient-country>'
    read = read_one(tmp_path, content)
    assert [r["to_id"] for r in read.rows("TARGETS")] == ["country:KE"]
    assert "XX is no country's code" in read.remarks


@pytest.mark.parametrize(("code", "country"), [("XK", "XK"), ("ke", "KE"), ("ZR", "CD")])
def test_country_codes_are_read_in_any_case_and_withdrawn_ones_too(tmp_path: Path, code: str, country: str) -> None:
    assert read_one(tmp_path, f'<recipient-country code="{code}"/>').rows("TARGETS")[0]["to_id"] == f"country:{country}"


def test_countries_of_transactions_are_marked_as_such(tmp_path: Path) -> None:
    content = '<recipient-country code="KE"/>' + "".join(
        f'<transaction><value>1</value><transaction-type code="3"/><recipient-country code="{c}"/></transaction>'
        for c in ("KE", "UG", "UG")
    )
    read = read_one(tmp_path, content)
    assert [(r["to_id"], r["basis"], r["locator"]) for r in read.rows("TARGETS")] == [
        ("country:KE", "", "recipient-country[1]"),
        ("country:UG", "transaction", "transaction[2]/recipient-country"),
    ]


def test_a_country_that_only_a_locations_name_tells_is_marked_as_such(tmp_path: Path) -> None:
    content = '<recipient-region code="998"/><location ref="KE"><name><narrative>Kenya</narrative></name></location>'
    read = read_one(tmp_path, content)
    assert [(r["to_id"], r["basis"]) for r in read.rows("TARGETS", "Country")] == [("country:KE", "location")]
    assert read.rows("TARGETS", "Region")[0]["to_id"] == "region:developing-countries"


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ('code="011" vocabulary="2"', "region:west-africa"),
        ('code="11" vocabulary="2"', "region:west-africa"),
        ("", "region:west-africa"),
        ('code="9999"', "region:west-africa"),
        ('code="WA" vocabulary="99"', "region:iati-99-zz-9-wa"),
    ],
)
def test_a_region_is_known_by_its_code_padded_or_not_else_by_its_name(tmp_path: Path, region: str, expected: str) -> None:
    content = f'<reporting-org ref="ZZ-9"/><recipient-region {region}><narrative>Western Africa</narrative></recipient-region>'
    assert [row["to_id"] for row in read_one(tmp_path, content).rows("TARGETS")] == [expected]


def test_a_region_of_a_publishers_own_vocabulary_is_its_own(tmp_path: Path) -> None:
    content = '<reporting-org ref="ZZ-9"/><recipient-region code="M0" vocabulary="99"><narrative>Our south</narrative></recipient-region>'
    assert read_one(tmp_path, content).rows("TARGETS")[0]["to_id"] == "region:iati-99-zz-9-m0"


def test_locations_keep_their_administrative_codes(tmp_path: Path) -> None:
    content = (
        '<location><location-reach code="1"/><name><narrative>Coast Town</narrative></name>'
        '<administrative vocabulary="G1" level="1" code="400744"/><point><pos>-4.05 39.66</pos></point></location>'
        '<location><administrative country="KE" adm1="KE-30"/></location>'
    )
    read = read_one(tmp_path, content)
    first, second = (read.value("Location", row["to_id"]) for row in read.rows("HAS_LOCATION"))
    assert (first["title"], first["vocabulary"], first["code"], first["level"], first["latitude"]) == (
        "Coast Town",
        "G1",
        "400744",
        "adm1",
        -4.05,
    )
    assert (second["country"], second["code"], second["level"]) == ("KE", "KE-30", "adm1")


def test_a_point_at_zero_zero_is_a_placeholder(tmp_path: Path) -> None:
    read = read_one(tmp_path, "<location><name><narrative>Somewhere</narrative></name><point><pos>0 0</pos></point></location>")
    assert read.value("Location", read.rows("HAS_LOCATION")[0]["to_id"])["latitude"] is None


def points(tmp_path: Path, point: str) -> tuple[list[tuple[object, object]], str]:
    """(latitude and longitude of each location, the report)."""
    read = read_one(tmp_path, f"<location><name><narrative>Somewhere</narrative></name>{point}</location>")
    found = [read.value("Location", row["to_id"]) for row in read.rows("HAS_LOCATION")]
    return [(location["latitude"], location["longitude"]) for location in found], read.remarks


@pytest.mark.parametrize(
    ("printed", "point"),
    [
        ("6.34 5.62", (6.34, 5.62)),
        ("-6,34 5,625", (-6.34, 5.625)),
        ("6.34,5.62", (6.34, 5.62)),
        ("6.34, 5.62", (6.34, 5.62)),
        ("6,34; 5,62", (6.34, 5.62)),
        ("6.34 5.62 120", (6.34, 5.62)),
        ("6 34", (6.0, 34.0)),
    ],
)
def test_a_point_is_read_with_decimal_points_and_commas(tmp_path: Path, printed: str, point: tuple[float, float]) -> None:
    assert points(tmp_path, f"<point><pos>{printed}</pos></point>") == ([point], "")


@pytest.mark.parametrize("printed", ["6,34", "6,34 5", "6,34,5,62", "91 5.62", "5.62 181", "6.34", "6°20'N 5°37'E", "north"])
def test_a_point_that_may_mean_two_things_or_is_none_is_left_out_and_told(tmp_path: Path, printed: str) -> None:
    found, remarks = points(tmp_path, f"<point><pos>{printed}</pos></point>")
    assert found == [(None, None)]
    assert f"activity {IDENTIFIER}, location[1]: a point is {printed!r}; expected latitude and longitude in degrees" in remarks


@pytest.mark.parametrize("latitude", ["27,7", "27.7", " 27.7 "])
def test_a_point_of_version_1_is_read_with_decimal_points_and_commas(tmp_path: Path, latitude: str) -> None:
    assert points(tmp_path, f'<coordinates latitude="{latitude}" longitude="85"/>') == ([(27.7, 85.0)], "")


@pytest.mark.parametrize("point", ["<point><pos>0,0</pos></point>", "<point><pos> </pos></point>", "<point/>", "<coordinates/>"])
def test_a_point_that_says_nothing_is_not_told(tmp_path: Path, point: str) -> None:
    assert points(tmp_path, point) == ([(None, None)], "")


def test_planned_and_actual_dates_stay_apart(tmp_path: Path) -> None:
    dates = zip(("1", "2", "3", "start-actual"), ("2020-01-01", "2020-02-01", "2021-01-01T00:00:00", "2019-01-01"), strict=True)
    read = read_one(tmp_path, "".join(f'<activity-date type="{t}" iso-date="{d}"/>' for t, d in dates))
    periods = {row["kind"]: read.value("Period", row["to_id"]) for row in read.rows("HAS_PERIOD")}
    assert (periods["planned"]["start_date"], periods["planned"]["end_date"]) == ("2020-01-01", "2021-01-01")
    assert (periods["actual"]["start_date"], periods["actual"]["end_date"]) == ("2020-02-01", "")


def test_a_second_date_of_a_type_is_an_end_of_another_period_and_is_told(tmp_path: Path) -> None:
    dates = (("1", "2020-01-01"), ("3", "2021-12-31"), ("3", "2030-12-31"), ("3", "2030-12-31"), ("3", "2021-12-31"), ("1", "2019-01-01"))
    read = read_one(tmp_path, "".join(f'<activity-date type="{t}" iso-date="{d}"/>' for t, d in dates))
    periods = [(read.value("Period", row["to_id"]), row["locator"], row["quote"]) for row in read.rows("HAS_PERIOD")]
    assert [(period["start_date"], period["end_date"], locator, quote) for period, locator, quote in periods] == [
        ("2020-01-01", "2030-12-31", "activity-date[1] activity-date[3]", "2020-01-01 – 2030-12-31"),
        ("2019-01-01", "2021-12-31", "activity-date[6] activity-date[2]", "2019-01-01 – 2021-12-31"),
        ("2020-01-01", "2021-12-31", "activity-date[1] activity-date[2]", "2020-01-01 – 2021-12-31"),
    ]
    assert all(str(quote) in str(read.passages[0]) for _, _, quote in periods)
    assert "activity-date[3]: the planned end has another date too; both are kept" in read.remarks


def dated(tmp_path: Path, type_: str, date: str, made: str = 'generated-datetime="2024-05-06T23:00:00Z"') -> str:
    """What is told of a date in a file made on a day."""
    read = read_text(tmp_path, document(activity(f'<activity-date type="{type_}" iso-date="{date}"/>'), version=made))
    assert len(read.rows("HAS_PERIOD")) == 1
    return read.remarks


@pytest.mark.parametrize("type_", ["2", "4", "start-actual"])
def test_an_actual_date_after_the_day_on_which_the_file_was_made_is_told(tmp_path: Path, type_: str) -> None:
    said = (
        f"activity {IDENTIFIER}, activity-date[1]: an actual start or end lies after the day on which the file was made; kept as published"
    )
    assert dated(tmp_path, type_, "2024-05-07") == said


def test_other_dates_may_lie_after_the_day_on_which_the_file_was_made(tmp_path: Path) -> None:
    assert dated(tmp_path, "3", "2030-01-01") == ""
    assert dated(tmp_path, "4", "2024-05-06") == ""
    assert dated(tmp_path, "4", "2030-01-01", made="") == ""


@pytest.mark.parametrize("date", ["2021-02-30", "2021-13-01", "soon"])
def test_a_date_that_is_none_is_told(tmp_path: Path, date: str) -> None:
    read = read_one(tmp_path, f'<activity-date type="1" iso-date="{date}"/>')
    assert not read.rows("HAS_PERIOD")
    assert date in read.remarks


@pytest.mark.parametrize(("code", "status"), [("2", "ongoing"), ("Implementation", "ongoing"), ("4", "ended"), ("5", "cancelled")])
def test_a_status_is_kept_in_this_graphs_words(tmp_path: Path, code: str, status: str) -> None:
    assert read_one(tmp_path, f'<activity-status code="{code}"/>').rows("HAS_STATUS")[0]["to_id"] == f"status:{status}"


@pytest.mark.parametrize(
    ("element", "quote"),
    [
        ('<activity-status code="2">Implementation</activity-status>', 'code="2"'),
        ("<activity-status> Completion </activity-status>", "Completion"),
        ('<activity-status code=" 2"/>', 'code=" 2"'),
    ],
)
def test_a_status_quotes_what_the_file_prints(tmp_path: Path, element: str, quote: str) -> None:
    assert read_one(tmp_path, element).rows("HAS_STATUS")[0]["quote"] == quote


def test_a_value_of_which_nothing_is_printed_but_the_quote_has_no_text_and_its_statement_keeps_its_id(tmp_path: Path) -> None:
    read = read_one(tmp_path, '<activity-status code="2"/><reporting-org ref="X"><narrative>A Club</narrative></reporting-org>')
    (status,) = read.rows("HAS_STATUS")
    assert (status["object_text"], status["quote"], status["id"]) == ("", 'code="2"', "s-9b2af10448e5584c63b5")
    assert read_one(tmp_path, '<sector code="15160"/>').rows("HAS_SECTOR")[0]["object_text"] == "15160"


def test_a_code_is_quoted_as_the_file_prints_it(tmp_path: Path) -> None:
    read = read_one(tmp_path, '<sector code="15160 "/><tag code=" 5" vocabulary="2"/>')
    assert [row["quote"] for name in ("HAS_SECTOR", "HAS_TAG") for row in read.rows(name)] == ['code="15160 "', 'code=" 5"']


def budget(amount: str, year: str = "2020", type_: str = "1", currency: str = "EUR") -> str:
    value = f'<value currency="{currency}" value-date="{year}-01-01">{amount}</value>'
    return f'<budget type="{type_}"><period-start iso-date="{year}-01-01"/>{value}</budget>'


def flows(tmp_path: Path, content: str, attributes: str = "") -> list[tuple[object, ...]]:
    read = read_one(tmp_path, content, attributes)
    found = [(r["kind"], r["revision"], r["year"], read.value("Budget", r["to_id"])) for r in read.rows("HAS_BUDGET")]
    return [(kind, revision, year, budget["amount"], budget["currency"]) for kind, revision, year, budget in found]


def test_original_and_revised_budgets_years_and_currencies_are_never_added(tmp_path: Path) -> None:
    content = budget("10") + budget("5") + budget("7", type_="2") + budget("1", year="2021") + budget("3", currency="USD")
    assert flows(tmp_path, content) == [
        ("budget", "original", "2020", 15.0, "EUR"),
        ("budget", "revised", "2020", 7.0, "EUR"),
        ("budget", "original", "2021", 1.0, "EUR"),
        ("budget", "original", "2020", 3.0, "USD"),
    ]


@pytest.mark.parametrize(
    ("code", "kind"), [("2", "commitment"), ("C", "commitment"), ("D", "disbursement"), ("4", "expenditure"), ("11", "incoming_commitment")]
)
def test_transactions_are_of_the_kind_that_any_version_calls_them(tmp_path: Path, code: str, kind: str) -> None:
    content = f'<transaction><transaction-type code="{code}"/><value currency="EUR">2</value></transaction>'
    assert [flow[0] for flow in flows(tmp_path, content)] == [kind]


def test_no_currency_is_ever_assumed(tmp_path: Path) -> None:
    assert flows(tmp_path, budget("5", currency=""))[0][4] == ""


def test_the_activitys_default_currency_counts(tmp_path: Path) -> None:
    assert flows(tmp_path, budget("5", currency=""), 'default-currency="kes"')[0][4] == "KES"


@pytest.mark.parametrize(
    ("start", "end", "year"),
    [
        ("2020-01-01", "2020-12-31", "2020"),
        ("2020-07-01", "2021-06-30", "2020"),
        ("2020-01-01", "2021-01-01", "2020"),
        ("2020-01-01", "2021-12-31", "2020/2021"),
        ("2020-07-01", "2023-06-30", "2020/2023"),
        ("2020-01-01", "soon", "2020"),
        ("2020-01-01", "2019-12-31", "2020"),
    ],
)
def test_a_budget_of_more_than_twelve_months_is_of_its_first_and_last_year(tmp_path: Path, start: str, end: str, year: str) -> None:
    content = f'<budget><period-start iso-date="{start}"/><period-end iso-date="{end}"/><value currency="EUR">5</value></budget>'
    assert [found[2] for found in flows(tmp_path, content)] == [year]


@pytest.mark.parametrize(
    ("printed", "amount"), [("-5.5", -5.5), ("0", 0.0), ("1,234,567.50", 1234567.5), ("1 000", 1000.0), ("1e3", 1000.0)]
)
def test_amounts_are_read_as_published(tmp_path: Path, printed: str, amount: float) -> None:
    assert flows(tmp_path, budget(printed))[0][3] == amount


def test_a_comment_in_an_amount_takes_no_digit_of_it(tmp_path: Path) -> None:
    assert flows(tmp_path, budget("12<!-- thousands -->345"))[0][3] == 12345.0


@pytest.mark.parametrize("printed", ["1,5", "n/a", "", "1.2.3"])
def test_an_amount_that_may_mean_two_things_is_told_and_left_out(tmp_path: Path, printed: str) -> None:
    read = read_one(tmp_path, budget(printed))
    assert not read.rows("HAS_BUDGET")
    assert "expected a number" in read.remarks


def test_who_pays_in_funds_with_the_sum_of_all_years_and_who_is_paid_takes_part(tmp_path: Path) -> None:
    content = "".join(
        f'<transaction><transaction-type code="{t}"/><transaction-date iso-date="{y}-05-01"/><value currency="EUR">{v}</value>'
        f"<provider-org><narrative>Rich Fund</narrative></provider-org>"
        "<receiver-org><narrative>Poor Club</narrative></receiver-org></transaction>"
        for t, y, v in (("1", 2020, 10), ("1", 2021, 5), ("3", 2021, 4))
    )
    read = read_one(tmp_path, content)
    assert [(r["amount"], r["currency"], r["kind"], r["locator"]) for r in read.rows("FUNDS")] == [
        (15.0, "EUR", "incoming_funds", "transaction[1] transaction[2]")
    ]
    assert [(r["role"], r["subject_text"]) for r in read.rows("PARTICIPATES_IN")] == [("receives funds", "Poor Club")]


@pytest.mark.parametrize(
    ("receiver", "roles"),
    [
        pytest.param('ref="KE-1" type="80"><narrative>Lake Club</narrative>', [], id="another type"),
        pytest.param("><narrative>Lake Club</narrative>", [], id="no ref"),
        pytest.param('ref="UG-1"><narrative>Lake Club</narrative>', ["receives funds"], id="another ref"),
        pytest.param('ref="KE-1"><narrative>Hill Club</narrative>', ["receives funds"], id="another name"),
    ],
)
def test_who_is_paid_takes_part_unless_its_part_is_named(tmp_path: Path, receiver: str, roles: list[str]) -> None:
    content = (
        '<participating-org role="4" ref="KE-1" type="22"><narrative>Lake Club</narrative></participating-org>'
        '<transaction><transaction-type code="3"/><transaction-date iso-date="2021-05-01"/><value currency="EUR">4</value>'
        f"<receiver-org {receiver}</receiver-org></transaction>"
    )
    assert [r["role"] for r in read_one(tmp_path, content).rows("PARTICIPATES_IN")] == roles


def test_bodies_of_one_name_and_different_refs_are_not_added_up(tmp_path: Path) -> None:
    content = "".join(
        f'<transaction><transaction-type code="{t}"/><transaction-date iso-date="2021-05-01"/><value currency="EUR">{v}</value>'
        f'<{o} ref="{r}"><narrative>Ministry of Lakes</narrative></{o}></transaction>'
        for t, o, r, v in (
            ("1", "provider-org", "KE-NGC-1234", 10),
            ("1", "provider-org", "UG-NGB-1234", 200),
            ("1", "provider-org", "KE-NGC-1234", 5),
            ("3", "receiver-org", "KE-NGC-7", 3),
            ("3", "receiver-org", "UG-NGB-7", 4),
        )
    )
    read = read_one(tmp_path, content)
    assert [(r["ref"], r["amount"]) for r in read.rows("FUNDS")] == [("KE-NGC-1234", 15.0), ("UG-NGB-1234", 200.0)]
    assert [read.value("Budget", r["to_id"])["amount"] for r in read.rows("HAS_BUDGET")] == [15.0, 200.0, 3.0, 4.0]
    assert [r["ref"] for r in read.rows("PARTICIPATES_IN")] == ["KE-NGC-7", "UG-NGB-7"]


def test_sectors_keep_vocabulary_percentage_and_the_code_lists_words(tmp_path: Path) -> None:
    content = '<sector code="15160" percentage="60"/><sector vocabulary="99" code="A"><narrative>Own words</narrative></sector>'
    read = read_one(tmp_path, content)
    found = [(read.value("Sector", r["to_id"])["title"], r["percentage"]) for r in read.rows("HAS_SECTOR")]
    assert found == [("Human rights", 60.0), ("Own words", None)]


def test_a_sector_is_a_theme_only_of_an_activity_against_trafficking(tmp_path: Path) -> None:
    words = "<description><narrative>Police units against {} in the capital and along the coast.</narrative></description>"
    sector = '<sector vocabulary="1" code="15132"/>'
    against = read_one(tmp_path, words.format("trafficking in persons") + sector)
    other = read_one(tmp_path, words.format("theft of cattle") + sector)
    assert [r["to_id"] for r in against.rows("ADDRESSES")] == ["theme:law-enforcement"]
    assert not other.rows("ADDRESSES")


def test_markers_that_are_targeted_tags_and_scopes_are_kept(tmp_path: Path) -> None:
    content = (
        '<policy-marker code="1" significance="2"/><policy-marker code="2" significance="0"/><tag vocabulary="2" code="5"/>'
        '<humanitarian-scope type="1" vocabulary="1-2" code="EQ-1"/>'
    )
    read = read_one(tmp_path, content)
    assert [read.value("Tag", r["to_id"])["kind"] for r in read.rows("HAS_TAG")] == ["policy_marker", "tag", "humanitarian_scope"]


@pytest.mark.parametrize("printed", ["1", "true"])
def test_an_activity_that_is_humanitarian_says_so(tmp_path: Path, printed: str) -> None:
    read = read_one(tmp_path, "", f'humanitarian="{printed}"')
    (row,) = read.rows("HAS_TAG")
    assert (read.value("Tag", row["to_id"])["kind"], read.value("Tag", row["to_id"])["code"]) == ("humanitarian", "1")
    assert (row["locator"], row["quote"]) == ("@humanitarian", f'humanitarian="{printed}"')
    assert str(row["quote"]) in str(read.passages[0])


@pytest.mark.parametrize("printed", ["0", "false", ""])
def test_an_activity_that_is_not_humanitarian_says_nothing(tmp_path: Path, printed: str) -> None:
    assert not read_one(tmp_path, "", f'humanitarian="{printed}"').rows("HAS_TAG")


def test_document_links_are_kept_but_none_with_an_address_of_a_person(tmp_path: Path) -> None:
    links = "".join(f'<document-link url="{u}"/>' for u in ("https://x.example/a.pdf", "mailto:jo@x.example"))
    assert [r["quote"] for r in read_one(tmp_path, links).rows("HAS_LINK")] == ["https://x.example/a.pdf"]


def test_statements_of_one_file_have_ids_of_their_own(tmp_path: Path) -> None:
    content = org("A Body", role="1") + org("A Body", role="1") + '<recipient-country code="KE"/>'
    read = read_text(tmp_path, document(activity(content), activity(content)))
    ids = [row["id"] for name in ("FUNDS", "TARGETS", "HAS_RELEVANCE") for row in read.rows(name)]
    assert len(ids) == len(set(ids)) == 8


def test_amounts_that_were_added_never_look_like_a_telephone_number(tmp_path: Path) -> None:
    (row,) = read_one(tmp_path, budget("235000000") + budget("224999999")).rows("HAS_BUDGET")
    assert row["quote"] == "235000000 EUR; 224999999 EUR"
    assert not list(contact_spans(str(row["quote"])))


@pytest.mark.parametrize("date", ["2024-02-30", "2023-13-01", "May 2023"])
@pytest.mark.parametrize("element", ['transaction-date iso-date="{}"', 'value value-date="{}"'])
def test_a_date_of_money_that_is_none_is_told(tmp_path: Path, date: str, element: str) -> None:
    inner = f"<{element.format(date)}>{'5</value>' if 'value' in element else '</transaction-date><value>5</value>'}"
    read = read_one(tmp_path, f'<transaction><transaction-type code="3"/>{inner}</transaction>')
    assert [row["year"] for row in read.rows("HAS_BUDGET")] == [""]
    where = "value" if "value-date" in element else "transaction-date"
    assert f"activity {IDENTIFIER}, transaction[1]/{where}: a date is {date!r}; expected YYYY-MM-DD" in read.remarks


def test_a_budget_that_ends_before_it_begins_is_told_and_kept(tmp_path: Path) -> None:
    content = '<budget><period-start iso-date="2024-01-01"/><period-end iso-date="2023-12-31"/><value>5</value></budget>' + budget("7")
    read = read_one(tmp_path, content)
    assert [row["year"] for row in read.rows("HAS_BUDGET")] == ["2024", "2020"]
    assert f"activity {IDENTIFIER}, budget[1]: a period of money ends before it begins; kept as published" in read.remarks
    assert "budget[2]" not in read.remarks
