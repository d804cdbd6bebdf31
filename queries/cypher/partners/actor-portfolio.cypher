// title = "Portfolio of an actor"
// description = """
// The programmes that an actor funds, leads, carries out, takes part in, answers for or benefits from: one row a
// programme, with places, themes, periods, budgets and the other partners; one that several sources describe is one row.
// Programmes about trafficking come first. Bodies and actions are in other questions. Dates restrict programmes by their periods (any phase); a programme without dates is kept and counted.
// """
// chart = "graph"
// relevant_first = true
// phrases = [
//   "what does {actor} do",
//   "portfolio of {actor}",
//   "programmes of {actor}",
//   "projects of {actor}",
//   "which programmes does {actor} have",
//   "what is {actor} doing",
//   "what does {actor} do in {country}",
//   "which programmes does {actor} {role}",
//   "what does {actor} {role}",
//   "which programmes does {actor} {role} in {country}",
//   "what does {actor} {role} in {country}",
//   "programmes of {actor} in {country}",
//   "where does {actor} work",
//   "in which countries is {actor} active",
//   "where does {actor} operate",
// ]
// examples = [{ actor = "IOM" }, { actor = "UNODC", role = "implements" }]
//
// [[parameters]]
// name = "actor"
// type = "actor"
// help = "The organisation, by name, alias or identifier."
// required = true
//
// [[parameters]]
// name = "role"
// type = "choice"
// help = "Only in this role."
// default = ""
// choices = ["", "funds", "leads", "implements", "extends", "accountable", "participates", "responsible", "benefits"]
//
// [[parameters]]
// name = "country"
// type = "country"
// help = "Only programmes that target this country."
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
// name = "roles"
// type = "strings"
// meaning = "The actor's roles in it."
//
// [[columns]]
// name = "phases"
// type = "strings"
// meaning = "The phases that the roles are tied to."
//
// [[columns]]
// name = "places"
// type = "strings"
// meaning = "The countries and regions that it targets."
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
// name = "budgets"
// type = "records"
// meaning = "Budgets of the whole programme, as stated: `kind` says budget, commitment, disbursement …, never to be added together; currency empty where the source names none."
//
// [[columns]]
// name = "conversions"
// type = "records"
// meaning = "With convert: each amount with the rate used and its day; missing says why it has none."
//
// [[columns]]
// name = "partners"
// type = "records"
// meaning = "The other partners and their roles."
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
// name = "countries"
// meaning = "countries"
//
// [[totals]]
// name = "undated"
// meaning = "programmes without dates"
// note = "{n} of the programmes give no dates; they were kept, though a span of time was asked for."

//# keys
MATCH (a:Actor {id: $actor})-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(p:Programme)
WHERE in_force(r) AND told_as_asked(p) AND role_asked(r) AND in_country(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH one(p) AS key, p, rank, state
WHERE relevance_asked(rank) AND state_asked(state)
WITH key, min(rank) AS rank, coalesce(min(CASE WHEN p.id = key THEN p.name END), min(p.name)) AS name
RETURN key AS key ORDER BY rank, name, key SKIP $offset LIMIT $limit

//# parts
MATCH (p:Programme)
WHERE p.joined IS NOT NULL AND p.joined IN $keys
RETURN p.joined AS key, p.id AS part ORDER BY key, part

//# rows
looked_up(p)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(a:Actor)
WHERE a.id = $actor AND in_force(r) AND role_asked(r)
WITH *, relevance(p) AS rank, state(p) AS state
WITH p, r, rank, state
RETURN p.id AS part, one(p) AS programme, p.name AS name, p.kind AS kind, p.identifiers AS identifiers,
  CASE WHEN p.id <> one(p) THEN p.id END AS also, relevance_word(rank) AS relevance, state_word(state) AS state,
  role(r) AS roles, coalesce(r.phase, '') AS phases, cited(r) AS evidence

//# rows
looked_up(p)-[t:TARGETS]->(x:Country|Region)
WHERE in_force(t)
RETURN p.id AS part, x.name AS places, cited(t) AS evidence_place

//# rows
looked_up(p)-[e:ADDRESSES]->(o:Theme)
WHERE in_force(e)
RETURN p.id AS part, o.name AS themes, cited(e) AS evidence_theme

//# rows
looked_up(p)-[h:HAS_PERIOD]->(d:Period)
WHERE in_force(h)
RETURN p.id AS part, {id: d.id, programme: p.name, start_date: d.start_date, end_date: d.end_date, phase: h.phase, kind: h.kind} AS periods,
  cited(h) AS evidence_period

//# rows
looked_up(p)-[b:HAS_BUDGET]->(v:Budget)
WHERE in_force(b)
RETURN p.id AS part, {id: v.id, amount: v.amount, currency: v.currency, per: v.per, phase: b.phase, kind: b.kind, revision: b.revision,
  year: b.year} AS budgets, cited(b) AS evidence_budget

//# rows
looked_up(p)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(z:Actor)
WHERE in_force(q) AND z.id <> $actor
RETURN p.id AS part, {id: z.id, name: z.name, role: role(q)} AS partners, cited(q) AS evidence_partner

//# totals
MATCH (a:Actor {id: $actor})-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(p:Programme)
WHERE in_force(r) AND role_asked(r) AND in_country(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state, dated(p) AS dated
WITH p, one(p) AS programme, rank, state, dated
WHERE state_asked(state)
WITH p, programme, rank, relevance_asked(rank) AS asked, dated
OPTIONAL MATCH (p)-[t:TARGETS]->(x:Country)
WHERE in_force(t)
RETURN count(DISTINCT CASE WHEN asked THEN programme END) AS rows, count(DISTINCT CASE WHEN rank = 0 THEN programme END) AS relevant,
  count(DISTINCT programme) AS every, count(DISTINCT CASE WHEN asked THEN x.id END) AS countries,
  count(DISTINCT CASE WHEN asked AND NOT dated THEN programme END) AS undated
