// title = "Path between two actors"
// description = """
// How two actors are connected: the shortest ways from one to the other over programmes that both have a part in, and over what is said
// directly of two actors (funds, leads, participates in, is part of, succeeds, cooperates with); one row a step, with the statements that say
// it. Where several ways are equally short, some of them are shown. Dates restrict programmes by their periods (any phase).
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

//# edges
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR]->(p:Programme)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
  AND ($country = '' OR EXISTS { MATCH (p)-[t:TARGETS]->(x:Country {id: $country})
      WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden })
  AND (NOT EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
        AND d.start_date <= $active_to AND d.end_date + '~' >= $active_from })
RETURN a.id AS actor, a.name AS name, coalesce(p.joined, p.id) AS via, p.id AS via_id, p.name AS via_name,
  CASE type(r) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'IMPLEMENTS' THEN 'implements' WHEN 'EXTENDS' THEN 'extends'
    WHEN 'ACCOUNTABLE_FOR' THEN 'accountable' WHEN 'PARTICIPATES_IN' THEN 'participates' WHEN 'RESPONSIBLE_FOR' THEN 'responsible'
    ELSE 'other' END AS role,
  r.id AS statement, {statement: r.id, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule, quote: r.quote}
  AS evidence
ORDER BY actor, via, via_id, role, statement

//# edges
MATCH (a:Actor)-[r:FUNDS|LEADS|PARTICIPATES_IN|PART_OF|SUCCEEDS|COOPERATES_WITH]->(b:Actor)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden AND a.id <> b.id
RETURN a.id AS actor, a.name AS name, b.id AS via, b.id AS via_id, b.name AS via_name,
  CASE type(r) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'PARTICIPATES_IN' THEN 'participates in' WHEN 'PART_OF'
    THEN 'is part of' WHEN 'SUCCEEDS' THEN 'succeeds' WHEN 'COOPERATES_WITH' THEN 'cooperates with' ELSE 'other' END AS role,
  r.id AS statement, {statement: r.id, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule, quote: r.quote}
  AS evidence
ORDER BY actor, via, role, statement
