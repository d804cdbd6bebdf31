// title = "Path between two actors"
// description = """
// How two actors are connected: the shortest ways from one to the other over programmes that both have a part in, and over what is said
// directly of two actors (funds, leads, participates in, is part of, succeeds, cooperates with); one row a step, with the statements that say
// it. Where several ways are equally short, some of them are shown. Dates restrict programmes by their periods (any phase). What joins the
// two at once is looked for everywhere; a longer way of a large graph in the first `most_programmes` programmes of the two, then in the first of all.
// """
// analysis = "path"
// chart = "graph"
// phrases = [
//   "how are {actor} and {other} connected",
//   "how is {actor} connected to {other}",
//   "path between {actor} and {other}",
//   "path from {actor} to {other}",
//   "what connects {actor} and {other}",
//   "connection between {actor} and {other}",
// ]
// examples = [{ actor = "IOM", other = "UNODC" }]
//
// [[parameters]]
// name = "actor"
// type = "actor"
// required = true
// help = "The actor to begin with."
//
// [[parameters]]
// name = "other"
// type = "actor"
// required = true
// help = "The actor to end with."
//
// [[parameters]]
// name = "country"
// type = "country"
// help = "Only programmes that target this country."
//
// [[parameters]]
// name = "ways"
// type = "integer"
// default = 3
// help = "How many equally short ways to show."
//
// [[parameters]]
// name = "most_programmes"
// type = "integer"
// default = 3500
// help = "How many programmes to look at where the two share none, of theirs and of all: those about trafficking first, then those that several sources describe, then those that end last; 0 for all."
//
// [[columns]]
// name = "path"
// type = "integer"
// meaning = "The way."
//
// [[columns]]
// name = "step"
// type = "integer"
// meaning = "The step on it."
//
// [[columns]]
// name = "one"
// type = "id"
// meaning = "Where the step begins: an actor or a programme."
//
// [[columns]]
// name = "one_name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "relation"
// type = "strings"
// meaning = "What is said of the two."
//
// [[columns]]
// name = "other"
// type = "id"
// meaning = "Where it ends."
//
// [[columns]]
// name = "other_name"
// type = "string"
// meaning = "Its name."
//
// [[totals]]
// name = "rows"
// meaning = "steps shown"
//
// [[totals]]
// name = "paths"
// meaning = "ways shown"
//
// [[totals]]
// name = "steps"
// meaning = "steps of each way"
//
// [[totals]]
// name = "passed_over"
// meaning = "programmes not looked at"
// note = "What joins the two at once was looked for everywhere, a longer way in the first {most_programmes} programmes, those about trafficking first, then those that several sources describe, then those that end last, then by id; {n} more were passed over: narrow it with a country, relevance=yes or dates, or raise most_programmes (0 for all)."

//# edges
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR]->(p:Programme)<-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR]-(b:Actor)
WHERE a.id = $actor AND b.id = $other
WITH *
WHERE in_force(r) AND in_force(q) AND in_country(p) AND active(p)
WITH *, relevance_if_asked(p) AS rank
WHERE relevance_asked(rank)
RETURN DISTINCT a.id AS actor, a.name AS name, one(p) AS via, p.id AS via_id, p.name AS via_name, role(r) AS role, said(r)
ORDER BY statement

//# edges
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR]->(p:Programme)<-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR]-(b:Actor)
WHERE a.id = $other AND b.id = $actor
WITH *
WHERE in_force(r) AND in_force(q) AND in_country(p) AND active(p)
WITH *, relevance_if_asked(p) AS rank
WHERE relevance_asked(rank)
RETURN DISTINCT a.id AS actor, a.name AS name, one(p) AS via, p.id AS via_id, p.name AS via_name, role(r) AS role, said(r)
ORDER BY statement

//# edges
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR]->(p:Programme)
WHERE (a.id = $actor OR a.id = $other) AND p.joined IS NOT NULL AND in_force(r) AND in_country(p) AND active(p)
WITH *, relevance_if_asked(p) AS rank
WHERE relevance_asked(rank)
RETURN a.id AS actor, a.name AS name, one(p) AS via, p.id AS via_id, p.name AS via_name, role(r) AS role, said(r)
ORDER BY statement

//# edges
MATCH (a:Actor)-[r:FUNDS|LEADS|PARTICIPATES_IN|PART_OF|SUCCEEDS|COOPERATES_WITH]->(b:Actor)
WHERE in_force(r) AND a.id <> b.id
RETURN a.id AS actor, a.name AS name, b.id AS via, b.id AS via_id, b.name AS via_name,
  CASE type(r) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'PARTICIPATES_IN' THEN 'participates in' WHEN 'PART_OF'
    THEN 'is part of' WHEN 'SUCCEEDS' THEN 'succeeds' WHEN 'COOPERATES_WITH' THEN 'cooperates with' ELSE 'other' END AS role,
  said(r)
ORDER BY statement

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

//# edges
MATCH (e:Actor)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR]->(p:Programme)
WHERE (e.id = $actor OR e.id = $other) AND in_force(q) AND described(p) AND in_country(p) AND active(p)
WITH DISTINCT p
WITH p, relevance(p) AS rank
WHERE relevance_asked(rank)
ending(p)
in_order(p, near_order)

//# edges
MATCH (e:Actor)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR]->(p:Programme)
WHERE (e.id = $actor OR e.id = $other) AND in_force(q) AND described(p) AND in_country(p) AND of_the_cut(p) AND active(p)
WITH DISTINCT p
WITH p, relevance(p) AS rank
WHERE relevance_asked(rank)
ending(p)
last_in_order(p, near_cut)

//# edges
MATCH (e:Actor)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR]->(p:Programme)
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR]->(p)
WHERE (e.id = $actor OR e.id = $other) AND among_first(p)
WITH *
WHERE in_force(q) AND in_force(r) AND in_country(p) AND active(p)
WITH *, relevance_if_asked(p) AS rank
WHERE relevance_asked(rank)
RETURN DISTINCT a.id AS actor, a.name AS name, one(p) AS via, p.id AS via_id, p.name AS via_name, role(r) AS role, said(r)
ORDER BY statement

//# edges
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR]->(p:Programme)
WHERE p.joined IN $apart AND in_force(r) AND in_country(p) AND active(p)
WITH *, relevance_if_asked(p) AS rank
WHERE relevance_asked(rank)
RETURN a.id AS actor, a.name AS name, one(p) AS via, p.id AS via_id, p.name AS via_name, role(r) AS role, said(r)
ORDER BY statement

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
