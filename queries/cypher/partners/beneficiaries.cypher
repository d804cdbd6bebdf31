// title = "Beneficiaries"
// description = """
// The named organisations that programmes serve: one row an organisation, with the programmes, who funds them, and
// where. Groups of people (victims, migrants) are no organisations and not listed. Dates restrict programmes by their
// periods (any phase); a programme without dates is kept and counted.
// """
// chart = "table"
// phrases = [
//   "who benefits from {programme}",
//   "beneficiaries",
//   "beneficiaries in {country}",
//   "who benefits in {country}",
//   "beneficiaries of {programme}",
//   "which organisations benefit",
//   "what does {actor} benefit from",
//   "which organisations benefit from {programme}",
//   "which organisations benefit in {country}",
//   "from which programmes does {actor} benefit",
//   "who are the beneficiaries in {country}",
//   "who are the beneficiaries of {programme}",
//   "who benefits",
//   "who are the beneficiaries",
// ]
// examples = [{ country = "Nigeria" }]
//
// [[parameters]]
// name = "country"
// type = "country"
// help = "Only programmes that target this country."
//
// [[parameters]]
// name = "actor"
// type = "actor"
// help = "Only this organisation."
//
// [[parameters]]
// name = "programme"
// type = "programme"
// help = "Only this programme."
//
// [[columns]]
// name = "actor"
// type = "id"
// meaning = "The organisation."
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
// meaning = "How many programmes."
//
// [[columns]]
// name = "relevant_count"
// type = "integer"
// meaning = "How many of them are about trafficking."
//
// [[columns]]
// name = "programmes"
// type = "records"
// meaning = "Which, each once; `also` holds their ids in other sources."
//
// [[columns]]
// name = "funders"
// type = "strings"
// meaning = "Who funds them."
//
// [[columns]]
// name = "places"
// type = "strings"
// meaning = "The countries and regions that they target."
//
// [[columns]]
// name = "periods"
// type = "records"
// meaning = "When the programmes run: one record a statement of a period, with its phase."
//
// [[totals]]
// name = "rows"
// meaning = "organisations"
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
// name = "programmes"
// meaning = "programmes"
//
// [[totals]]
// name = "undated"
// meaning = "programmes without dates"
// note = "{n} of the programmes give no dates; they were kept, though a span of time was asked for."

//# keys
MATCH (p:Programme)-[r:BENEFITS]->(a:Actor)
WHERE in_force(r) AND actor_asked(a) AND programme_asked(p)
  AND in_country(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH a.id AS key, a.name AS name, one(p) AS programme, rank, state
WHERE relevance_asked(rank) AND state_asked(state)
WITH key, name, min(rank) AS rank, count(DISTINCT programme) AS programmes
RETURN key AS key ORDER BY rank, programmes DESC, name, key SKIP $offset LIMIT $limit

//# rows
MATCH (p:Programme)-[r:BENEFITS]->(a:Actor)
WHERE in_force(r) AND actor_asked(a) AND programme_asked(p)
  AND in_country(p) AND active(p) AND a.id IN $keys
WITH *, relevance(p) AS rank, state(p) AS state
WITH a, p, r, one(p) AS programme, rank, state
WHERE relevance_asked(rank) AND state_asked(state)
WITH a, programme, min(rank) AS rank, min(state) AS state, coalesce(min(CASE WHEN p.id = programme THEN p.name END), min(p.name)) AS name,
  collect(DISTINCT CASE WHEN p.id <> programme THEN p.id END) AS also, collect(DISTINCT cited(r)) AS said
WITH a, min(rank) AS best, min(state) AS latest, count(DISTINCT programme) AS programme_count,
  count(DISTINCT CASE WHEN rank = 0 THEN programme END) AS relevant_count,
  collect({id: programme, name: name, relevance: relevance_word(rank), state: state_word(state), also: also}) AS programmes,
  collect(said) AS evidence
RETURN a.id AS key, a.id AS actor, a.name AS name, a.kind AS kind, a.country AS seat, a.identifiers AS identifiers,
  relevance_word(best) AS relevance, state_word(latest) AS state, programme_count AS programme_count, relevant_count AS relevant_count,
  programmes AS programmes, evidence AS evidence

//# rows
MATCH (a:Actor)<-[r:BENEFITS]-(p:Programme)<-[g:FUNDS]-(f:Actor)
WHERE a.id IN $keys
WITH *
WHERE in_force(r) AND programme_asked(p) AND in_country(p) AND active(p)
  AND in_force(g)
WITH *, relevance_if_asked(p) AS rank, state_if_asked(p) AS state
WITH a, p, g, f, rank, state
WHERE relevance_asked(rank) AND state_asked(state)
RETURN a.id AS key, collect(DISTINCT f.name) AS funders, collect(DISTINCT cited(g)) AS evidence_funder

//# rows
MATCH (a:Actor)<-[r:BENEFITS]-(p:Programme)-[t:TARGETS]->(x:Country|Region)
WHERE a.id IN $keys
WITH *
WHERE in_force(r) AND programme_asked(p) AND in_country(p) AND active(p)
  AND in_force(t)
WITH *, relevance_if_asked(p) AS rank, state_if_asked(p) AS state
WITH a, p, t, x, rank, state
WHERE relevance_asked(rank) AND state_asked(state)
RETURN a.id AS key, collect(DISTINCT x.name) AS places, collect(DISTINCT cited(t)) AS evidence_place

//# rows
MATCH (a:Actor)<-[r:BENEFITS]-(p:Programme)-[h:HAS_PERIOD]->(d:Period)
WHERE a.id IN $keys
WITH *
WHERE in_force(r) AND programme_asked(p) AND in_country(p) AND active(p)
  AND in_force(h)
WITH *, relevance_if_asked(p) AS rank, state_if_asked(p) AS state
WITH a, p, h, d, rank, state
WHERE relevance_asked(rank) AND state_asked(state)
RETURN a.id AS key, collect(DISTINCT {id: d.id, programme: p.name, start_date: d.start_date, end_date: d.end_date, phase: h.phase,
  kind: h.kind}) AS periods, collect(DISTINCT cited(h)) AS evidence_period

//# totals
MATCH (p:Programme)-[r:BENEFITS]->(a:Actor)
WHERE in_force(r) AND actor_asked(a) AND programme_asked(p)
  AND in_country(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state, dated(p) AS dated
WITH a.id AS actor, one(p) AS programme, rank, state, dated
WHERE state_asked(state)
WITH actor, programme, rank, relevance_asked(rank) AS asked, dated
RETURN count(DISTINCT CASE WHEN asked THEN actor END) AS rows, count(DISTINCT CASE WHEN rank = 0 THEN actor END) AS relevant,
  count(DISTINCT actor) AS every, count(DISTINCT CASE WHEN asked THEN programme END) AS programmes,
  count(DISTINCT CASE WHEN asked AND NOT dated THEN programme END) AS undated
