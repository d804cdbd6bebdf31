// title = "Organisations that work together"
// description = """
// Pairs of actors that have programmes in common, in whatever role (funder, leader, implementer, manager, accountable,
// participant); beneficiaries are no partners here. Dates restrict programmes by their periods (any phase); a
// programme without dates is kept and counted.
// """
// chart = "graph"
// phrases = [
//   "which organisations work together",
//   "who works with {actor}",
//   "with whom does {actor} work",
//   "which programmes do {actor} and {other} share",
//   "partners of {actor}",
//   "who works together in {country}",
//   "which organisations work together in {country}",
//   "who works with {actor} in {country}",
//   "which actors share programmes",
//   "who cooperates with {actor}",
// ]
// examples = [{ actor = "IOM" }]
//
// [[parameters]]
// name = "actor"
// type = "actor"
// help = "Only pairs with this actor."
//
// [[parameters]]
// name = "other"
// type = "actor"
// help = "And with this one."
//
// [[parameters]]
// name = "country"
// type = "country"
// help = "Only programmes that target this country."
//
// [[parameters]]
// name = "least"
// type = "integer"
// help = "The fewest programmes in common that count."
// default = 1
//
// [[columns]]
// name = "actor"
// type = "id"
// meaning = "The first actor (by id)."
//
// [[columns]]
// name = "name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "other"
// type = "id"
// meaning = "The second actor."
//
// [[columns]]
// name = "other_name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "relevance"
// type = "string"
// meaning = "Whether one of the programmes is about trafficking: yes, unknown or no."
//
// [[columns]]
// name = "programme_count"
// type = "integer"
// meaning = "Programmes in common."
//
// [[columns]]
// name = "relevant_count"
// type = "integer"
// meaning = "How many of them are about trafficking."
//
// [[columns]]
// name = "programmes"
// type = "records"
// meaning = "Which, each once, with the roles of the first and of the second; `also` holds their ids in other sources."
//
// [[columns]]
// name = "identifiers"
// type = "strings"
// meaning = "The identifiers of the first actor that others use."
//
// [[columns]]
// name = "other_identifiers"
// type = "strings"
// meaning = "The identifiers of the other actor that others use."
//
// [[totals]]
// name = "rows"
// meaning = "pairs"
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
// name = "actors"
// meaning = "actors"

//# keys
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(p:Programme)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(z:Actor)
WHERE ($actor = '' OR a.id = $actor)
WITH *
WHERE a.id <> z.id AND in_force(r) AND in_force(q) AND ($actor <> '' OR a.id < z.id)
  AND ($other = '' OR z.id = $other OR ($actor = '' AND a.id = $other)) AND in_country(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH CASE WHEN a.id < z.id THEN a.id + ' ' + z.id ELSE z.id + ' ' + a.id END AS key, one(p) AS programme, rank,
  state
WHERE relevance_asked(rank) AND state_asked(state)
WITH key, min(rank) AS rank, count(DISTINCT programme) AS programmes, count(DISTINCT CASE WHEN rank = 0 THEN programme END) AS relevant
WHERE programmes >= $least
RETURN key AS key ORDER BY rank, relevant DESC, programmes DESC, key SKIP $offset LIMIT $limit

//# rows
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(p:Programme)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(z:Actor)
WHERE a.id IN $apart AND z.id IN $apart
WITH *
WHERE (a.id + ' ' + z.id) IN $keys AND in_force(r) AND in_force(q) AND in_country(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH a, z, p, r, q, one(p) AS programme, rank, state
WHERE relevance_asked(rank) AND state_asked(state)
WITH a, z, programme, role(r) AS role, role(q) AS other_role, min(rank) AS rank,
  coalesce(min(CASE WHEN p.id = programme THEN p.name END), min(p.name)) AS name,
  collect(DISTINCT CASE WHEN p.id <> programme THEN p.id END) AS also,
  collect(DISTINCT cited(r)) AS said, collect(DISTINCT cited(q)) AS said_of_other
WITH a, z, min(rank) AS best, count(DISTINCT programme) AS programme_count,
  count(DISTINCT CASE WHEN rank = 0 THEN programme END) AS relevant_count,
  collect({id: programme, name: name, role: role, other_role: other_role, relevance: relevance_word(rank), also: also}) AS programmes,
  collect(said) AS evidence, collect(said_of_other) AS evidence_other
RETURN a.id + ' ' + z.id AS key, a.id AS actor, a.name AS name, z.id AS other, z.name AS other_name, relevance_word(best) AS relevance,
  programme_count AS programme_count, relevant_count AS relevant_count, programmes AS programmes, a.identifiers AS identifiers,
  z.identifiers AS other_identifiers, evidence AS evidence, evidence_other AS evidence_other

//# totals
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(p:Programme)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(z:Actor)
WHERE ($actor = '' OR a.id = $actor)
WITH *
WHERE a.id <> z.id AND in_force(r) AND in_force(q) AND ($actor <> '' OR a.id < z.id)
  AND ($other = '' OR z.id = $other OR ($actor = '' AND a.id = $other)) AND in_country(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH CASE WHEN a.id < z.id THEN a.id + ' ' + z.id ELSE z.id + ' ' + a.id END AS pair, a.id AS one, z.id AS other, one(p) AS programme,
  rank, state
WHERE state_asked(state)
WITH pair, one, other, count(DISTINCT CASE WHEN relevance_asked(rank) THEN programme END) AS programmes,
  count(DISTINCT CASE WHEN rank = 0 THEN programme END) AS relevant, count(DISTINCT programme) AS every
UNWIND [one, other] AS actor
RETURN count(DISTINCT CASE WHEN programmes >= $least THEN pair END) AS rows,
  count(DISTINCT CASE WHEN relevant >= $least THEN pair END) AS relevant, count(DISTINCT CASE WHEN every >= $least THEN pair END) AS every,
  count(DISTINCT CASE WHEN programmes >= $least THEN actor END) AS actors
