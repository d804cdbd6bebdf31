"""Every kind of page, by a name, over the samples."""

import httpx

PAGES = {
    "ask": "/",
    "answer": "/ask?q=which+partners+operate+in+Nigeria%3F",
    "answer-money": "/questions/funding-by-funder",
    "answer-time": "/questions/programmes-in-country?country=Nigeria",
    "answer-pairs": "/questions/partner-pairs",
    "answer-matrix": "/questions/coverage-matrix",
    "answer-empty": "/questions/partners-in-country?country=Japan",
    "question": "/questions/partners-in-country",
    "not-understood": "/ask?q=which+hotels+are+cheap",
    "countries": "/countries",
    "country": "/countries/NG",
    "country-empty": "/countries/JP",
    "brief": "/countries/NG/brief",
    "programmes": "/programmes",
    "programme": "/programmes/nl-compass",
    "actors": "/actors",
    "actor": "/actors/iom",
    "overlaps": "/overlaps",
    "overlaps-country": "/overlaps?country=Niger",
    "network": "/network",
    "network-country": "/network?country=Nigeria&role=implements",
    "documents": "/documents",
    "document": "/documents/{document}",
    "passage": "/passages/{passage}",
    "statement": "/statements/{statement}",
    "thing": "/things/theme:prevention",
    "overlaps-partners": "/overlaps?measure=partners",
    "overlaps-money": "/overlaps?measure=money",
    "network-time": "/network?active_from=2020&active_to=2022",
    "review": "/review",
    "pair": "/review/pair?one=actor:iom&other=actor:icmpd",
    "login": "/login",
    "no-such-page": "/nothing/here",
}

"""The ids in braces are those of the first source of an answer: see `address_of`."""


def address_of(name: str, site: httpx.Client) -> str:
    """The address of a page; ids that hold a file's hash are taken from an answer."""
    if "{" not in PAGES[name]:
        return PAGES[name]
    cited = site.get("/v1/questions/partners-in-country?country=Nigeria").json()["citations"][0][0]
    return PAGES[name].format(**cited)
