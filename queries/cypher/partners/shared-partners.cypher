// title = "Partners that programmes share"
// description = """
// Pairs of programmes that have partners in common (who funds, leads, carries out, manages, accounts for or takes part
// in both). With two programmes, that pair; with an actor, the pairs that it is in. Which organisations work together
// is the question partner-pairs. Dates restrict programmes by their periods (any phase); a programme without dates is
// kept and counted.
// """
// chart = "graph"
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
// [[columns]]
// name = "programme"
// type = "id"
// meaning = "The first programme (by id)."
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
// name = "programmes"
// meaning = "programmes"

//# rows
MATCH (p:Programme)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
  AND ($actor = '' OR a.id = $actor)
  AND ($country = '' OR EXISTS { MATCH (p)-[t:TARGETS]->(x:Country {id: $country})
      WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden })
  AND (NOT EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
        AND d.start_date <= $active_to AND d.end_date + '~' >= $active_from })
WITH a.id AS partner, collect(DISTINCT p.id) AS ids
UNWIND ids AS one
UNWIND ids AS second
WITH one, second, partner
WHERE one < second AND ($programme = '' OR one = $programme OR second = $programme) AND ($other = '' OR one = $other OR second = $other)
WITH one, second, count(DISTINCT partner) AS partner_count
WHERE partner_count >= $least
MATCH (p:Programme) WHERE p.id = one
MATCH (y:Programme) WHERE y.id = second
MATCH (p)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
  AND ($actor = '' OR a.id = $actor)
MATCH (a)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(y)
WHERE q.document IN $documents AND q.strength IN $strengths AND coalesce(q.review, '') <> $hidden
RETURN p.id AS programme, p.name AS name, y.id AS other, y.name AS other_name, count(DISTINCT a.id) AS partner_count,
  collect(DISTINCT {id: a.id, name: a.name,
    role: CASE type(r) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'IMPLEMENTS' THEN 'implements' WHEN 'EXTENDS' THEN 'extends'
    WHEN 'ACCOUNTABLE_FOR' THEN 'accountable' WHEN 'PARTICIPATES_IN' THEN 'participates' WHEN 'RESPONSIBLE_FOR' THEN 'responsible'
    WHEN 'BENEFITS' THEN 'benefits' ELSE 'other' END,
    other_role: CASE type(q) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'IMPLEMENTS' THEN 'implements' WHEN 'EXTENDS'
    THEN 'extends'
    WHEN 'ACCOUNTABLE_FOR' THEN 'accountable' WHEN 'PARTICIPATES_IN' THEN 'participates' WHEN 'RESPONSIBLE_FOR' THEN 'responsible'
    WHEN 'BENEFITS' THEN 'benefits' ELSE 'other' END}) AS partners,
  p.identifiers AS identifiers, y.identifiers AS other_identifiers,
  collect(DISTINCT {statement: r.id, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule,
  quote: r.quote}) AS evidence,
  collect(DISTINCT {statement: q.id, passage: q.passage, document: q.document, strength: q.strength, rule: q.rule,
  quote: q.quote}) AS evidence_other
ORDER BY partner_count DESC, programme, other SKIP $offset LIMIT $limit

//# totals
MATCH (p:Programme)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
  AND ($actor = '' OR a.id = $actor)
  AND ($country = '' OR EXISTS { MATCH (p)-[t:TARGETS]->(x:Country {id: $country})
      WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden })
  AND (NOT EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
        AND d.start_date <= $active_to AND d.end_date + '~' >= $active_from })
WITH a.id AS partner, collect(DISTINCT p.id) AS ids
UNWIND ids AS one
UNWIND ids AS second
WITH one, second, partner
WHERE one < second AND ($programme = '' OR one = $programme OR second = $programme) AND ($other = '' OR one = $other OR second = $other)
WITH one, second, count(DISTINCT partner) AS partner_count
WHERE partner_count >= $least
UNWIND [one, second] AS id
RETURN count(DISTINCT one + ' ' + second) AS rows, count(DISTINCT id) AS programmes
