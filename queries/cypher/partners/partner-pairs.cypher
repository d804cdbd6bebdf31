// title = "Organisations that work together"
// description = """
// Pairs of actors that have programmes in common, in whatever role (funder, leader, implementer, manager, accountable,
// participant); beneficiaries are no partners here. Dates restrict programmes by their periods (any phase); a
// programme without dates is kept and counted. Of a large graph the first `most_programmes` programmes are looked at.
// """
// chart = "graph"
// analysis = "partner-pairs"
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
// [[parameters]]
// name = "most_programmes"
// type = "integer"
// default = 3500
// help = "How many programmes to look at: those about trafficking first, then those that several sources describe, then those that end last; 0 for all."
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
//
// [[totals]]
// name = "passed_over"
// meaning = "programmes not looked at"
// note = "Looked at the first {most_programmes} programmes, those about trafficking (or of the relevance asked for) first, then those that several sources describe, then those that end last, then by id; {n} more were passed over: narrow it with an actor, a country, state or dates, or raise most_programmes (0 for all)."

//# edges other
MATCH (e:Actor)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(p:Programme)<-[s:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(f:Actor)
WHERE f.id = $other AND e.id <> f.id AND ($actor = '' OR e.id = $actor)
WITH *
WHERE in_force(q) AND in_force(s) AND in_country(p) AND active(p)
WITH DISTINCT p
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WHERE state_asked(state) AND described(p)
ending(p)
in_order(p, order)

//# edges actor
MATCH (e:Actor)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(p:Programme)
WHERE e.id = $actor AND in_force(q) AND in_country(p) AND active(p)
WITH DISTINCT p
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WHERE state_asked(state) AND described(p)
ending(p)
in_order(p, order)

//# edges country
MATCH (p:Programme)-[t:TARGETS]->(c:Country|Region)
WHERE c.id IN $reached AND in_force(t) AND active(p)
WITH DISTINCT p
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WHERE state_asked(state) AND described(p)
ending(p)
in_order(p, order)

//# edges
MATCH (p:Programme)
WHERE named(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WHERE state_asked(state) AND described(p)
ending(p)
in_order(p, order)

//# edges other
MATCH (e:Actor)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(p:Programme)<-[s:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(f:Actor)
WHERE f.id = $other AND e.id <> f.id AND ($actor = '' OR e.id = $actor)
WITH *
WHERE in_force(q) AND in_force(s) AND in_country(p) AND of_the_cut(p) AND active(p)
WITH DISTINCT p
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WHERE state_asked(state) AND described(p)
ending(p)
last_in_order(p, cut)

//# edges actor
MATCH (e:Actor)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(p:Programme)
WHERE e.id = $actor AND in_force(q) AND in_country(p) AND of_the_cut(p) AND active(p)
WITH DISTINCT p
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WHERE state_asked(state) AND described(p)
ending(p)
last_in_order(p, cut)

//# edges country
MATCH (p:Programme)-[t:TARGETS]->(c:Country|Region)
WHERE c.id IN $reached AND in_force(t) AND of_the_cut(p) AND active(p)
WITH DISTINCT p
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WHERE state_asked(state) AND described(p)
ending(p)
last_in_order(p, cut)

//# edges
MATCH (p:Programme)
WHERE named(p) AND of_the_cut(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WHERE state_asked(state) AND described(p)
ending(p)
last_in_order(p, cut)

//# edges other
MATCH (f:Actor)-[s:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(p:Programme)
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(p)
WHERE f.id = $other AND ($actor = '' OR a.id = $actor OR a.id = $other) AND among_first(p) AND in_country(p)
WITH *
WHERE in_force(s) AND in_force(r) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WHERE state_asked(state)
RETURN a.id AS actor, a.name AS name, one(p) AS via, p.id AS via_id, p.name AS via_name, role(r) AS role, rank AS rank,
  relevance_asked(rank) AS asked, said(r)
ORDER BY statement

//# edges actor
MATCH (e:Actor)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(p:Programme)
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(p)
WHERE e.id = $actor AND among_first(p) AND in_country(p)
WITH *
WHERE in_force(q) AND in_force(r) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WHERE state_asked(state)
RETURN a.id AS actor, a.name AS name, one(p) AS via, p.id AS via_id, p.name AS via_name, role(r) AS role, rank AS rank,
  relevance_asked(rank) AS asked, said(r)
ORDER BY statement

//# edges country
MATCH (p:Programme)-[t:TARGETS]->(c:Country|Region)
WHERE c.id IN $reached AND among_first(p) AND in_force(t) AND active(p)
WITH DISTINCT p
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(p)
WHERE in_force(r)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WHERE state_asked(state)
RETURN a.id AS actor, a.name AS name, one(p) AS via, p.id AS via_id, p.name AS via_name, role(r) AS role, rank AS rank,
  relevance_asked(rank) AS asked, said(r)
ORDER BY statement

//# edges
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(p:Programme)
WHERE among_first(p) AND in_force(r) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WHERE state_asked(state)
RETURN a.id AS actor, a.name AS name, one(p) AS via, p.id AS via_id, p.name AS via_name, role(r) AS role, rank AS rank,
  relevance_asked(rank) AS asked, said(r)
ORDER BY statement

//# rows
MATCH (a:Actor)
WHERE a.id IN $apart
MATCH (z:Actor)
WHERE z.id IN $apart AND (a.id + ' ' + z.id) IN $keys
RETURN a.id + ' ' + z.id AS key, a.identifiers AS identifiers, z.identifiers AS other_identifiers
