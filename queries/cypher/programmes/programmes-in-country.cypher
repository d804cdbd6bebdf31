// title = "Programmes in a country"
// description = """
// Programmes that target a country, each with its periods, themes, partners and status as the sources give them; one
// that several sources describe is one row. Programmes about trafficking come first. Place says how near a programme
// comes: direct (it names the country, or a part of it), region (only a region around it), worldwide. Dates restrict
// programmes by their periods: where a source names countries by phase, by those of the phases that name this one. A
// programme without dates is kept and counted.
// """
// chart = "timeline"
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
// meaning = "The part of the programme that goes there: percentage as published, and share, rebased so that all of a source's make 100."
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
WHERE x.id IN $reached AND in_force(t) AND ($kind = '' OR p.kind = $kind)
  AND ($theme = '' OR EXISTS { MATCH (p)-[e:ADDRESSES]->(o:Theme {id: $theme}) WHERE in_force(e) }) AND active_here(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH one(p) AS key, p, rank, state, place(x) AS near
WHERE relevance_asked(rank) AND state_asked(state)
WITH key, min(rank) AS rank, min(near) AS near, coalesce(min(CASE WHEN p.id = key THEN p.name END), min(p.name)) AS name
RETURN key AS key ORDER BY rank, near, name, key SKIP $offset LIMIT $limit

//# rows
MATCH (x:Country|Region)<-[t:TARGETS]-(p:Programme)
WHERE x.id IN $reached AND one(p) IN $keys AND in_force(t)
WITH *, relevance(p) AS rank, state(p) AS state
WITH one(p) AS key, p, t, rank, state, place(x) AS near
WITH key, min(rank) AS rank, min(state) AS state, min(near) AS near, coalesce(min(CASE WHEN p.id = key THEN p.name END), min(p.name)) AS name,
  coalesce(min(CASE WHEN p.id = key THEN p.kind END), min(p.kind)) AS kind, collect(p.identifiers) AS identifiers,
  collect(DISTINCT CASE WHEN p.id <> key THEN p.id END) AS also, collect(DISTINCT coalesce(t.role, '')) AS place_roles,
  collect(DISTINCT coalesce(t.phase, '')) AS phases, collect(DISTINCT cited(t)) AS evidence
RETURN key AS key, key AS programme, name AS name, kind AS kind, identifiers AS identifiers, also AS also, place_word(near) AS place,
  relevance_word(rank) AS relevance, state_word(state) AS state, place_roles AS place_roles, phases AS phases, evidence AS evidence

//# rows
MATCH (x:Country|Region)<-[t:TARGETS]-(p:Programme)-[h:HAS_PERIOD]->(d:Period)
WHERE x.id IN $reached
WITH *
WHERE one(p) IN $keys AND in_force(t) AND in_force(h) AND phase_here(p, h)
RETURN one(p) AS key, collect(DISTINCT {id: d.id, programme: p.name, start_date: d.start_date, end_date: d.end_date,
  phase: h.phase, kind: h.kind}) AS periods, collect(DISTINCT cited(h)) AS evidence_period

//# rows
MATCH (x:Country|Region)<-[t:TARGETS]-(p:Programme)
WHERE x.id IN $reached AND one(p) IN $keys AND in_force(t) AND t.percentage IS NOT NULL
RETURN one(p) AS key,
  collect(DISTINCT {id: x.id, name: x.name, document: t.document, basis: t.basis, percentage: t.percentage, share: 100.0}) AS shares

//# rows
MATCH (x:Country|Region)<-[t:TARGETS]-(p:Programme)-[u:TARGETS]->(z:Country|Region)
WHERE x.id IN $reached
WITH *
WHERE one(p) IN $keys AND in_force(t) AND in_force(u) AND u.id <> t.id AND u.document = t.document
  AND coalesce(u.basis, '') = coalesce(t.basis, '') AND t.percentage > 0 AND u.percentage IS NOT NULL
WITH one(p) AS key, p, x, t, t.percentage + sum(u.percentage) AS whole
RETURN key AS key, collect(DISTINCT {id: x.id, name: x.name, document: t.document, basis: t.basis, percentage: t.percentage,
  share: round(100.0 * t.percentage / whole, 1)}) AS shares

//# rows
MATCH (x:Country|Region)<-[t:TARGETS]-(p:Programme)-[e:ADDRESSES]->(o:Theme)
WHERE x.id IN $reached
WITH *
WHERE one(p) IN $keys AND in_force(t) AND in_force(e)
RETURN one(p) AS key, collect(DISTINCT o.name) AS themes, collect(DISTINCT cited(e)) AS evidence_theme

//# rows
MATCH (x:Country|Region)<-[t:TARGETS]-(p:Programme)-[u:HAS_STATUS]->(s:Status)
WHERE x.id IN $reached
WITH *
WHERE one(p) IN $keys AND in_force(t) AND in_force(u)
RETURN one(p) AS key, collect(DISTINCT s.status) AS statuses, collect(DISTINCT cited(u)) AS evidence_status

//# rows
MATCH (x:Country|Region)<-[t:TARGETS]-(p:Programme)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(a:Actor)
WHERE x.id IN $reached
WITH *
WHERE one(p) IN $keys AND in_force(t) AND in_force(r)
RETURN one(p) AS key, collect(DISTINCT {id: a.id, name: a.name, role: role(r)}) AS partners, collect(DISTINCT cited(r)) AS evidence_partner

//# totals
MATCH (x:Country|Region)<-[t:TARGETS]-(p:Programme)
WHERE x.id IN $places AND in_force(t) AND ($kind = '' OR p.kind = $kind)
  AND ($theme = '' OR EXISTS { MATCH (p)-[e:ADDRESSES]->(o:Theme {id: $theme}) WHERE in_force(e) }) AND active_here(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state, dated(p) AS dated
WITH one(p) AS programme, rank, state, nearness(x) AS near, dated
WHERE state_asked(state)
WITH programme, rank, near, near <= $reach AS reached, relevance_asked(rank) AS asked, dated
RETURN count(DISTINCT CASE WHEN asked AND reached THEN programme END) AS rows,
  count(DISTINCT CASE WHEN rank = 0 AND reached THEN programme END) AS relevant,
  count(DISTINCT CASE WHEN reached THEN programme END) AS every,
  count(DISTINCT CASE WHEN asked AND near = 0 THEN programme END) AS direct,
  count(DISTINCT CASE WHEN asked AND near <= 1 THEN programme END)
    - count(DISTINCT CASE WHEN asked AND near = 0 THEN programme END) AS through_region,
  count(DISTINCT CASE WHEN asked THEN programme END) - count(DISTINCT CASE WHEN asked AND near <= 1 THEN programme END) AS worldwide,
  count(DISTINCT CASE WHEN asked AND reached AND NOT dated THEN programme END) AS undated
