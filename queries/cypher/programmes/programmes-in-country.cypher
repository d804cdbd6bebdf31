// title = "Programmes in a country"
// description = """
// Programmes that target a country, each with its periods, themes, partners and status as the sources give them; one
// that several sources describe is one row. Programmes about trafficking come first. Place says how near a programme
// comes: direct (it names the country, or a part of it), region (only a region around it), worldwide. Dates restrict
// programmes by their periods: where a source names countries by phase, by those of the phases that name this one. A
// programme without dates is kept and counted.
// """
// chart = "timeline"
// relevant_first = true
// phrases = [
//   "which programmes run in {country}",
//   "programmes in {country}",
//   "projects in {country}",
//   "what runs in {country}",
//   "which projects are in {country}",
//   "which programmes target {country}",
//   "which measures are in {country}",
//   "programmes on {theme} in {country}",
//   "which programmes address {theme} in {country}",
//   "what programmes operate in {country}",
// ]
// examples = [{ country = "Nigeria" }, { country = "Egypt", theme = "law-enforcement" }]
//
// [[parameters]]
// name = "country"
// type = "country"
// required = true
// help = "The country: name in any language, or ISO code."
//
// [[parameters]]
// name = "theme"
// type = "theme"
// help = "Only programmes on this theme."
//
// [[parameters]]
// name = "kind"
// type = "choice"
// help = "Only this kind of programme."
// default = ""
// choices = [
//   "", "programme", "project", "action_plan", "action_line", "operational_action", "policy", "campaign", "pilot", "event_series"
// ]
//
// [[columns]]
// name = "programme"
// type = "id"
// meaning = "The programme."
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
// name = "identifiers"
// type = "strings"
// meaning = "The identifiers that others use, as published."
//
// [[columns]]
// name = "also"
// type = "strings"
// meaning = "Its ids in other sources."
//
// [[columns]]
// name = "place"
// type = "string"
// meaning = "How near: direct, region or worldwide."
//
// [[columns]]
// name = "relevance"
// type = "string"
// meaning = "Whether it is about trafficking: yes, unknown or no."
//
// [[columns]]
// name = "state"
// type = "string"
// meaning = "Running, planned, ended or unknown on the day that is told."
//
// [[columns]]
// name = "place_roles"
// type = "strings"
// meaning = "What the country is to it: implementation, focus, origin, transit; empty where not said."
//
// [[columns]]
// name = "phases"
// type = "strings"
// meaning = "The phases that the sources tie to the country."
//
// [[columns]]
// name = "shares"
// type = "records"
// meaning = "The part of the programme that goes there: percentage as published, and share, rebased so that all of one record's make 100, each region once."
//
// [[columns]]
// name = "themes"
// type = "strings"
// meaning = "Its themes."
//
// [[columns]]
// name = "periods"
// type = "records"
// meaning = "When the programmes run: one record a statement of a period, with its phase."
//
// [[columns]]
// name = "statuses"
// type = "strings"
// meaning = "Ongoing or ended, as the sources say."
//
// [[columns]]
// name = "partners"
// type = "records"
// meaning = "Its partners and their roles."
//
// [[totals]]
// name = "rows"
// meaning = "programmes"
//
// [[totals]]
// name = "relevant"
// meaning = "about trafficking"
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
// offer = "{n} more programmes through a region: regions=true."
// taken = ["regions", "worldwide"]
//
// [[totals]]
// name = "worldwide"
// meaning = "only worldwide"
// offer = "{n} more programmes that are worldwide: worldwide=true."
// taken = ["worldwide"]
//
// [[totals]]
// name = "undated"
// meaning = "programmes without dates"
// note = "{n} of the programmes give no dates; they were kept, though a span of time was asked for."

//# keys
MATCH (x:Country|Region)<-[t:TARGETS]-(p:Programme)
WHERE x.id IN $reached AND in_force(t) AND told_as_asked(p) AND kind_asked(p)
  AND on_theme(p) AND active_here(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH one(p) AS key, p, rank, state, place(x) AS near
WHERE relevance_asked(rank) AND state_asked(state)
WITH key, min(rank) AS rank, min(near) AS near, coalesce(min(CASE WHEN p.id = key THEN p.name END), min(p.name)) AS name
RETURN key AS key ORDER BY rank, near, name, key SKIP $offset LIMIT $limit

//# parts
MATCH (p:Programme)
WHERE p.joined IS NOT NULL AND p.joined IN $keys
RETURN p.joined AS key, p.id AS part ORDER BY key, part

//# rows
looked_up(p)-[t:TARGETS]->(x:Country|Region)
WHERE x.id IN $reached AND in_force(t)
WITH *, relevance(p) AS rank, state(p) AS state
WITH p, t, rank, state, place(x) AS near
RETURN p.id AS part, one(p) AS programme, p.name AS name, p.kind AS kind, p.identifiers AS identifiers,
  CASE WHEN p.id <> one(p) THEN p.id END AS also, place_word(near) AS place, relevance_word(rank) AS relevance,
  state_word(state) AS state, coalesce(t.role, '') AS place_roles, coalesce(t.phase, '') AS phases, cited(t) AS evidence

//# rows
looked_up(p)-[t:TARGETS]->(x:Country|Region)
MATCH (p)-[u:TARGETS]->(z:Country|Region)
WITH *
WHERE x.id IN $reached AND in_force(t) AND in_force(u) AND t.percentage IS NOT NULL AND u.percentage IS NOT NULL
  AND u.passage = t.passage AND coalesce(u.basis, '') = coalesce(t.basis, '')
WITH DISTINCT p.id AS part, x.id AS id, x.name AS name, t.id AS statement, t.document AS document, t.basis AS basis,
  t.percentage AS percentage, CASE left(z.id, 7) WHEN 'region:' THEN z.id ELSE u.id END AS place, u.percentage AS its
WITH part, id, name, statement, document, basis, percentage, sum(its) AS whole
RETURN part AS part, {id: id, name: name, document: document, basis: basis, percentage: percentage,
  share: CASE WHEN whole = percentage THEN 100.0 ELSE round(100.0 * percentage / whole, 1) END} AS shares

//# rows
looked_up(p)-[h:HAS_PERIOD]->(d:Period)
WHERE in_force(h) AND phase_here(p, h)
RETURN p.id AS part, {id: d.id, programme: p.name, start_date: d.start_date, end_date: d.end_date, phase: h.phase, kind: h.kind} AS periods,
  cited(h) AS evidence_period

//# rows
looked_up(p)-[e:ADDRESSES]->(o:Theme)
WHERE in_force(e)
RETURN p.id AS part, o.name AS themes, cited(e) AS evidence_theme

//# rows
looked_up(p)-[u:HAS_STATUS]->(s:Status)
WHERE in_force(u)
RETURN p.id AS part, s.status AS statuses, cited(u) AS evidence_status

//# rows
looked_up(p)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(a:Actor)
WHERE in_force(r)
RETURN p.id AS part, {id: a.id, name: a.name, role: role(r)} AS partners, cited(r) AS evidence_partner

//# totals
MATCH (x:Country|Region)<-[t:TARGETS]-(p:Programme)
WHERE x.id IN $places AND in_force(t) AND kind_asked(p)
  AND on_theme(p) AND active_here(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state, dated(p) AS dated
WITH one(p) AS programme, rank, state, nearness(x) AS near, dated, relevance_asked(rank) AS asked
WHERE state_asked(state)
WITH programme, min(near) AS near, min(CASE WHEN rank = 0 THEN near END) AS relevant_near, min(CASE WHEN asked THEN near END) AS asked_near,
  min(CASE WHEN asked AND NOT dated THEN near END) AS undated_near
RETURN count(CASE WHEN asked_near <= $reach THEN 1 END) AS rows, count(CASE WHEN relevant_near <= $reach THEN 1 END) AS relevant,
  count(CASE WHEN near <= $reach THEN 1 END) AS every, count(CASE WHEN asked_near = 0 THEN 1 END) AS direct,
  count(CASE WHEN asked_near = 1 THEN 1 END) AS through_region, count(CASE WHEN asked_near = 2 THEN 1 END) AS worldwide,
  count(CASE WHEN undated_near <= $reach THEN 1 END) AS undated
