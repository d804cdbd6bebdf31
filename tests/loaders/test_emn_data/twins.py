"""One made-up contribution in six languages: the words differ, the facts do not."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Twin:
    """A contribution of Austria in one language; `cells` are label and value, in the order of the English one."""

    title: str
    question: str
    boxes: str
    cells: tuple[tuple[str, str], ...]

    def cell(self, name: str) -> tuple[str, str]:
        """A label and its value, by the English name of the field."""
        return self.cells[FIELDS.index(name)]


FIELDS = ("name", "countries", "period", "funding", "partners", "beneficiaries", "objective", "status", "themes")

TWINS = {
    "en": Twin(
        "National contribution of Austria",
        "Question 5. Has your country paid for any measures in third countries?",
        "☒ Yes\n\n☐ No",
        (
            ("Name of the measure", "Blue Lantern"),
            ("Third countries", "Albania, Ivory Coast and Georgia"),
            ("Period", "from 1 March 2021 to 31 December 2023"),
            ("Funding and sources of funding", "EUR 2.5 million (75% AMIF, 25% national budget)"),
            ("Implementing partners", "IOM, Caritas and LEFÖ"),
            ("Beneficiaries", "Government of Kenya"),
            ("Objective", "Better care for victims"),
            ("Status", "Ongoing"),
            ("Thematic area", "☒ Prevention ☐ Law enforcement ☒ Protection of victims"),
        ),
    ),
    "nl": Twin(
        "Nationale bijdrage van Oostenrijk",
        "Vraag 5. Heeft uw land maatregelen in derde landen bekostigd?",
        "☒ Ja\n\n☐ Nee",
        (
            ("Naam van de maatregel", "Blue Lantern"),
            ("Derde landen", "Albanië, Ivoorkust en Georgië"),
            ("Periode", "van 1 maart 2021 tot en met 31 december 2023"),
            ("Financiering en bronnen van financiering", "2,5 mln. euro (75% AMIF, 25% nationale begroting)"),
            ("Uitvoerende partners", "IOM, Caritas en LEFÖ"),
            ("Begunstigden", "regering van Kenia"),
            ("Doelstelling", "Betere opvang van slachtoffers"),
            ("Stand van zaken", "Lopend"),
            ("Thema", "☒ Preventie ☐ Rechtshandhaving ☒ Bescherming van slachtoffers"),
        ),
    ),
    "fr": Twin(
        "Contribution nationale de l’Autriche",
        "Question 5 : Votre pays a-t-il financé des mesures dans des pays tiers ?",
        "☒ Oui\n\n☐ Non",
        (
            ("Nom de la mesure", "Blue Lantern"),
            ("Pays tiers", "l’Albanie, la Côte d’Ivoire et la Géorgie"),
            ("Période", "du 1er mars 2021 au 31 décembre 2023"),
            ("Financement et sources de financement", "2,5 millions d’euros (75 % AMIF, 25 % budget national)"),
            ("Partenaires de mise en œuvre", "IOM, Caritas et LEFÖ"),
            ("Bénéficiaires", "Gouvernement du Kenya"),
            ("Objectif", "Une meilleure prise en charge des victimes"),
            ("État d’avancement", "En cours"),
            ("Domaine thématique", "☒ Prévention ☐ Répression ☒ Protection des victimes"),
        ),
    ),
    "de": Twin(
        "Nationaler Beitrag Österreichs",
        "Frage 5: Hat Ihr Land Maßnahmen in Drittstaaten finanziert?",
        "☒ Ja\n\n☐ Nein",
        (
            ("Name der Maßnahme", "Blue Lantern"),
            ("Drittstaaten", "Albanien, Elfenbeinküste und Georgien"),
            ("Zeitraum", "vom 1. März 2021 bis zum 31. Dezember 2023"),
            ("Finanzierung und Finanzierungsquellen", "2,5 Mio. Euro (75 % AMIF, 25 % Bundeshaushalt)"),
            ("Durchführende Organisationen", "IOM, Caritas und LEFÖ"),
            ("Begünstigte", "Regierung von Kenia"),
            ("Ziel", "Bessere Versorgung der Betroffenen"),
            ("Stand der Umsetzung", "Laufend"),
            ("Themenbereich", "☒ Prävention ☐ Strafverfolgung ☒ Schutz der Betroffenen"),
        ),
    ),
    "es": Twin(
        "Contribución nacional de Austria",
        "Pregunta 5. ¿Ha financiado su país medidas en terceros países?",
        "☒ Sí\n\n☐ No",
        (
            ("Nombre de la medida", "Blue Lantern"),
            ("Terceros países", "Albania, Costa de Marfil y Georgia"),
            ("Período", "desde el 1 de marzo de 2021 hasta el 31 de diciembre de 2023"),
            ("Financiación y fuentes de financiación", "2,5 millones de euros (75 % AMIF, 25 % presupuesto nacional)"),
            ("Entidades ejecutoras", "IOM, Caritas y LEFÖ"),
            ("Beneficiarios", "Gobierno de Kenia"),
            ("Objetivo", "Una mejor atención a las víctimas"),
            ("Estado de ejecución", "En curso"),
            ("Ámbito temático", "☒ Prevención ☐ Persecución del delito ☒ Protección de las víctimas"),
        ),
    ),
    "sv": Twin(
        "Österrikes nationella bidrag",
        "Fråga 5. Har ert land finansierat åtgärder i tredjeländer?",
        "☒ Ja\n\n☐ Nej",
        (
            ("Åtgärdens namn", "Blue Lantern"),
            ("Tredjeländer", "Albanien, Elfenbenskusten och Georgien"),
            ("Period", "från den 1 mars 2021 till den 31 december 2023"),
            ("Finansiering och finansieringskällor", "2,5 miljoner euro (75 % AMIF, 25 % statsbudgeten)"),
            ("Genomförande organisationer", "IOM, Caritas och LEFÖ"),
            ("Målgrupp", "Kenyas regering"),
            ("Syfte", "Bättre stöd till brottsoffer"),
            ("Status för genomförandet", "Pågående"),
            ("Temaområde", "☒ Förebyggande ☐ Brottsbekämpning ☒ Skydd för brottsoffer"),
        ),
    ),
}
