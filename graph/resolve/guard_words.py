"""The words that the guards of names look at: tables of the field's language, which name no document, body or programme."""

LEVELS = frozenset({"local", "regional", "national", "international", "european", "federal", "state", "provincial", "municipal"})
"""The level at which a body works."""

QUALIFIERS = (
    frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"}),
    frozenset({"women", "men", "girls", "boys", "female", "male", "children", "child", "adults", "youth", "juvenile"}),
    frozenset({"sexual", "labour", "criminal", "forced", "organ"}),
    frozenset({"prevention", "protection", "prosecution", "partnership", "detection", "reception", "return", "reintegration"}),
)
"""Words of one kind: two names that differ in them differ."""

STATE_KINDS = frozenset(
    {"government", "ministry", "agency", "police", "prosecution", "judiciary", "municipality", "local_network", "rapporteur"}
)
"""Kinds of body that a state has of its own: two states' are two, however alike their names are."""

STATE_WORDS = frozenset((
    "ministry", "minister", "government", "state", "police", "prosecution", "prosecutor", "public", "court", "courts", "judiciary",
    "parliament", "embassy", "army", "immigration", "customs", "border", "tax", "labour", "inspectorate", "municipality",
    "municipalities", "city", "province", "region", "regional", "national", "federal", "rapporteur", "coordinator", "agency",
    "service", "services", "authority", "directorate", "department", "office", "council", "red", "cross", "salvation",
))  # fmt: skip
"""Words of such bodies, and of those that have a namesake in each state; a name of nothing else is one of them."""

TITLE_WORDS = frozenset((
    "national", "action", "plan", "plans", "strategy", "programme", "project", "policy", "campaign", "training", "phase", "law",
    "act", "task", "force", "measures", "measure", "against", "human", "trafficking", "beings", "smuggling", "persons", "migrant",
    "migrants", "victim", "victims", "thb", "combating", "combat", "fight", "prevention", "protection", "support", "assistance",
    "annual", "multi", "year", "information", "awareness", "raising", "pilot", "joint", "actions", "activities",
))  # fmt: skip
"""Words of undertakings that every state has one of: "National Action Plan against Human Trafficking"."""
