"""Pages over the small graph, which has what the samples lack: money in several currencies."""

import re

import httpx


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


def test_pages_are_nobody_elses_to_keep(client: httpx.Client) -> None:
    first, again = client.get("/overlaps"), client.get("/overlaps")
    assert first.headers["cache-control"] == "private, no-cache"
    assert first.text == again.text
