// title = "Partners in a country"
// description = """
// Who funds, leads, carries out, takes part in or benefits from programmes that target a country: one row a partner,
// however many programmes and statements name it, and whatever sources describe a programme: one that several sources
// describe counts once. Partners of programmes that are about trafficking come first. Place says how near the nearest
// of a partner's programmes comes: direct (it names the country, or a part of it), region (only a region around it),
// worldwide. Dates restrict programmes by their periods: where a source names countries by phase, by those of the
// phases that name this one. A programme without dates is kept and counted. Of each partner the first programmes are
// listed (each), those about trafficking first, then those that end last; what is counted counts all of them.
// """
// chart = "table"
// each = 5
// limit = 50
// phrases = [
//   "which partners operate in {country}",
//   "which partners work in {country}",
//   "who works in {country}",
//   "who is active in {country}",
//   "which organisations are active in {country}",
//   "which organisations operate in {country}",
//   "partners in {country}",
//   "who are the partners in {country}",
//   "which actors are active in {country}",
//   "who operates in {country}",
//   "which partners operate in {country} since when with whose money doing what and who says so",
//   "which partners {role} in {country}",
//   "who {role} programmes in {country}",
//   "which partners {role} programmes in {country}",
// ]
// examples = [{ country = "Nigeria" }, { country = "NE", role = "implements" }]
//
// [[parameters]]
// name = "country"
// type = "country"
// required = true
// help = "The country: name in any language, or ISO code."
//
// [[parameters]]
// name = "role"
// type = "choice"
// help = "Only partners in this role."
// default = ""
// choices = ["", "funds", "leads", "implements", "extends", "accountable", "participates", "responsible", "benefits"]
//
// [[parameters]]
// name = "kind"
// type = "choice"
// help = "Only partners of this kind."
// default = ""
// choices = [
//   "", "government", "ministry", "agency",
//   "police", "prosecution", "judiciary", "municipality", "local_network",
//   "rapporteur", "igo", "eu_body", "ngo", "private", "academic", "network"
// ]
//
// [[columns]]
// name = "actor"
// type = "id"
// meaning = "The partner."
//
// [[columns]]
// name = "name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "kind"
// type = "string"
// meaning = "Its kind."
//
// [[columns]]
// name = "seat"
// type = "string"
// meaning = "The state it belongs to, ISO 3166-1."
//
// [[columns]]
// name = "identifiers"
// type = "strings"
// meaning = "The identifiers that others use, as published."
//
// [[columns]]
// name = "roles"
// type = "strings"
// meaning = "Its roles in these programmes."
//
// [[columns]]
// name = "place"
// type = "string"
// meaning = "How near: direct, region or worldwide."
//
// [[columns]]
// name = "relevance"
// type = "string"
// meaning = "Whether one of the programmes is about trafficking: yes, unknown or no."
//
// [[columns]]
// name = "state"
// type = "string"
// meaning = "Running where one of the programmes is, on the day that is told; else planned, unknown or ended."
//
// [[columns]]
// name = "programme_count"
// type = "integer"
// meaning = "How many programmes, each once."
//
// [[columns]]
// name = "relevant_count"
// type = "integer"
// meaning = "How many of them are about trafficking."
//
// [[columns]]
// name = "programmes"
// type = "records"
// meaning = "The first of the programmes (see each), with its role and phase in each; `also` holds their ids in other sources."
//
// [[columns]]
// name = "periods"
// type = "records"
// meaning = "When these programmes run: one record a statement of a period, with its phase."
//
// [[totals]]
// name = "rows"
// meaning = "partners"
//
// [[totals]]
// name = "relevant"
// meaning = "of programmes about trafficking"
//
// [[totals]]
// name = "every"
// meaning = "whatever the relevance"
//
// [[totals]]
// name = "direct"
// meaning = "direct"
//
// [[totals]]
// name = "through_region"
// meaning = "only through a region"
// offer = "{n} more partners through a region: regions=true."
// taken = ["regions", "worldwide"]
//
// [[totals]]
// name = "worldwide"
// meaning = "only worldwide"
// offer = "{n} more partners of worldwide programmes: worldwide=true."
// taken = ["worldwide"]
//
// [[totals]]
// name = "programmes"
// meaning = "programmes"
//
// [[totals]]
// name = "undated"
// meaning = "programmes without dates"
// note = "{n} of the programmes give no dates; they were kept, though a span of time was asked for."

//# keys
MATCH (x:Country|Region)<-[t:TARGETS]-(p:Programme)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(a:Actor)
WHERE x.id IN $reached
WITH *
WHERE in_force(t) AND in_force(r) AND kind_asked(a) AND role_asked(r) AND active_here(p)
WITH *, relevance(p) AS rank, state(p) AS state
WITH a, one(p) AS programme, role(r) AS role, rank, state, place(x) AS near
WHERE relevance_asked(rank) AND state_asked(state)
WITH a, min(rank) AS rank, min(near) AS near, min(state) AS state, collect(DISTINCT role) AS roles,
  count(DISTINCT programme) AS programme_count, count(DISTINCT CASE WHEN rank = 0 THEN programme END) AS relevant_count
RETURN a.id AS key, a.id AS actor, a.name AS name, a.kind AS kind, a.country AS seat, a.identifiers AS identifiers, roles AS roles,
  place_word(near) AS place, relevance_word(rank) AS relevance, state_word(state) AS state, programme_count AS programme_count,
  relevant_count AS relevant_count
ORDER BY rank, near, relevant_count DESC, programme_count DESC, name, key SKIP $offset LIMIT $limit

//# listed
MATCH (x:Country|Region)<-[t:TARGETS]-(p:Programme)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(a:Actor)
WHERE x.id IN $reached AND a.id IN $keys
WITH *
WHERE in_force(t) AND in_force(r) AND role_asked(r) AND active_here(p)
WITH *, relevance(p) AS rank, state(p) AS state
WITH a.id AS key, p, rank, state, place(x) AS near
WHERE relevance_asked(rank) AND state_asked(state)
WITH key, p, min(rank) AS rank, min(near) AS near, min(state) AS state
OPTIONAL MATCH (p)-[h:HAS_PERIOD]->(d:Period)
WHERE in_force(h)
WITH key, one(p) AS programme, min(rank) AS rank, min(near) AS near, max(d.end_date) AS latest,
  collect(DISTINCT {id: p.id, state: state}) AS parts
RETURN key AS key, programme AS item, parts AS parts, rank AS rank, near AS near
ORDER BY key, rank, near, last_end(latest) DESC, item

//# rows
MATCH (x:Country|Region)<-[t:TARGETS]-(p:Programme)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(a:Actor)
WHERE x.id IN $reached AND a.id IN $keys
WITH *
WHERE in_force(t) AND in_force(r) AND role_asked(r) AND (a.id + ' ' + one(p)) IN $listed
WITH *, relevance(p) AS rank, state(p) AS state
WITH a, p, r, t, one(p) AS programme, role(r) AS role, rank, state, place(x) AS near
WHERE relevance_asked(rank) AND state_asked(state)
WITH a, programme, role, coalesce(r.phase, '') AS phase, min(rank) AS rank, min(state) AS state, min(near) AS near,
  coalesce(min(CASE WHEN p.id = programme THEN p.name END), min(p.name)) AS name,
  collect(DISTINCT CASE WHEN p.id <> programme THEN p.id END) AS also,
  collect(cited(r)) AS said, collect(cited(t)) AS placed
RETURN a.id AS key, collect({id: programme, name: name, role: role, phase: phase, relevance: relevance_word(rank), state: state_word(state),
    place: place_word(near), also: also}) AS programmes, collect(said) AS evidence, collect(placed) AS evidence_place

//# rows
looked_up(p)-[h:HAS_PERIOD]->(d:Period)
WHERE in_force(h) AND phase_here(p, h)
RETURN p.id AS part, {id: d.id, programme: p.name, start_date: d.start_date, end_date: d.end_date, phase: h.phase, kind: h.kind} AS periods,
  cited(h) AS evidence_period

//# set_aside
MATCH (x:Country|Region)<-[t:TARGETS]-(p:Programme)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(a:Actor)
WHERE x.id IN $reached
WITH *
WHERE in_force(t) AND in_force(r) AND kind_asked(a) AND role_asked(r) AND active_here(p)
WITH *, relevance_if_asked(p) AS rank, state_if_asked(p) AS state, dated(p) AS dated
WITH one(p) AS programme, rank, state, dated
WHERE relevance_asked(rank) AND state_asked(state)
WITH programme, min(CASE WHEN dated THEN 1 ELSE 0 END) AS dated
RETURN count(programme) AS programmes, count(CASE WHEN dated = 0 THEN 1 END) AS undated

//# totals
MATCH (x:Country|Region)<-[t:TARGETS]-(p:Programme)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(a:Actor)
WHERE x.id IN $places
WITH *
WHERE in_force(t) AND in_force(r) AND kind_asked(a) AND role_asked(r) AND active_here(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH a, rank, state, nearness(x) AS near
WHERE state_asked(state)
WITH a, min(near) AS near, min(CASE WHEN rank = 0 THEN near END) AS relevant_near, min(CASE WHEN relevance_asked(rank) THEN near END) AS asked_near
RETURN count(CASE WHEN asked_near <= $reach THEN 1 END) AS rows, count(CASE WHEN relevant_near <= $reach THEN 1 END) AS relevant,
  count(CASE WHEN near <= $reach THEN 1 END) AS every, count(CASE WHEN asked_near = 0 THEN 1 END) AS direct,
  count(CASE WHEN asked_near = 1 THEN 1 END) AS through_region, count(CASE WHEN asked_near = 2 THEN 1 END) AS worldwide
