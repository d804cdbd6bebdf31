// title = "Communities of actors"
// description = """
// Groups of actors that share more programmes with one another than with others, found by Louvain's method, actors taken in the order of
// their ids: the same graph gives the same groups. Actors are joined where they have a part in the same programme, as for key-actors; actors that share none are in no
// group. A group says that the documents name its members together, not that they are an organisation.
// Of a large graph the first `most_programmes` programmes are looked at.
// """
// analysis = "communities"
// chart = "graph"
// limit = 25
// phrases = [
//   "which communities are there",
//   "communities",
//   "which groups of actors are there",
//   "communities in {country}",
//   "which groups of actors are there in {country}",
//   "clusters of actors",
//   "clusters of actors in {country}",
// ]
// examples = [{}, { country = "Nigeria" }]
//
// [[parameters]]
// name = "country"
// type = "country"
// help = "Only programmes that target this country."
//
// [[parameters]]
// name = "most_programmes"
// type = "integer"
// default = 3500
// help = "How many programmes to look at: those about trafficking first, then those that several sources describe, then those that end last; 0 for all."
//
// [[columns]]
// name = "community"
// type = "integer"
// meaning = "Its number, the largest first."
//
// [[columns]]
// name = "centre"
// type = "id"
// meaning = "The member that shares most with the others."
//
// [[columns]]
// name = "centre_name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "actor_count"
// type = "integer"
// meaning = "How many members."
//
// [[columns]]
// name = "actors"
// type = "records"
// meaning = "The members."
//
// [[columns]]
// name = "programme_count"
// type = "integer"
// meaning = "Programmes that members share."
//
// [[columns]]
// name = "programmes"
// type = "records"
// meaning = "Which."
//
// [[columns]]
// name = "ties_inside"
// type = "integer"
// meaning = "Pairs of members that share a programme."
//
// [[columns]]
// name = "ties_outside"
// type = "integer"
// meaning = "Pairs of a member and another actor that do."
//
// [[totals]]
// name = "rows"
// meaning = "communities"
//
// [[totals]]
// name = "actors"
// meaning = "actors in communities"
//
// [[totals]]
// name = "alone"
// meaning = "actors that share no programme"
// note = "{n} actors share no programme with another and are in no community."
//
// [[totals]]
// name = "modularity"
// meaning = "modularity"
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
