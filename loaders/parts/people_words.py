"""The words by which names of people are told from other names: data for `people`, in the languages of the documents."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = (
    r"Mr|Mrs|Ms|Mx|Miss|(?<![\d ] )(?<!\d)(?:mr|mrs|ms)(?=\.? )|Dr|dr|Drs|drs|Prof|prof|Professor|professor|Ir(?=\.)|Ing(?=\.)|Mag(?=\.)"
    r"|Sir|Dhr|dhr|[Dd]e heer|[Mm]evr|[Mm]evrouw|Mw|mw|Meneer|Herrn?|Frau|Mme|Mlle|Madame|Monsieur|Sra?|Señora?|Sig(?=\.)|Signora?|Dott|Fru"
)
TITLES = rf"(?:{TITLES})\b\.?"
"""Before a name; a dot may follow."""

PARTICLES = (
    r"[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]em|het|[Tt]en|[Tt]er|[Tt]e|['’]t|[Dd]a|[Dd]os?|[Dd]as|[Dd]i|[Dd]ella|[Dd]el|[Ll]a|[Ll]e|[Dd]u"
    r"|af|av|zu|zur|zum|op|[Ee]l|[Aa]l|bin|ibn"
)
"""Inside a name, before the surname."""

OFFICES = (
    r"[Mm]inister|[Ss]tate [Ss]ecretary|[Ss]ecretary|[Cc]hair(?:man|woman|person)?|[Pp]resident|[Dd]irector(?:[- ]General)?|[Hh]ead"
    r"|[Aa]mbassador|[Cc]ommissioner|[Rr]apporteur|[Mm]ayor|[Aa]lderm[ae]n|[Cc]o-?ordinator|[Rr]epresentative|[Pp]rosecutor"
    r"|[Pp]olice [Cc]hief|[Cc]hief|[Mm]anager|[Aa]dvis[eo]r|[Jj]udge|[Pp]rofessor|[Oo]fficer|[Gg]eneral|[Vv]oorzitter|[Bb]urgemeester"
)
"""What a person is, beside the name."""

BODIES = (
    r"Committee|Commission|Commissie|Foundation|Stichting|Museum|Institute|Instituut|Centre|Center|Prize|Award|Fund|Trust|University"
    r"|School|College|Hospital|House|Huis|Airport|Act|Inquiry|Report|Group|Library|Street|Square|Stiftung|Fondation|Clinic|Programme|Doctrine"
)
"""After (or before) a person's name, they make it the name of a body or thing."""

SECTIONS = (
    r"[Ss]ections?|[Cc]hapters?|[Pp]arts?|[Aa]nnex(?:es)?|[Nn]o|[Tt]ables?|[Ff]igures?|[Aa]ppendix|[Aa]rticles?|[Pp]oints?|[Ii]tems?"
    r"|[Oo]ptions?|[Pp]hases?|[Gg]roups?|[Cc]ategory|[Cc]lass|[Tt]ype|[Ll]evel|[Pp]lan|[Bb]lock|[Hh]epatitis"
)
"""Before a single letter with a dot, which then is no initial."""

ABBREVIATIONS = _words("U.S. U.S.A. U.N. U.K. E.U. E.C. D.C. P.O. N.V. B.V. V.O.F. S.A. I. II.")
"""Capitals with dots that are no initials; Roman numerals of headings."""

NO_FIRST_WORDS = _words(
    # sentence and list words
    """The This That These Those There They Their In On At And Or Of For From With He She We You It Its His Her Our Who What When Where
    However Although While Since After Before During Under Over Between See Also No Not None All Any Each Every Both Other Others Another
    First Second Third One Two Three Next Note Yours Dear Sirs Sir Madam Colleagues Colleague Members Member Excellency Friends
    Word Excel Windows Office"""
    # titles, offices, degrees
    """ Mr Mrs Ms Mx Dr Drs Prof Professor Minister Ministers Secretary State Chairman Chairwoman Chairperson Chair President Vice Deputy
    Director Head Executive Ambassador Commissioner Rapporteur Mayor Alderman Coordinator Co-ordinator Judge Prosecutor Chief Manager
    Adviser Advisor Officer Representative Counsellor Speaker Attorney Procurator Inspector Prime Permanent Acting Former Honourable
    LL LLM MA MPA MBA MSc PhD BA BSc QC KC MP MEP Jr Sr"""
)
"""Capitalised words that are no name, not even after a title."""

NO_NAMES = NO_FIRST_WORDS | _words(
    # headings and dates
    """New Page Source Table Figure Annex Appendix Section Chapter Part Article Paragraph Introduction
    Objectives Objective Conclusion Conclusions Summary Background Overview Contents Recommendations Recommendation Findings Methodology
    Scope Definitions Definition References Preface Foreword Afterword Reader Enclosure Glossary Context Results Goals Actions Action Aims
    Measures Measure Prevention Protection Prosecution Partnership Cooperation Co-operation Activities Activity Priorities Legislation
    Question Questions Answer Statistics General Specific Legal Framework Data Contact Picture
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Master Expert"""
    # bodies and their fields
    """ Ministry Department Government Parliament Senate House Court Courts Council Commission Commissie Committee Congress Cabinet Agency
    Authority Authorities Service Services Police Politie Prosecution Public National International Regional Federal European Central Royal
    Municipality Municipalities Province City District Board Bureau Directorate Unit Division Centre Center Institute Foundation Museum
    University School College Hospital Association Organisation Organization Union Federation Network Platform Task Force Taskforce Working
    Group Bank Fund Trust Inspectorate Administration Affairs Justice Security Foreign Home Interior Health Welfare Sport Sports Social
    Education Culture Science Finance Economic Economy Migration Asylum Immigration Integration Naturalisation Defence Youth Families Labour
    Employment Agriculture Development Environment Infrastructure Kingdom Relations Human Rights Trafficking Beings Victim Victims Child
    Children Women Monitor Mensenhandel Project Programme Program Plan Strategy Policy Act Bill Law Code Convention Protocol Treaty
    Directive Regulation Report Agreement Memorandum Declaration Resolution Charter Press Media Embassy Consulate Delegation Mission
    Republic States United Nations Nation Europe World Global Red Cross Salvation Army Notice Motion Anti Roadmap
    Circular Criminal Civil Penal
    Border Guard Customs Tax Trade Chamber Commerce Industry Research Expertise Knowledge Information Support Assistance Shelter Care
    Management Operations Implementation Coordination Co-ordination Communication Communications Secretariat General's Kamer Tweede Eerste
    Rijksoverheid Kamerbrief Bijlage Summit Conference Forum Initiative Campaign Fellows Foundation's Stichting Vereniging"""
)
"""Capitalised words that no person is called by here: a name ends before the first of them."""

CONTACTS = (
    r"contacts?(?:[ ](?:persons?|points?|names?|details))?|(?:focal|contact)[ ](?:points?|persons?)|points?[ ](?:focal|focaux|de contact)"
    r"|personnes?[ ](?:de contact|contact|à contacter|focales?)|interlocut(?:eur|rice)s?|puntos?[ ](?:focal(?:es)?|de contacto)"
    r"|personas?[ ](?:de contacto|focal(?:es)?)|contactos?|pontos?[ ](?:focal|focais|de contacto|de contato)|contatos?"
    r"|pessoas?[ ](?:de contacto|de contato|focal|focais)|ansprech(?:partner|person)(?:in|innen|en)?|kontakt(?:person(?:en)?)?"
    r"|contactpers(?:oon|onen)|aanspreekpunt|contatt[oi]|person[ae][ ]di contatto|punt[oi][ ](?:di contatto|focal[ei])"
)
"""Before a colon and the name of whom to ask, in any case."""

NO_CONTACTS = _words(
    """Direction Nationale Nationaux Générale Régionale Régional Service Services Cellule Comité Commission Secrétariat Ministère Haut Sous
    Médecins Frontières Hommes Monde Croix Rouge Programme Projet Protection Enfance Femmes Enfants Aide Action Sociale Secteur Groupe
    Dirección Nacional General Comisión Oficina Secretaría Ministerio Cruz Roja Aldeas Infantiles Direção Geral Comissão Secretaria
    Ministério Coordenação Coordinación Coordination Save Relief Aid Vision Cluster Sector Lead Hotline Helpline Desk Sans Sin Sem"""
)
"""Words behind such a colon that no person is called by, in the languages of aid data."""
