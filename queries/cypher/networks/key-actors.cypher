// title = "Key actors"
// description = """
// Who holds the network of actors together: actors are joined where they have a part in the same programme (funder, leader, implementer,
// manager, accountable, responsible, participant). Betweenness is the share of the shortest ways between two others that lead over an actor;
// PageRank weighs partners by their own partners and by the programmes in common. A programme that stands in several sources counts once.
// Figures say how the documents connect actors, not how important they are. Dates restrict programmes by their periods (any phase); a
// programme without dates is kept. Of a large graph the first `most_programmes` programmes are looked at, and betweenness is estimated from some of the
// actors; the answer says so.
// """
// analysis = "key-actors"
// chart = "graph"
// limit = 25
// phrases = [
//   "who are the key actors",
//   "key actors",
//   "key actors in {country}",
//   "who are the key actors in {country}",
//   "most connected actors",
//   "who are the most connected actors in {country}",
//   "which actors hold the network together",
//   "central actors in {country}",
//   "most central organisations",
// ]
// examples = [{}, { country = "Nigeria", measure = "degree" }]
//
// [[parameters]]
// name = "country"
// type = "country"
// help = "Only programmes that target this country."
//
// [[parameters]]
// name = "measure"
// type = "choice"
// default = "betweenness"
// choices = ["betweenness", "degree", "pagerank"]
// help = "What the actors are sorted by."
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
// meaning = "The actor."
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
// name = "programme_count"
// type = "integer"
// meaning = "Programmes that it has a part in."
//
// [[columns]]
// name = "partner_count"
// type = "integer"
// meaning = "Actors that it shares a programme with (its degree)."
//
// [[columns]]
// name = "betweenness"
// type = "number"
// meaning = "The share of shortest ways between two others that lead over it, 0 to 1."
//
// [[columns]]
// name = "pagerank"
// type = "number"
// meaning = "Its share of a random walk over the network; all together 1."
//
// [[columns]]
// name = "bridge"
// type = "boolean"
// meaning = "Whether the network has more pieces without it."
//
// [[columns]]
// name = "programmes"
// type = "records"
// meaning = "The programmes, with its role in each."
//
// [[totals]]
// name = "rows"
// meaning = "actors"
//
// [[totals]]
// name = "programmes"
// meaning = "programmes"
//
// [[totals]]
// name = "pairs"
// meaning = "pairs of actors that share a programme"
//
// [[totals]]
// name = "pieces"
// meaning = "pieces that share no actor"
//
// [[totals]]
// name = "estimated"
// meaning = "actors that betweenness is estimated from"
// note = "The network is large: betweenness is estimated from {n} of {rows} actors as pivots (Brandes and Pich 2007), the others' ways scaled up from theirs; look twice at figures that are close, and at small ones."
//
// [[totals]]
// name = "passed_over"
// meaning = "programmes not looked at"
// note = "Looked at the first {most_programmes} programmes, those about trafficking first, then those that several sources describe, then those that end last, then by id; {n} more were passed over: narrow it with a country, relevance=yes or dates, or raise most_programmes (0 for all)."

//# edges country
MATCH (p:Programme)-[t:TARGETS]->(c:Country|Region)
WHERE c.id IN $reached AND in_force(t) AND active(p)
WITH DISTINCT p
WITH *, relevance(p) AS rank
WHERE relevance_asked(rank) AND described(p)
ending(p)
in_order(p, order)

//# edges
MATCH (p:Programme)
WHERE named(p) AND described(p) AND active(p)
WITH *, relevance(p) AS rank
WHERE relevance_asked(rank)
ending(p)
in_order(p, order)

//# edges country
MATCH (p:Programme)-[t:TARGETS]->(c:Country|Region)
WHERE c.id IN $reached AND in_force(t) AND described(p) AND of_the_cut(p) AND active(p)
WITH DISTINCT p
WITH *, relevance(p) AS rank
WHERE relevance_asked(rank)
ending(p)
last_in_order(p, cut)

//# edges
MATCH (p:Programme)
WHERE named(p) AND described(p) AND of_the_cut(p) AND active(p)
WITH *, relevance(p) AS rank
WHERE relevance_asked(rank)
ending(p)
last_in_order(p, cut)

//# edges country
MATCH (p:Programme)-[t:TARGETS]->(c:Country|Region)
WHERE c.id IN $reached AND among_first(p) AND in_force(t) AND active(p)
WITH DISTINCT p
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR]->(p)
WHERE in_force(r)
WITH *, relevance_if_asked(p) AS rank
WHERE relevance_asked(rank)
RETURN a.id AS actor, a.name AS name, one(p) AS via, p.id AS via_id, p.name AS via_name, role(r) AS role, said(r)
ORDER BY statement

//# edges
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR]->(p:Programme)
WHERE among_first(p) AND in_force(r) AND active(p)
WITH *, relevance_if_asked(p) AS rank
WHERE relevance_asked(rank)
RETURN a.id AS actor, a.name AS name, one(p) AS via, p.id AS via_id, p.name AS via_name, role(r) AS role, said(r)
ORDER BY statement

//# rows
MATCH (a:Actor)
WHERE a.id IN $keys
RETURN a.id AS key, a.kind AS kind, a.country AS seat, a.identifiers AS identifiers
