// title = "Planned in documents, in no data file"
// description = """
// Programmes that a document places in a country and that no data file searched (IATI, 3W) has: neither under the same identifier, nor
// under
// a name that joins them (see compare-sources). That a data file does not have a programme is no proof that it is not published: the files
// searched hold what some publishers published by some day, and pairs that may be the same wait in `tipgraph resolve list`.
// """
// chart = "table"
// phrases = [
//   "which planned programmes in {country} are in no data file",
//   "which programmes in {country} does no data file have",
//   "what is planned in {country} and in no data",
//   "planned programmes in {country} that no data file has",
//   "planned programmes in {country} without data",
// ]
// examples = [{ country = "Nigeria" }]
//
// [[parameters]]
// name = "country"
// type = "country"
// required = true
// help = "The country: name in any language, or ISO code."
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
// meaning = "The identifiers that documents give it, as published."
//
// [[columns]]
// name = "sources"
// type = "strings"
// meaning = "The documents that place it in the country."
//
// [[columns]]
// name = "periods"
// type = "records"
// meaning = "When it runs."
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
// name = "files"
// meaning = "data files searched"
// note = "Data files searched for them: {n}. One that stands here may be published elsewhere, or in another edition."

//# rows
OPTIONAL MATCH (d:Document)-[:NAMES]->(q:Programme)
WHERE d.id IN $documents AND d.kind IN ['iati', 'three_w'] AND q.joined IS NOT NULL
WITH collect(DISTINCT q.joined) AS published
MATCH (p:Programme)-[t:TARGETS]->(x:Country {id: $country})
WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden
MATCH (f:Document)
WHERE f.id = t.document AND NOT f.kind IN ['iati', 'three_w', 'reference', 'joins'] AND NOT coalesce(p.joined, p.id) IN published
  AND NOT EXISTS { MATCH (g:Document)-[:NAMES]->(p) WHERE g.id IN $documents AND g.kind IN ['iati', 'three_w'] }
WITH p, collect(DISTINCT f.stem) AS sources,
  collect(DISTINCT {statement: t.id, passage: t.passage, document: t.document, strength: t.strength, rule: t.rule,
  quote: t.quote}) AS evidence
OPTIONAL MATCH (p)-[h:HAS_PERIOD]->(e:Period)
WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
WITH p, sources, evidence,
  collect(DISTINCT {id: e.id, start_date: e.start_date, end_date: e.end_date, phase: h.phase}) AS periods,
  collect(DISTINCT {statement: h.id, passage: h.passage, document: h.document, strength: h.strength, rule: h.rule,
  quote: h.quote}) AS evidence_period
OPTIONAL MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(p)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
RETURN p.id AS programme, p.name AS name, p.identifiers AS identifiers, sources AS sources, periods AS periods,
  collect(DISTINCT {id: a.id, name: a.name, role: CASE type(r) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'IMPLEMENTS'
  THEN 'implements' WHEN 'EXTENDS' THEN 'extends' WHEN 'ACCOUNTABLE_FOR' THEN 'accountable' ELSE 'participates' END}) AS partners,
  evidence AS evidence, evidence_period AS evidence_period,
  collect(DISTINCT {statement: r.id, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule,
  quote: r.quote}) AS evidence_partner
ORDER BY name, programme SKIP $offset LIMIT $limit

//# totals
OPTIONAL MATCH (d:Document)-[:NAMES]->(q:Programme)
WHERE d.id IN $documents AND d.kind IN ['iati', 'three_w'] AND q.joined IS NOT NULL
WITH collect(DISTINCT q.joined) AS published
OPTIONAL MATCH (g:Document)
WHERE g.id IN $documents AND g.kind IN ['iati', 'three_w']
WITH published, count(DISTINCT g.id) AS files
OPTIONAL MATCH (p:Programme)-[t:TARGETS]->(x:Country {id: $country})
WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden
  AND EXISTS { MATCH (f:Document) WHERE f.id = t.document AND NOT f.kind IN ['iati', 'three_w', 'reference', 'joins'] }
  AND NOT coalesce(p.joined, p.id) IN published
  AND NOT EXISTS { MATCH (g:Document)-[:NAMES]->(p) WHERE g.id IN $documents AND g.kind IN ['iati', 'three_w'] }
RETURN count(DISTINCT p.id) AS rows, files AS files
