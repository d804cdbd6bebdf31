"""Small documents in the templates of the field, in our own words, and what is in them."""

from collections.abc import Sequence

EMN = """National contribution of Sweden

Harbours and human trafficking: an EMN sample

July 2025

SECTION 1: MEASURES

3. Are there measures that your country has funded abroad?

☒ Yes

☐ No

Name of the measure: SAFE QUAYS

Third country/ies of implementation: Nigeria, Ghana

Implementation period: 01/03/2022 – 31/12/2024

Total funding and source(s) of funding: 4.000.000

Implementing partners: IOM, Harbour Watch (HWX)

State of implementation: Ongoing

Thematic area:

x Prevention and awareness

☐ Law enforcement

☐ Protecting and supporting victims

Name of the measure: LANTERN

Third country/ies of implementation: Nigeria

Implementation period: 01/01/2023 – 31/12/2026

Total funding and source(s) of funding: EUR 1,5 mln

Implementing partners: UNODC

State of implementation: ongoing

Thematic area:

☐ Prevention and awareness

x Law enforcement

☐ Protecting and supporting victims
"""

PLAN = """Government of the Netherlands

National Action Plan on quays
2011- 2014

July 2011

1

Work in harbours (Social Affairs and Employment)

Goals / Actions

1. The Labour Inspectorate will visit ten quays (2nd quarter 2012).
2. The Ministry of Security and Justice will print a leaflet (end of 2011).

2

Judges (Judiciary, Public Prosecution Service)

Goals / Actions

1. A manual for prosecutors (Public Prosecution Service, first half of 2012).
"""

FACT_SHEET = """Fact sheet on victims in harbours 2020-2022

Findings

Finding 1
In 2022, CoMensha counted 120 victims in harbours. About 40% of them were women.

Recommendations

Recommendation 1: Count every quay
The National Rapporteur recommends that the Minister of Ports counts the victims on each quay.
"""


def emn(text: str = EMN, *, issued: str = "July 2025", without: Sequence[str] = ()) -> str:
    """The contribution, of another date or without some of its words."""
    for words in without:
        text = text.replace(words, "")
    return text.replace("July 2025", issued)
