"""Whether a text speaks of trafficking in human beings: by its words, what they are said to be of, and its language."""

import csv
from importlib.resources import files

import pytest

from loaders.parts.relevance import relevance_of

ROWS = tuple(csv.DictReader(files("loaders.parts").joinpath("relevance.csv").read_text("utf-8").splitlines()))


def _answer(text: str, language: str = "") -> str:
    return relevance_of([(language, text)]).answer


@pytest.mark.parametrize(
    "text",
    [
        "Rangers and dogs for anti-poaching and anti-trafficking of ivory in two reserves.",
        "Counter-trafficking of narcotics and of chemicals in the container ports.",
        "Wildlife anti-trafficking patrols and courts in the river delta of the south.",
        "Convicts more people trafficking drugs over the mountain roads of the north.",
        "Care for drug trafficking victims' neighbourhoods and their football clubs.",
        "Legal handling of claims by victims of human rights abuse in the highlands.",
        "Roads heavily trafficked by lorries are resurfaced with stone and asphalt.",
        "Trafficking in stolen vehicles, goods and fuel is tackled with new scanners.",
        "Timber smuggling and trafficking are seen by satellite above the forests.",
        "Lutte contre le trafic d'armes, de drogues et d'espèces protégées en mer.",
        "Traite de lait: la traite des vaches est mécanisée dans les coopératives.",
        "La traite mécanique et la laiterie de la coopérative des éleveurs de brebis.",
        "Rangers stop bushmeat trafficking and remove snares around the lake.",
        "Drug trafficking harms women and children in the slums: clubs and tutors.",
        "Contre le trafic de drogues, protection des femmes et des enfants du port.",
        "La mesa trata de ser un lugar de encuentro para los jóvenes del barrio.",
        "Se trata de personas mayores que viven solas y que reciben una visita.",
        "Combate al tráfico ilícito de migrantes por mar con patrullas y radares.",
        "Si tratta di persone anziane che ricevono pasti caldi nelle loro case.",
        "Lotta al traffico di rifiuti e di opere d'arte nei porti della regione.",
        "Combate ao tráfico de drogas e de armas nas estradas da fronteira seca.",
        "Modernizarea semafoarelor și fluidizarea traficului rutier în orașele mari.",
        "Obchod s kávou a podpora drobných zemědělců v horských oblastech země.",
        "Une exposition sur la traite négrière et les ports de l'océan Atlantique.",
        "Un musée contre la traite négrière et un sentier de la mémoire au port.",
        "Una muestra sobre la trata transatlántica y los puertos de la isla grande.",
        "Roads are repaired for THB 5 million, of which the town pays one half.",
        "Apoio às vítimas de tráfico de drogas nas escolas e nos centros juvenis.",
        "Els vots dels joves a les eleccions i la participació dels pobles petits.",
        "Pens with a tip of steel and multiple tip sizes for schools of the coast.",
    ],
)
def test_what_is_not_of_people_is_no(text: str) -> None:
    assert _answer(text) == "no"


@pytest.mark.parametrize(
    "text",
    [
        "Fights trafficking in drugs, weapons and human beings along the lake shore.",
        "Courts try the trafficking of cocaine, cigarettes, women and girls by sea.",
        "Drug and people trafficking over the lake is met by joint patrols of two states.",
        "Prevents trafficking and forced labour where consumer goods are sewn and packed.",
        "Keeps children of waste pickers from trafficking and sexual exploitation.",
        "Ends the trafficking of fishers on boats that take protected species.",
        "Trafficking and smuggling of young women by road: courses for border guards.",
        "Shelter after human-trafficking, and work, in the three port towns.",
        "HUMAN TRAFFICKING: A HOTLINE",
        "The centre trains the nurses. مكافحة الاتجار بالبشر",
        "Helps the families by the river. Prevenção do tráfico de pessoas",
        "Combating trafficking in\npersons, second phase",
        "C-TIP Savannah",
        "Regional conference against THB",
        "Lutte contre le trafic d’armes, de drogues et d’êtres humains au Sahel",
        "Fin de la trata infantil en las zonas turísticas",
        "Traite des enfants: foyers et écoles",
        "Contre le trafic d'armes de guerre, de drogues et d'êtres humains dans le golfe",
        "Lucha contra el tráfico de drogas, armas y personas en el istmo",
        "Formação de juízes sobre o tráfico de mulheres e de meninas",
        "Tráfico de armas, drogas e pessoas: patrulhas conjuntas no rio",
        "Lotta al traffico di droga, armi ed esseri umani nell'Adriatico",
        "Kampf gegen Menschen- und Drogenhandel auf den Fernstraßen",
        "Pomoc obětem obchodování s lidmi",
        "Az emberkereskedelem áldozatainak segítése",
        "Pomoc obetiam obchodovania s ľuďmi",
        "Mbrojtja e viktimave të trafikimit të personave",
        "Kuzuia usafirishaji haramu wa binadamu",
        "Hỗ trợ nạn nhân mua bán người",
        "Dabar su prekyba žmonėmis",
        "Pomoč žrtvam trgovine z ljudmi",
        "Помоћ жртвама трговине људима",
        "Борба с трафика на хора",
        "Προστασία θυμάτων εμπορίας ανθρώπων",
        "İNSAN TİCARETİ mağdurlarına destek",
        "لمكافحة جريمة والاتجار بالأشخاص",
        "打击跨境人口贩运活动",
        "โครงการต่อต้านการค้ามนุษย์",
        "মানব পাচার প্রতিরোধ",
        "मानव तस्करी की रोकथाम",
        "A response to THB in two ports",
        "Shelter for TIP victims",
        "Work for TIP survivors",
        "Care for survivors of TIP",
        "Identification of VoTs at borders",
        "VoTs receive shelter",
        "Apoio a vítimas de tráfico",
        "Apoyo a sobrevivientes de trata",
        "Apoyo a supervivientes de la trata",
        "Foyers pour enfants victimes de trafic",
        "Prozesse gegen Menschenhändler",
        "Bekämpfung des Handels mit Frauen",
        "La trata de personas con discapacidad",
        "Trata de personas con discapacidad en las ciudades",
        "Víctimas de trata de personas con discapacidad",
    ],
)
def test_what_is_of_people_is_yes(text: str) -> None:
    assert _answer(text) == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "Reforms the law on trafficking in human organs and tissue for hospitals.",
        "Takes modern slavery out of the supply chains of brick kilns and quarries.",
        "Anti-trafficking dogs are trained to smell ivory in parcels and in luggage.",
        "El taller trata de personas con discapacidad y de su empleo en el campo.",
        "Anti-trafficking lessons and drug prevention in the schools of the north.",
        "Un pont facilite le trafic de marchandises et de personnes sur le fleuve.",
        "Le centre traite des enfants malnutris et forme des infirmiers de brousse.",
        "Lutte contre l'esclavage moderne dans les briqueteries et les carrières.",
        "Contre les formes contemporaines d’esclavage dans les briqueteries.",
        "Moderne Sklaverei in den Lieferketten der Ziegeleien und Steinbrüche.",
        "Gegen moderner Sklaverei ähnliche Arbeit in Ziegeleien und Steinbrüchen.",
        "Tegen moderne slavernij in steenfabrieken en groeven van het land.",
        "Contra la esclavitud moderna en las ladrilleras y en las canteras.",
        "Contra a escravatura moderna nas fábricas de tijolos e nas pedreiras.",
        "Contra a escravidão moderna nas fábricas de tijolos e nas pedreiras.",
        "Contro la schiavitù moderna nelle fornaci di mattoni e nelle cave.",
        "Takes contemporary forms of slavery out of the brick kilns and quarries.",
    ],
)
def test_what_may_be_of_people_is_unknown(text: str) -> None:
    assert _answer(text) == "unknown"


def test_every_word_for_trafficking_in_human_beings_is_found() -> None:
    rows = [(row["language"], row["words"].replace("*", "").lstrip("^")) for row in ROWS if row["sense"] == "person"]
    assert [row for row in rows if relevance_of([row])[:2] != ("yes", row[1])] == []


def test_the_table_says_nothing_twice() -> None:
    told = [tuple(row.values()) for row in ROWS]
    assert len(told) == len(set(told))


def test_the_words_that_a_judgement_rests_on_are_whole() -> None:
    assert relevance_of([("en", "Lessons on Trafficking in Persons for nurses")]).found == "Trafficking in Persons"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rw", "Gufasha abahinzi kubona imbuto nziza mu ntara"),
        ("mn", "Малчдад зориулсан худаг усны барилга байгууламжийн төсөл"),
        ("th", "โครงการก่อสร้างระบบประปาหมู่บ้านและห้องสมุดโรงเรียนในภาคเหนือ"),
        ("", "Mokonzi ya mboka apesi bana ya kelasi buku mpe biloko ya kosalela na mboka"),
    ],
)
def test_silence_in_a_language_that_is_not_known_says_nothing(language: str, text: str) -> None:
    judged = relevance_of([(language, text)])
    assert (judged.answer, judged.rule) == ("unknown", "relevance.language")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("rw", "Seeds and tools for the farmers of the eastern hills"),
        ("eng", "Nairobi Mombasa Kisumu Garissa rail upgrade 2019"),
        ("en-gb", "Nairobi Mombasa Kisumu Garissa rail upgrade 2019"),
        ("", "Nairobi Mombasa Kisumu Garissa rail upgrade 2019"),
        ("", "Winter clothing, blankets, tents (Hatay, Adana)"),
        ("hu", "Iskolák és kórházak felújítása vidéki térségekben"),
    ],
)
def test_silence_in_a_known_language_and_a_list_of_names_are_no(language: str, text: str) -> None:
    assert _answer(text, language) == "no"


def test_one_text_in_a_known_language_is_enough() -> None:
    texts = [("rw", "Gufasha abahinzi kubona imbuto nziza mu ntara"), ("en", "Seeds for the farmers of the hills")]
    assert relevance_of(texts).answer == "no"
