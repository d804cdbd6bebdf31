// title = "Contradictions between statements"
// description = """
// Where statements about one programme and one phase cannot both hold. budget: two amounts, the currency the same or
// not stated by one of them. period: two starts or ends of which neither is the other at lower precision (2021 agrees
// with 2021-05). status: ongoing in the same or a later document than one that says ended. countries: a country in one
// place that a full list (labelled table or list) elsewhere lacks, list against list or text against list; origin and
// transit are no such lists. ongoing after end: called ongoing by a document issued after the last end that is known.
// Amounts in two stated currencies are not compared, nor those of different phases. amount without currency: an amount
// that can be compared with nothing and summed with nothing, for its source names no currency; listed last.
// """
// chart = "table"
// phrases = [
//   "contradictions",
//   "which sources contradict each other",
//   "contradictions in {programme}",
//   "contradictions about {programme}",
//   "which statements contradict each other",
//   "what contradicts",
//   "where do sources disagree",
//   "which sources disagree",
//   "which programmes are ongoing after their end",
//   "where do documents contradict each other",
//   "where do documents disagree",
//   "where do the sources on {programme} disagree",
//   "do the sources on {programme} contradict each other",
//   "inconsistencies",
//   "inconsistencies in {programme}",
// ]
// examples = [{}, { kind = "countries" }]
//
// [[parameters]]
// name = "programme"
// type = "programme"
// help = "Only this programme."
//
// [[parameters]]
// name = "kind"
// type = "choice"
// help = "Only contradictions of this kind."
// default = ""
// choices = ["", "budget", "period", "status", "countries", "ongoing after end", "amount without currency"]
//
// [[columns]]
// name = "programme"
// type = "id"
// meaning = "The programme."
//
// [[columns]]
// name = "name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "identifiers"
// type = "strings"
// meaning = "The identifiers that others use, as published."
//
// [[columns]]
// name = "kind"
// type = "string"
// meaning = "What differs."
//
// [[columns]]
// name = "phase"
// type = "string"
// meaning = "The phase that both speak of; empty for the whole."
//
// [[columns]]
// name = "one"
// type = "string"
// meaning = "What one statement says."
//
// [[columns]]
// name = "other"
// type = "string"
// meaning = "What the other says."
//
// [[columns]]
// name = "difference"
// type = "string"
// meaning = "In words."
//
// [[columns]]
// name = "places"
// type = "strings"
// meaning = "The countries of the first that the second lacks."
//
// [[totals]]
// name = "rows"
// meaning = "contradictions"

//# rows
MATCH (p:Programme)-[r:HAS_BUDGET]->(v:Budget)
WHERE $kind IN ['', 'budget'] AND ($programme = '' OR p.id = $programme) AND looked_at(p)
  AND in_force(r) AND v.per IS NOT NULL
WITH p, coalesce(r.phase, '') AS phase, coalesce(r.kind, '') AS kind, coalesce(r.revision, '') AS revision, coalesce(r.year, '') AS year,
  coalesce(r.provider, '') AS provider, coalesce(r.receiver, '') AS receiver, v.per AS per,
  collect({name: v.name, said: cited(r), id: v.id, amount: v.amount, currency: v.currency, passage: r.passage}) AS found
WHERE size(found) > 1
UNWIND found AS v
UNWIND found AS w
WITH p, phase, kind, v, w
WHERE v.id < w.id AND (kind = '' OR v.passage <> w.passage) AND v.amount <> w.amount
  AND (v.currency = w.currency OR v.currency = '' OR w.currency = '')
RETURN p.id AS programme, p.name AS name, p.identifiers AS identifiers, 'budget' AS kind, phase AS phase,
  v.name + CASE WHEN v.currency = '' THEN ' (no currency stated)' ELSE '' END AS one,
  w.name + CASE WHEN w.currency = '' THEN ' (no currency stated)' ELSE '' END AS other,
  CASE WHEN v.currency = w.currency AND v.currency <> '' THEN 'the amounts differ'
  ELSE 'the amounts differ; a currency is not stated' END AS difference, [] AS places,
  collect(DISTINCT v.said) AS evidence, collect(DISTINCT w.said) AS evidence_other
ORDER BY name, programme, phase, one, other SKIP $offset LIMIT $limit

//# totals
MATCH (p:Programme)-[r:HAS_BUDGET]->(v:Budget)
WHERE $kind IN ['', 'budget'] AND ($programme = '' OR p.id = $programme) AND looked_at(p)
  AND in_force(r) AND v.per IS NOT NULL
WITH p, coalesce(r.phase, '') AS phase, coalesce(r.kind, '') AS kind, coalesce(r.revision, '') AS revision, coalesce(r.year, '') AS year,
  coalesce(r.provider, '') AS provider, coalesce(r.receiver, '') AS receiver, v.per AS per,
  collect({id: v.id, amount: v.amount, currency: v.currency, passage: r.passage}) AS found
WHERE size(found) > 1
UNWIND found AS v
UNWIND found AS w
WITH p, phase, kind, v, w
WHERE v.id < w.id AND (kind = '' OR v.passage <> w.passage) AND v.amount <> w.amount
  AND (v.currency = w.currency OR v.currency = '' OR w.currency = '')
RETURN count(DISTINCT p.id + '|' + phase + '|' + v.id + '|' + w.id) AS rows

//# rows
MATCH (c:Country)<-[r:TARGETS]-(p:Programme)-[q:TARGETS]->(x:Country)
WHERE $kind IN ['', 'countries'] AND ($programme = '' OR p.id = $programme) AND looked_at(p)
WITH *
WHERE in_force(r) AND coalesce(r.role, '') IN ['', 'implementation', 'focus'] AND q.strength = 'table' AND coalesce(q.role, '') IN ['', 'implementation', 'focus'] AND coalesce(q.phase, '') = coalesce(r.phase, '')
  AND (q.document <> r.document OR coalesce(q.role, '') <> coalesce(r.role, '') OR r.strength <> 'table')
  AND in_force(q)
WITH p, r, c, coalesce(r.phase, '') AS phase, q.document AS list_document, coalesce(q.role, '') AS list_role,
  max(CASE WHEN x.id = c.id THEN 1 ELSE 0 END) AS listed, collect(DISTINCT cited(q)) AS list_statements
WHERE listed = 0
MATCH (n:Document) WHERE n.id = list_document
MATCH (m:Document) WHERE m.id = r.document
WITH p, phase, m, n, list_role, coalesce(r.role, '') AS role, r.strength AS strength, collect(DISTINCT c.name) AS places,
  collect(list_statements) AS list_statements,
  collect(DISTINCT cited(r)) AS statements
RETURN p.id AS programme, p.name AS name, p.identifiers AS identifiers, 'countries' AS kind, phase AS phase,
  m.stem + CASE WHEN strength = 'table' THEN ', list' ELSE ', text' END + CASE WHEN role = '' THEN '' ELSE ' (' + role + ')' END AS one,
  n.stem + ', list' + CASE WHEN list_role = '' THEN '' ELSE ' (' + list_role + ')' END AS other,
  'countries of the first are not in the second' AS difference, places AS places,
  collect(statements) AS evidence, collect(list_statements) AS evidence_other
ORDER BY name, programme, phase, one, other SKIP $offset LIMIT $limit

//# totals
MATCH (c:Country)<-[r:TARGETS]-(p:Programme)-[q:TARGETS]->(x:Country)
WHERE $kind IN ['', 'countries'] AND ($programme = '' OR p.id = $programme) AND looked_at(p)
WITH *
WHERE in_force(r) AND coalesce(r.role, '') IN ['', 'implementation', 'focus'] AND q.strength = 'table' AND coalesce(q.role, '') IN ['', 'implementation', 'focus'] AND coalesce(q.phase, '') = coalesce(r.phase, '')
  AND (q.document <> r.document OR coalesce(q.role, '') <> coalesce(r.role, '') OR r.strength <> 'table')
  AND in_force(q)
WITH p, r, c, coalesce(r.phase, '') AS phase, q.document AS list_document, coalesce(q.role, '') AS list_role,
  max(CASE WHEN x.id = c.id THEN 1 ELSE 0 END) AS listed
WHERE listed = 0
MATCH (n:Document) WHERE n.id = list_document
MATCH (m:Document) WHERE m.id = r.document
RETURN count(DISTINCT p.id + '|' + phase + '|' + m.id + '|' + coalesce(r.role,
  '') + '|' + r.strength + '|' + n.id + '|' + list_role) AS rows

//# rows
MATCH (v:Status)<-[r:HAS_STATUS]-(p:Programme)-[q:HAS_PERIOD]->(w:Period)
WHERE $kind IN ['', 'ongoing after end'] AND ($programme = '' OR p.id = $programme) AND looked_at(p) AND v.status = 'ongoing'
WITH *
WHERE in_force(r) AND in_force(q)
  AND (coalesce(r.phase, '') = '' OR coalesce(q.phase, '') = '' OR q.phase = r.phase)
MATCH (n:Document) WHERE n.id = r.document AND coalesce(n.issued, '') <> ''
WITH p, r, n, q, w, CASE WHEN w.end_date <> '' AND w.end_date + '~' < n.issued THEN 0 ELSE 1 END AS running
WITH p, r, n, sum(running) AS running, max(w.end_date) AS last_end,
  collect(DISTINCT cited(q)) AS periods
WHERE running = 0
RETURN p.id AS programme, p.name AS name, p.identifiers AS identifiers, 'ongoing after end' AS kind, coalesce(r.phase, '') AS phase,
  'ongoing (' + n.stem + ', issued ' + n.issued + ')' AS one, 'ended ' + last_end AS other, 'ongoing after its last end' AS difference,
  [] AS places,
  collect(DISTINCT cited(r)) AS evidence, collect(periods) AS evidence_other
ORDER BY name, programme, phase, one, other SKIP $offset LIMIT $limit

//# totals
MATCH (v:Status)<-[r:HAS_STATUS]-(p:Programme)-[q:HAS_PERIOD]->(w:Period)
WHERE $kind IN ['', 'ongoing after end'] AND ($programme = '' OR p.id = $programme) AND looked_at(p) AND v.status = 'ongoing'
WITH *
WHERE in_force(r) AND in_force(q)
  AND (coalesce(r.phase, '') = '' OR coalesce(q.phase, '') = '' OR q.phase = r.phase)
MATCH (n:Document) WHERE n.id = r.document AND coalesce(n.issued, '') <> ''
WITH p, r, n, q, w, CASE WHEN w.end_date <> '' AND w.end_date + '~' < n.issued THEN 0 ELSE 1 END AS running
WITH p, r, n, sum(running) AS running, max(w.end_date) AS last_end
WHERE running = 0
RETURN count(DISTINCT p.id + '|' + coalesce(r.phase, '') + '|' + n.id + '|' + last_end) AS rows

//# rows
MATCH (v:Period)<-[r:HAS_PERIOD]-(p:Programme)-[q:HAS_PERIOD]->(w:Period)
WHERE $kind IN ['', 'period'] AND ($programme = '' OR p.id = $programme) AND looked_at(p)
WITH *
WHERE in_force(r) AND v.id < w.id AND coalesce(r.phase, '') = coalesce(q.phase, '')
  AND coalesce(r.kind, '') = coalesce(q.kind, '')
  AND in_force(q)
  AND ((v.start_date <> '' AND w.start_date <> '' AND NOT v.start_date STARTS WITH w.start_date
  AND NOT w.start_date STARTS WITH v.start_date)
    OR (v.end_date <> '' AND w.end_date <> '' AND NOT v.end_date STARTS WITH w.end_date AND NOT w.end_date STARTS WITH v.end_date))
RETURN p.id AS programme, p.name AS name, p.identifiers AS identifiers, 'period' AS kind, coalesce(r.phase, '') AS phase,
  CASE WHEN v.start_date = '' THEN '…' ELSE v.start_date END + ' to ' + CASE WHEN v.end_date = '' THEN '…' ELSE v.end_date END AS one,
  CASE WHEN w.start_date = '' THEN '…' ELSE w.start_date END + ' to ' + CASE WHEN w.end_date = '' THEN '…' ELSE w.end_date END AS other,
  CASE WHEN (v.start_date <> '' AND w.start_date <> '' AND NOT v.start_date STARTS WITH w.start_date
  AND NOT w.start_date STARTS WITH v.start_date)
    THEN CASE
    WHEN (v.end_date <> '' AND w.end_date <> '' AND NOT v.end_date STARTS WITH w.end_date AND NOT w.end_date STARTS WITH v.end_date)
    THEN 'both ends differ' ELSE 'the starts differ' END ELSE 'the ends differ' END AS difference, [] AS places,
  collect(DISTINCT cited(r)) AS evidence,
  collect(DISTINCT cited(q)) AS evidence_other
ORDER BY name, programme, phase, one, other SKIP $offset LIMIT $limit

//# totals
MATCH (v:Period)<-[r:HAS_PERIOD]-(p:Programme)-[q:HAS_PERIOD]->(w:Period)
WHERE $kind IN ['', 'period'] AND ($programme = '' OR p.id = $programme) AND looked_at(p)
WITH *
WHERE in_force(r) AND v.id < w.id AND coalesce(r.phase, '') = coalesce(q.phase, '')
  AND coalesce(r.kind, '') = coalesce(q.kind, '')
  AND in_force(q)
  AND ((v.start_date <> '' AND w.start_date <> '' AND NOT v.start_date STARTS WITH w.start_date
  AND NOT w.start_date STARTS WITH v.start_date)
    OR (v.end_date <> '' AND w.end_date <> '' AND NOT v.end_date STARTS WITH w.end_date AND NOT w.end_date STARTS WITH v.end_date))
RETURN count(DISTINCT p.id + '|' + coalesce(r.phase, '') + '|' + v.id + '|' + w.id) AS rows

//# rows
MATCH (v:Status)<-[r:HAS_STATUS]-(p:Programme)-[q:HAS_STATUS]->(w:Status)
WHERE $kind IN ['', 'status'] AND ($programme = '' OR p.id = $programme) AND looked_at(p) AND v.status = 'ended'
WITH *
WHERE in_force(r) AND w.status = 'ongoing' AND coalesce(r.phase, '') = coalesce(q.phase, '')
  AND in_force(q)
MATCH (m:Document) WHERE m.id = r.document
MATCH (n:Document) WHERE n.id = q.document
WITH p, r, q, m, n
WHERE m.id = n.id OR coalesce(m.issued, '') <= coalesce(n.issued, '') + '~'
RETURN p.id AS programme, p.name AS name, p.identifiers AS identifiers, 'status' AS kind, coalesce(r.phase, '') AS phase,
  'ended (' + m.stem + ', ' + coalesce(m.issued, '') + ')' AS one, 'ongoing (' + n.stem + ', ' + coalesce(n.issued, '') + ')' AS other,
  'ongoing after it was said to have ended' AS difference, [] AS places,
  collect(DISTINCT cited(r)) AS evidence,
  collect(DISTINCT cited(q)) AS evidence_other
ORDER BY name, programme, phase, one, other SKIP $offset LIMIT $limit

//# totals
MATCH (v:Status)<-[r:HAS_STATUS]-(p:Programme)-[q:HAS_STATUS]->(w:Status)
WHERE $kind IN ['', 'status'] AND ($programme = '' OR p.id = $programme) AND looked_at(p) AND v.status = 'ended'
WITH *
WHERE in_force(r) AND w.status = 'ongoing' AND coalesce(r.phase, '') = coalesce(q.phase, '')
  AND in_force(q)
MATCH (m:Document) WHERE m.id = r.document
MATCH (n:Document) WHERE n.id = q.document
WITH p, r, q, m, n
WHERE m.id = n.id OR coalesce(m.issued, '') <= coalesce(n.issued, '') + '~'
RETURN count(DISTINCT p.id + '|' + coalesce(r.phase, '') + '|' + m.id + '|' + n.id) AS rows

//# rows
MATCH (p:Programme)-[r:HAS_BUDGET]->(v:Budget)
WHERE $kind IN ['', 'amount without currency'] AND ($programme = '' OR p.id = $programme) AND looked_at(p) AND v.currency = ''
  AND in_force(r)
RETURN p.id AS programme, p.name AS name, p.identifiers AS identifiers, 'amount without currency' AS kind,
  coalesce(r.phase, '') AS phase, v.name + ' (no currency stated)' AS one, '' AS other,
  'the source names no currency' AS difference, [] AS places,
  collect(DISTINCT cited(r)) AS evidence
ORDER BY name, programme, phase, one, other SKIP $offset LIMIT $limit

//# totals
MATCH (p:Programme)-[r:HAS_BUDGET]->(v:Budget)
WHERE $kind IN ['', 'amount without currency'] AND ($programme = '' OR p.id = $programme) AND looked_at(p) AND v.currency = ''
  AND in_force(r)
RETURN count(DISTINCT p.id + '|' + coalesce(r.phase, '') + '|' + v.id) AS rows
