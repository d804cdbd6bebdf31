// title = "Published in data, in no document"
// description = """
// Programmes that a data file (IATI, 3W) places in a country and that none of the documents searched names: neither under the same
// identifier, nor under a name that joins them (see compare-sources). Only those that speak of trafficking in human beings, unless
// relevance says otherwise. That a document does not name a programme is no proof that nobody planned it: the documents searched are
// listed,
// and pairs that may be the same wait in `tipgraph resolve list`.
// """
// chart = "table"
// phrases = [
//   "which published activities in {country} are in no document",
//   "which activities in {country} does no document name",
//   "what is published in {country} and in no document",
//   "activities in {country} that no document names",
//   "published activities in {country} without a document",
// ]
// examples = [{ country = "Nigeria" }]
//
// [[parameters]]
// name = "country"
// type = "country"
// required = true
// help = "The country: name in any language, or ISO code."
//
// [[parameters]]
// name = "relevance"
// type = "choice"
// help = "Only activities that speak of trafficking (yes), that may (unknown), that do not (no); or all."
// default = "yes"
// choices = ["yes", "unknown", "no", "all"]
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
// meaning = "Its identifiers, as published."
//
// [[columns]]
// name = "sources"
// type = "strings"
// meaning = "The data files that place it in the country."
//
// [[columns]]
// name = "basis"
// type = "strings"
// meaning = "Where the country comes from: transaction, location; empty where the activity itself names it."
//
// [[columns]]
// name = "periods"
// type = "records"
// meaning = "When it runs; kind: planned or actual."
//
// [[columns]]
// name = "partners"
// type = "records"
// meaning = "Its bodies and their roles."
//
// [[totals]]
// name = "rows"
// meaning = "programmes"
//
// [[totals]]
// name = "compared"
// meaning = "programmes of documents compared"
// note = "Compared with {n} programmes that the documents searched name. One that stands here may be planned in another document."

//# rows
OPTIONAL MATCH (d:Document)-[:NAMES]->(q:Programme)
WHERE d.id IN $documents AND NOT d.kind IN ['iati', 'three_w', 'reference', 'joins']
WITH collect(DISTINCT coalesce(q.joined, q.id)) AS planned
MATCH (p:Programme)-[t:TARGETS]->(x:Country {id: $country})
WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden
MATCH (f:Document)
WHERE f.id = t.document AND f.kind IN ['iati', 'three_w'] AND NOT coalesce(p.joined, p.id) IN planned
  AND ($relevance = 'all' OR EXISTS { MATCH (p)-[v:HAS_RELEVANCE]->(w:Relevance {relevance: $relevance})
    WHERE v.document IN $documents AND v.strength IN $strengths AND coalesce(v.review, '') <> $hidden })
WITH p, collect(DISTINCT f.stem) AS sources, collect(DISTINCT t.basis) AS basis,
  collect(DISTINCT {statement: t.id, passage: t.passage, document: t.document, strength: t.strength, rule: t.rule,
  quote: t.quote}) AS evidence
OPTIONAL MATCH (p)-[v:HAS_RELEVANCE]->(w:Relevance)
WHERE v.document IN $documents AND v.strength IN $strengths AND coalesce(v.review, '') <> $hidden
WITH p, sources, basis, evidence,
  collect(DISTINCT {statement: v.id, passage: v.passage, document: v.document, strength: v.strength, rule: v.rule,
  quote: v.quote}) AS evidence_relevance
OPTIONAL MATCH (p)-[h:HAS_PERIOD]->(e:Period)
WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
WITH p, sources, basis, evidence, evidence_relevance,
  collect(DISTINCT {id: e.id, start_date: e.start_date, end_date: e.end_date, kind: h.kind}) AS periods,
  collect(DISTINCT {statement: h.id, passage: h.passage, document: h.document, strength: h.strength, rule: h.rule,
  quote: h.quote}) AS evidence_period
OPTIONAL MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(p)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
RETURN p.id AS programme, p.name AS name, p.identifiers AS identifiers, sources AS sources, basis AS basis, periods AS periods,
  collect(DISTINCT {id: a.id, name: a.name, role: CASE type(r) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'IMPLEMENTS'
  THEN 'implements' WHEN 'EXTENDS' THEN 'extends' WHEN 'ACCOUNTABLE_FOR' THEN 'accountable' ELSE 'participates' END}) AS partners,
  evidence AS evidence, evidence_relevance AS evidence_relevance, evidence_period AS evidence_period,
  collect(DISTINCT {statement: r.id, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule,
  quote: r.quote}) AS evidence_partner
ORDER BY name, programme SKIP $offset LIMIT $limit

//# totals
OPTIONAL MATCH (d:Document)-[:NAMES]->(q:Programme)
WHERE d.id IN $documents AND NOT d.kind IN ['iati', 'three_w', 'reference', 'joins']
WITH collect(DISTINCT coalesce(q.joined, q.id)) AS planned
OPTIONAL MATCH (p:Programme)-[t:TARGETS]->(x:Country {id: $country})
WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden
  AND EXISTS { MATCH (f:Document) WHERE f.id = t.document AND f.kind IN ['iati', 'three_w'] }
  AND NOT coalesce(p.joined, p.id) IN planned
  AND ($relevance = 'all' OR EXISTS { MATCH (p)-[v:HAS_RELEVANCE]->(w:Relevance {relevance: $relevance})
    WHERE v.document IN $documents AND v.strength IN $strengths AND coalesce(v.review, '') <> $hidden })
RETURN count(DISTINCT p.id) AS rows, size(planned) AS compared
