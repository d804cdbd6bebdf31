// title = "Partners that programmes share"
// description = """
// Pairs of programmes that have partners in common (who funds, leads, carries out, manages, accounts for or takes part
// in both). With two programmes, that pair; with an actor, the pairs that it is in. Which organisations work together
// is the question partner-pairs. A programme that several sources describe is one. A partner of more programmes than
// `most` (of those asked for) makes no pairs, unless a programme is given: nearly all would share it. Dates restrict programmes by their periods (any phase); a programme without dates is
// kept and counted.
// """
// chart = "graph"
// always_bounded = true
// phrases = [
//   "which partners do {programme} and {other} share",
//   "shared partners",
//   "partners shared by {programme} and {other}",
//   "which programmes share partners",
//   "common partners of {programme} and {other}",
//   "which programmes share partners with {programme}",
//   "shared partners of {programme}",
//   "shared partners in {country}",
//   "which partners are in both {programme} and {other}",
//   "partners in common between {programme} and {other}",
//   "which programmes share partners in {country}",
// ]
// examples = [{ programme = "COMPASS" }, { actor = "IOM" }]
//
// [[parameters]]
// name = "programme"
// type = "programme"
// help = "Only pairs with this programme."
//
// [[parameters]]
// name = "other"
// type = "programme"
// help = "And with this one."
//
// [[parameters]]
// name = "actor"
// type = "actor"
// help = "Only this partner."
//
// [[parameters]]
// name = "country"
// type = "country"
// help = "Only programmes that target this country."
//
// [[parameters]]
// name = "least"
// type = "integer"
// help = "The fewest partners in common that count."
// default = 1
//
// [[parameters]]
// name = "most"
// type = "integer"
// help = "Partners of more programmes than this make no pairs, unless a programme is given."
// default = 200
//
// [[columns]]
// name = "programme"
// type = "id"
// meaning = "The first programme (by id)."
//
// [[columns]]
// name = "also"
// type = "strings"
// meaning = "Ids of the two in other sources."
//
// [[columns]]
// name = "name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "other"
// type = "id"
// meaning = "The second programme."
//
// [[columns]]
// name = "other_name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "relevance"
// type = "string"
// meaning = "Whether both are about trafficking: yes, unknown where one may be, no where one is not."
//
// [[columns]]
// name = "partner_count"
// type = "integer"
// meaning = "Partners in common."
//
// [[columns]]
// name = "partners"
// type = "records"
// meaning = "Which, with their identifiers and their roles in the first and in the second."
//
// [[columns]]
// name = "identifiers"
// type = "strings"
// meaning = "The identifiers of the first programme that others use."
//
// [[columns]]
// name = "other_identifiers"
// type = "strings"
// meaning = "The identifiers of the other programme that others use."
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
// name = "programmes"
// meaning = "programmes"
//
// [[totals]]
// name = "left_out"
// meaning = "partners of too many programmes"
// note = "{n} partners of more programmes than `most` were left out: give a programme or a country, or raise most."

//# keys programme
MATCH (p:Programme)<-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)
WHERE (p.id = $programme OR p.joined = $programme)
WITH *
WHERE in_force(r) AND actor_asked(a) AND in_country(p) AND active(p)
WITH p, a
MATCH (a)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(y:Programme)
WHERE in_force(q) AND other_asked(y) AND in_country(y) AND (looked_at(y) OR $other <> '') AND active(y)
WITH *, relevance(p) AS here, relevance(y) AS there, state_if_asked(p) AS state, state_if_asked(y) AS other_state
WITH a.id AS partner, one(p) AS first, one(y) AS second, here, there, state, other_state
WHERE first <> second AND state_asked(state) AND state_asked(other_state)
WITH partner, first, second, CASE WHEN here > there THEN here ELSE there END AS rank
WITH CASE WHEN first < second THEN first + ' ' + second ELSE second + ' ' + first END AS key, rank, partner
WITH key, min(rank) AS rank, count(DISTINCT partner) AS partners
WHERE partners >= $least AND relevance_asked(rank)
RETURN key AS key ORDER BY rank, partners DESC, key SKIP $offset LIMIT $limit

//# keys
MATCH (p:Programme)<-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)
WHERE in_force(r) AND actor_asked(a) AND in_country(p) AND looked_at(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH a.id AS partner, one(p) AS id, rank, state
WHERE state_asked(state)
WITH partner, id, min(rank) AS rank
WITH partner, collect({id: id, rank: rank}) AS found
WHERE size(found) <= $most
UNWIND found AS one
UNWIND found AS two
WITH partner, one.id AS first, two.id AS second, CASE WHEN one.rank > two.rank THEN one.rank ELSE two.rank END AS rank
WHERE first < second AND ($other = '' OR first = $other OR second = $other)
WITH CASE WHEN first < second THEN first + ' ' + second ELSE second + ' ' + first END AS key, rank, partner
WITH key, min(rank) AS rank, count(DISTINCT partner) AS partners
WHERE partners >= $least AND relevance_asked(rank)
RETURN key AS key ORDER BY rank, partners DESC, key SKIP $offset LIMIT $limit

//# parts
MATCH (p:Programme)
WHERE p.joined IS NOT NULL AND p.joined IN $apart
RETURN p.joined AS key, p.id AS part ORDER BY key, part

//# rows
pair(p, y)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(y)
WITH *
WHERE of_the_page(p, y) AND in_force(r) AND in_force(q) AND actor_asked(a)
WITH *, relevance(p) AS here, relevance(y) AS there
WITH p, y, a, r, q, CASE WHEN here > there THEN here ELSE there END AS rank, standing(p) + standing(y) AS last
RETURN one(p) + ' ' + one(y) AS key, one(p) AS programme, CASE WHEN p.id <> one(p) THEN [p.id] ELSE [] END
    + CASE WHEN y.id <> one(y) THEN [y.id] ELSE [] END AS also, p.name AS name, one(y) AS other, y.name AS other_name,
  relevance_word(rank) AS relevance, a.id AS partner_count, {id: a.id, name: a.name, role: role(r), other_role: role(q)} AS partners,
  p.identifiers AS identifiers, y.identifiers AS other_identifiers, cited(r) AS evidence, cited(q) AS evidence_other
ORDER BY last

//# set_aside programme
MATCH (q:Programme) WHERE q.id = $programme
RETURN 0 * count(q) AS left_out

//# set_aside
MATCH (p:Programme)<-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)
WHERE in_force(r) AND actor_asked(a) AND in_country(p) AND looked_at(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH a.id AS partner, one(p) AS id, rank, state
WHERE state_asked(state)
WITH partner, id, min(rank) AS rank
WITH partner, collect({id: id, rank: rank}) AS found
RETURN count(CASE WHEN size(found) > $most THEN 1 END) AS left_out

//# totals programme
MATCH (p:Programme)<-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)
WHERE (p.id = $programme OR p.joined = $programme)
WITH *
WHERE in_force(r) AND actor_asked(a) AND in_country(p) AND active(p)
WITH p, a
MATCH (a)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(y:Programme)
WHERE in_force(q) AND other_asked(y) AND in_country(y) AND (looked_at(y) OR $other <> '') AND active(y)
WITH *, relevance(p) AS here, relevance(y) AS there, state_if_asked(p) AS state, state_if_asked(y) AS other_state
WITH a.id AS partner, one(p) AS first, one(y) AS second, here, there, state, other_state
WHERE first <> second AND state_asked(state) AND state_asked(other_state)
WITH partner, first, second, CASE WHEN here > there THEN here ELSE there END AS rank
WITH CASE WHEN first < second THEN first + ' ' + second ELSE second + ' ' + first END AS pair, first, second, min(rank) AS rank, count(DISTINCT partner) AS partners
WHERE partners >= $least
UNWIND [first, second] AS id
RETURN count(DISTINCT CASE WHEN relevance_asked(rank) THEN pair END) AS rows, count(DISTINCT CASE WHEN rank = 0 THEN pair END) AS relevant,
  count(DISTINCT pair) AS every, count(DISTINCT CASE WHEN relevance_asked(rank) THEN id END) AS programmes

//# totals
MATCH (p:Programme)<-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)
WHERE in_force(r) AND actor_asked(a) AND in_country(p) AND looked_at(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH a.id AS partner, one(p) AS id, rank, state
WHERE state_asked(state)
WITH partner, id, min(rank) AS rank
WITH partner, collect({id: id, rank: rank}) AS found
WHERE size(found) <= $most
UNWIND found AS one
UNWIND found AS two
WITH partner, one.id AS first, two.id AS second, CASE WHEN one.rank > two.rank THEN one.rank ELSE two.rank END AS rank
WHERE first < second AND ($other = '' OR first = $other OR second = $other)
WITH CASE WHEN first < second THEN first + ' ' + second ELSE second + ' ' + first END AS pair, first, second, min(rank) AS rank, count(DISTINCT partner) AS partners
WHERE partners >= $least
UNWIND [first, second] AS id
RETURN count(DISTINCT CASE WHEN relevance_asked(rank) THEN pair END) AS rows, count(DISTINCT CASE WHEN rank = 0 THEN pair END) AS relevant,
  count(DISTINCT pair) AS every, count(DISTINCT CASE WHEN relevance_asked(rank) THEN id END) AS programmes
