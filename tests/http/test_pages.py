"""Pages over the small graph, which has what the samples lack: money in several currencies."""

import re
from contextlib import closing
from itertools import product
from pathlib import Path

import httpx

from api.server_settings import ServerSettings
from graph.stores import open_store
from tests.http.serving import served
from tests.queries.small_graph import Source


def test_money_by_theme_is_of_one_unit_and_names_the_others(client: httpx.Client) -> None:
    page = client.get("/overlaps?measure=money").text
    units = re.findall(r'href="/overlaps\?measure=money(?:&amp;unit=([^"#]*))?#coverage"', page)
    assert len(units) > 2, "the measure itself, then each unit"
    first, other = page, client.get(f"/overlaps?measure=money&unit={units[-1]}").text
    shown = [re.findall(r'data-value="([\d.]+)"', found.split('id="matrix"')[1]) for found in (first, other)]
    assert shown[0] != shown[1]
    assert units[-1].replace("+", " ") in other.split("<caption>")[-1].split("</caption>")[0]


def test_a_unit_that_is_none_shows_the_first(client: httpx.Client) -> None:
    none, first = (client.get(f"/overlaps?measure=money{more}").text.split('id="matrix"')[1] for more in ("&unit=ZZZ", ""))
    assert none == first


def test_a_span_of_time_that_is_none_is_said(client: httpx.Client) -> None:
    for query in ("active_from=2023&active_to=2020", "active_from=soon"):
        refused = client.get(f"/network?{query}")
        assert refused.status_code == 422
        assert "active" in refused.text


def test_an_argument_that_is_given_twice_is_refused(client: httpx.Client) -> None:
    for address in ("/questions/funding-by-funder?", "/ask?q=who+funds+COMPASS&"):
        refused = client.get(f"{address}country=Nigeria&country=Ghana")
        assert refused.status_code == 422
        assert "country is given 2 times" in refused.text


def test_pages_are_nobody_elses_to_keep(client: httpx.Client) -> None:
    first, again = client.get("/overlaps"), client.get("/overlaps")
    assert first.headers["cache-control"] == "private, no-cache"
    assert first.text == again.text


def test_money_by_theme_is_that_of_all_programmes_of_a_funder(tmp_path: Path) -> None:
    document = Source("survey~aaaa0009", "Survey of measures", "2025-07", "2026-01-01T10:00:00", kind="emn")
    places = product(("country:NG", "country:NE", "country:GH"), ("theme:prevention", "theme:protection"))
    names = ("compass", "shield", "bridge", "sahel", "act-boats", "act-edo")  # more than an answer lists of a funder unless asked for all
    for number, (name, (country, theme)) in enumerate(zip(names, places, strict=True), 1):
        document.say("actor:government-nl", "FUNDS", f"programme:{name}", amount=float(number), currency="EUR")
        document.say(f"programme:{name}", "TARGETS", country)
        document.say(f"programme:{name}", "ADDRESSES", theme)
    settings = ServerSettings(store=str(tmp_path / "store"), rate=0)
    with closing(open_store(settings.store)) as store, store.writing() as change:
        change.put(document.batch())
    with served(settings) as client:
        matrix = client.get("/overlaps?measure=money").text.split('id="matrix"')[1]
    given = sorted(float(figure) for figure in re.findall(r'data-value="([\d.]+)"', matrix) if float(figure))
    assert given == [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
