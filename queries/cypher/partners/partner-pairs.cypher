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
// name = "programme_count"
// type = "integer"
// meaning = "Programmes in common."
//
// [[columns]]
// name = "programmes"
// type = "records"
// meaning = "Which, with the roles of the first and of the second."
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
// name = "actors"
// meaning = "actors"

//# rows
MATCH (p:Programme)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
  AND ($country = '' OR EXISTS { MATCH (p)-[t:TARGETS]->(x:Country {id: $country})
      WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden })
  AND (NOT EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
        AND d.start_date <= $active_to AND d.end_date + '~' >= $active_from })
WITH p.id AS programme, collect(DISTINCT a.id) AS ids
UNWIND ids AS one
UNWIND ids AS second
WITH one, second, programme
WHERE one < second AND ($actor = '' OR one = $actor OR second = $actor) AND ($other = '' OR one = $other OR second = $other)
WITH one, second, count(DISTINCT programme) AS programme_count, collect(DISTINCT programme) AS shared
WHERE programme_count >= $least
MATCH (a:Actor) WHERE a.id = one
MATCH (z:Actor) WHERE z.id = second
MATCH (a)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(p:Programme)
WHERE p.id IN shared AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
MATCH (z)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(p)
WHERE q.document IN $documents AND q.strength IN $strengths AND coalesce(q.review, '') <> $hidden
RETURN a.id AS actor, a.name AS name, z.id AS other, z.name AS other_name, count(DISTINCT p.id) AS programme_count,
  collect(DISTINCT {id: p.id, name: p.name,
    role: CASE type(r) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'IMPLEMENTS' THEN 'implements' WHEN 'EXTENDS' THEN 'extends'
    WHEN 'ACCOUNTABLE_FOR' THEN 'accountable' WHEN 'PARTICIPATES_IN' THEN 'participates' WHEN 'RESPONSIBLE_FOR' THEN 'responsible'
    WHEN 'BENEFITS' THEN 'benefits' ELSE 'other' END,
    other_role: CASE type(q) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'IMPLEMENTS' THEN 'implements' WHEN 'EXTENDS'
    THEN 'extends'
    WHEN 'ACCOUNTABLE_FOR' THEN 'accountable' WHEN 'PARTICIPATES_IN' THEN 'participates' WHEN 'RESPONSIBLE_FOR' THEN 'responsible'
    WHEN 'BENEFITS' THEN 'benefits' ELSE 'other' END}) AS programmes,
  a.identifiers AS identifiers, z.identifiers AS other_identifiers,
  collect(DISTINCT {statement: r.id, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule,
  quote: r.quote}) AS evidence,
  collect(DISTINCT {statement: q.id, passage: q.passage, document: q.document, strength: q.strength, rule: q.rule,
  quote: q.quote}) AS evidence_other
ORDER BY programme_count DESC, actor, other SKIP $offset LIMIT $limit

//# totals
MATCH (p:Programme)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
  AND ($country = '' OR EXISTS { MATCH (p)-[t:TARGETS]->(x:Country {id: $country})
      WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden })
  AND (NOT EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
        AND d.start_date <= $active_to AND d.end_date + '~' >= $active_from })
WITH p.id AS programme, collect(DISTINCT a.id) AS ids
UNWIND ids AS one
UNWIND ids AS second
WITH one, second, programme
WHERE one < second AND ($actor = '' OR one = $actor OR second = $actor) AND ($other = '' OR one = $other OR second = $other)
WITH one, second, count(DISTINCT programme) AS programme_count, collect(DISTINCT programme) AS shared
WHERE programme_count >= $least
UNWIND [one, second] AS id
RETURN count(DISTINCT one + ' ' + second) AS rows, count(DISTINCT id) AS actors
