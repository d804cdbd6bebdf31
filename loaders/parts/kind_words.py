"""The words by which an organisation's kind is told, in the languages of the documents: data for `organisations`."""

KIND_WORDS: tuple[tuple[str, str], ...] = (
    (
        "government",
        r"(?:government|kingdom|republic|federal government)(?:\s+of\b|$)|\bgovernment$|\b(?:bundes|staats|landes)?regierung\b"
        r"|\bregering(?:en|skansliet)?\b|\bgouvernement\b|\bgobierno\b",
    ),
    (
        "ministry",
        r"\bministr(?:y|ies)\b|\bminister\b|\bdepartment (?:of|for)\b|(?<!openbaar )ministeri(?!o público)"
        r"|\bministères?\b(?! public)|departementet\b|\bhome office\b|\bstate secretary\b|\bchancellery\b"
        r"|\bkanzleramt\b|overheidsdienst\b|\bFOD\b"
        r"|\bservice public fédéral\b",
    ),
    (
        "prosecution",
        r"\bprosecut|\bprocurators?\b|\bopenbaar ministerie\b|\båklagar|staatsanwalt|\bparquet\b|\bministère public\b"
        r"|\bministerio público\b|\bfiscal[ií]a\b|\bparket\b",
    ),
    (
        "police",
        r"\bpolice\b|politie\b|\bpolis|polizei|kriminalamt\b|\bgendarmerie\b|\bmarechaussee\b"
        r"|\bgarda(?:í)?\b|\bguardia di finanza\b|\bpolicja\b|\bpolicija\b|\bpoliția\b|\bpoliisi\b|\bpoliti\b"
        r"|\bborder guard|\bcarabinieri\b"
        r"|\bpolicía\b|\bguardia civil\b|\bmossos\b",
    ),
    (
        "judiciary",
        r"\bcourts?\b|\bjudiciary\b|\bjudges?\b|\btribunals?\b|gericht(?:e|shof)?\b|rechtbank\b|\bhof van\b|\btribunal|domstol"
        r"|tingsrätt|hovrätt|\bcours? (?:d['’]appel|suprême)\b|\bjuzgados?\b",
    ),
    (
        "rapporteur",
        r"\brapporteurs?\b|\brapporteuse\b|berichterstat|\brelator(?:a|ía)?\b|\bnationella? rapportör",
    ),
    (
        "municipality",
        r"\bmunicipalit(?:y|ies)\b|\bcity of\b|\bmayors?\b|\bgemeenten?\b|\balderm[ae]n\b|\blocal authorit|\bkommun|\bstadt\b"
        r"|\bgemeinden?\b|\bmunicipalités?\b|\bville de\b|\bcommune (?:de|d['’])|\bayuntamientos?\b|\bmunicipios?\b",
    ),
    (
        "academic",
        r"\buniversi|\bacadem|hochschule|högskola|\bresearch (?:institute|centre)\b|\binstitute of\b",
    ),
    (
        "network",
        r"\bnetwork\b|\btask\s?force\b|\bplatform\b|\bworking (?:group|party)\b|\bgroup of experts\b|\bcoalition\b|\balliance\b"
        r"|\bforum\b|\bround\s?table\b|\b(?:steering|coordination|expert|high[- ]level|inter-?ministerial|inter-?agency|advisory) group\b"
        r"|\bgroup (?:on|against)\b|\bassociation of\b|\bfederation\b|\bcommittee\b"
        r"|netzwerk|netwerk|nätverk|\bréseau\b|\bred (?:de|nacional|española)\b"
        r"|\b(?:landelijk|strategisch|interdepartementaal|regionaal) overleg\b"
        r"|arbeitsgruppe|werkgroep|arbetsgrupp|\bgroupe de travail\b|\bgrupo de trabajo\b|\bplatt?form\b|\bplateforme\b"
        r"|\bplataforma\b",
    ),
    (
        "eu_body",
        r"\beuropean union\b|\beuropean commission\b|\bEU agenc|\bDG [A-Z]{3,}|\beuropäische (?:union|kommission)\b"
        r"|\beuropese (?:unie|commissie)\b|\b(?:union|commission) européenne\b|\b(?:unión|comisión) europea\b"
        r"|\beuropeiska (?:unionen|kommissionen)\b",
    ),
    (
        "igo",
        r"\bunited nations\b|\bUN\b|\binternational organi[sz]ation\b|\bcouncil of europe\b|\bvereinte[nr]? nationen\b"
        r"|\bnations unies\b|\bverenigde naties\b|\bnaciones unidas\b|\bförenta nationerna\b",
    ),
    (
        "agency",
        r"\bombuds(?:man|woman|person)\b|\banti-trafficking co-?ordinators?\b"
        r"|\bagency\b|\bauthority\b|\bservices?\b|\binspectorate\b|\bdirectorate\b|\badministration\b|\boffice\b|\bboard\b"
        r"|\bbureau\b|\bcommission\b|\bunit\b|\bdivision\b|\bcustoms\b|verket\b|myndighet|styrelsen?\b|\b\w*amt\b|inspekt(?:orat|ion)"
        r"|inspecti(?:e|on)\b|dienst\b|\binspección\b|\bagentschap\b|\bagence\b|\bagencia\b|\bagentur\b|\boficina\b|\bbehörde\b"
        r"|\bdirection (?:générale|de|des)\b|\bdirección general\b|\bautoriteit\b|\bautorité\b|\bautoridad\b|\bservicio\b"
        r"|\bpréfecture\b",
    ),
    (
        "ngo",
        r"\bngo'?s?\b|\bngos\b|\bfoundation\b|\bstichting\b|\bassociation\b|\bcharit|\bcivil society\b|\bunion\b|\bshelter\b"
        r"|\bred cross\b|\bsalvation army\b|\bcaritas\b|\bsociety\b"
        r"|\be\.?V\.?$|\bvzw\b|\basbl\b|\bvereniging\b|\bverein\b|\bverband\b|stiftung|stiftelse"
        r"|förening|\bfondation\b|\bfundación\b|\basociación\b|\bO\.?N\.?Gs?\b|\bNRO\b|\brode kruis\b|\brote[sn]? kreuz\b"
        r"|\bcroix-rouge\b|\bcruz roja\b|\bröda korset\b|\bmaatschappelijk middenveld\b",
    ),
)
"""Words that tell an organisation's kind, the more telling first; parts of words where a language writes compounds as one."""
