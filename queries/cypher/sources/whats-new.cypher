// title = "What is new"
// description = """
// What came since a day: documents and data files that were issued or loaded since, and, of a new edition, what it says of programmes
// that the
// edition of that day did not (added), and what that one said that the new one does not say any more (gone). A document of which there was
// no edition by that day stands as a whole, in one row. Gone means that the new edition does not say it, not that it ended.
// """
// chart = "table"
// most_programmes = 1000
// phrases = [
//   "what is new",
//   "what's new",
//   "whats new",
//   "what has changed",
//   "what changed",
//   "which documents are new",
//   "what was added",
// ]
// examples = [{ since = "2025-01-01" }]
//
// [[parameters]]
// name = "since"
// type = "date"
// required = true
// help = "The day (2025-01-31), month or year."
//
// [[parameters]]
// name = "programme"
// type = "programme"
// help = "Only this programme's changes."
//
// [[parameters]]
// name = "relevance"
// type = "choice"
// help = "Of activities in data files: only those that speak of trafficking (yes), that may (unknown), that do not (no); or all."
// default = "yes"
// choices = ["yes", "unknown", "no", "all"]
//
// [[columns]]
// name = "document"
// type = "id"
// meaning = "The document or data file."
//
// [[columns]]
// name = "title"
// type = "string"
// meaning = "Its title."
//
// [[columns]]
// name = "change"
// type = "string"
// meaning = "new document, new edition, added, or gone."
//
// [[columns]]
// name = "dated"
// type = "string"
// meaning = "When it was issued, else loaded."
//
// [[columns]]
// name = "before"
// type = "string"
// meaning = "The edition that it is compared with."
//
// [[columns]]
// name = "programme"
// type = "id"
// meaning = "The programme of which something was added or is gone."
//
// [[columns]]
// name = "name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "says"
// type = "strings"
// meaning = "The statements that were added or are gone."
//
// [[totals]]
// name = "rows"
// meaning = "rows"
//
// [[totals]]
// name = "documents"
// meaning = "new documents and editions"
//
// [[totals]]
// name = "added"
// meaning = "statements added"
//
// [[totals]]
// name = "gone"
// meaning = "statements gone"

//# rows
MATCH (d:Document)
WHERE d.id IN $documents AND NOT d.kind IN ['reference', 'joins'] AND (coalesce(d.issued, '') >= $since OR d.loaded_at >= $since)
  AND $programme = ''
OPTIONAL MATCH (e:Document)
WHERE e.id IN $earlier AND e.dataset = d.dataset
OPTIONAL MATCH (d)<-[:FROM_DOCUMENT]-(x:Passage)
WITH d, e, min(x.id) AS first
OPTIONAL MATCH (x:Passage {id: first})
RETURN d.id AS document, d.title AS title, CASE WHEN e.id IS NULL THEN 'new document' ELSE 'new edition' END AS change,
  CASE coalesce(d.issued, '') WHEN '' THEN left(d.loaded_at, 10) ELSE d.issued END AS dated, coalesce(e.id, '') AS before,
  NULL AS programme, '' AS name, CASE WHEN d.statements IS NULL THEN '' ELSE toString(d.statements) + ' statements' END AS says,
  {statement: d.id, passage: coalesce(first, ''), document: d.id, strength: 'table', rule: 'edition', quote: coalesce(x.text, '')}
  AS evidence
ORDER BY title, document SKIP $offset LIMIT $limit

//# totals
MATCH (d:Document)
WHERE d.id IN $documents AND NOT d.kind IN ['reference', 'joins'] AND (coalesce(d.issued, '') >= $since OR d.loaded_at >= $since)
  AND $programme = ''
RETURN count(DISTINCT d.id) AS rows, count(DISTINCT d.id) AS documents, sum(0) AS added, sum(0) AS gone

//# rows
MATCH (p:Programme)-[r:TARGETS|HAS_PERIOD|HAS_BUDGET|HAS_STATUS|ADDRESSES|FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(x:Country|Region|Period|Budget|Status|Theme|Actor)
WHERE looked_at(p) AND programme_asked(p) AND (r.document IN $renewed OR r.document IN $earlier) AND r.strength IN $strengths
  AND coalesce(r.review, '') <> $hidden
MATCH (f:Document)
WHERE (f.id IN $renewed OR f.id IN $earlier) AND f.id = r.document
WITH p, f.dataset AS dataset, type(r) IN ['FUNDS', 'LEADS', 'IMPLEMENTS', 'EXTENDS', 'ACCOUNTABLE_FOR', 'PARTICIPATES_IN'] AS acts,
  CASE type(r) WHEN 'TARGETS' THEN 'targets ' WHEN 'HAS_PERIOD' THEN 'runs ' WHEN 'HAS_BUDGET' THEN 'amount ' WHEN 'HAS_STATUS' THEN 'status '
  WHEN 'ADDRESSES' THEN 'theme ' ELSE '' END + x.name + CASE type(r) WHEN 'FUNDS' THEN ' funds' WHEN 'LEADS' THEN ' leads'
  WHEN 'IMPLEMENTS' THEN ' implements' WHEN 'EXTENDS' THEN ' extends' WHEN 'ACCOUNTABLE_FOR' THEN ' is accountable'
  WHEN 'PARTICIPATES_IN' THEN ' participates' ELSE CASE coalesce(r.phase, '') WHEN '' THEN '' ELSE ', phase ' + r.phase END
  + CASE coalesce(r.kind, '') WHEN '' THEN '' ELSE ' (' + r.kind + ')' END END AS words,
  sum(CASE WHEN r.document IN $renewed THEN 1 ELSE 0 END) AS here, sum(CASE WHEN r.document IN $earlier THEN 1 ELSE 0 END) AS there,
  collect(DISTINCT cited(r)) AS statements
WHERE here > 0 AND there = 0
WITH p, dataset, count(words) AS said, collect(words) AS says, collect(CASE WHEN acts THEN NULL ELSE statements END) AS evidence,
  collect(CASE WHEN acts THEN statements ELSE NULL END) AS evidence_does
MATCH (d:Document)
WHERE d.id IN $renewed AND d.dataset = dataset
MATCH (e:Document)
WHERE e.id IN $earlier AND e.dataset = dataset
WITH p, d, e, said, says, evidence, evidence_does
WHERE $relevance = 'all' OR NOT EXISTS { MATCH (p)-[v:HAS_RELEVANCE]->(w:Relevance)
    WHERE v.document = d.id AND v.document IN $documents AND v.strength IN $strengths AND coalesce(v.review, '') <> $hidden
  AND w.relevance <> $relevance }
RETURN d.id AS document, d.title AS title, 'added' AS change, CASE coalesce(d.issued, '') WHEN '' THEN left(d.loaded_at, 10)
  ELSE d.issued END AS dated, e.id AS before, p.id AS programme, p.name AS name, says AS says,
  evidence AS evidence, evidence_does AS evidence_does
ORDER BY title, document, name, programme SKIP $offset LIMIT $limit

//# totals
MATCH (p:Programme)-[r:TARGETS|HAS_PERIOD|HAS_BUDGET|HAS_STATUS|ADDRESSES|FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(x:Country|Region|Period|Budget|Status|Theme|Actor)
WHERE looked_at(p) AND programme_asked(p) AND (r.document IN $renewed OR r.document IN $earlier) AND r.strength IN $strengths
  AND coalesce(r.review, '') <> $hidden
MATCH (f:Document)
WHERE (f.id IN $renewed OR f.id IN $earlier) AND f.id = r.document
WITH p, f.dataset AS dataset,
  CASE type(r) WHEN 'TARGETS' THEN 'targets ' WHEN 'HAS_PERIOD' THEN 'runs ' WHEN 'HAS_BUDGET' THEN 'amount ' WHEN 'HAS_STATUS' THEN 'status '
  WHEN 'ADDRESSES' THEN 'theme ' ELSE '' END + x.name + CASE type(r) WHEN 'FUNDS' THEN ' funds' WHEN 'LEADS' THEN ' leads'
  WHEN 'IMPLEMENTS' THEN ' implements' WHEN 'EXTENDS' THEN ' extends' WHEN 'ACCOUNTABLE_FOR' THEN ' is accountable'
  WHEN 'PARTICIPATES_IN' THEN ' participates' ELSE CASE coalesce(r.phase, '') WHEN '' THEN '' ELSE ', phase ' + r.phase END
  + CASE coalesce(r.kind, '') WHEN '' THEN '' ELSE ' (' + r.kind + ')' END END AS words,
  sum(CASE WHEN r.document IN $renewed THEN 1 ELSE 0 END) AS here, sum(CASE WHEN r.document IN $earlier THEN 1 ELSE 0 END) AS there
WHERE here > 0 AND there = 0
WITH p, dataset, count(words) AS said
MATCH (d:Document)
WHERE d.id IN $renewed AND d.dataset = dataset
MATCH (e:Document)
WHERE e.id IN $earlier AND e.dataset = dataset
WITH p, d, e, said
WHERE $relevance = 'all' OR NOT EXISTS { MATCH (p)-[v:HAS_RELEVANCE]->(w:Relevance)
    WHERE v.document = d.id AND v.document IN $documents AND v.strength IN $strengths AND coalesce(v.review, '') <> $hidden
  AND w.relevance <> $relevance }
RETURN count(DISTINCT d.id + '|' + p.id) AS rows, sum(0) AS documents, sum(said) AS added, sum(0) AS gone

//# rows
MATCH (p:Programme)-[r:TARGETS|HAS_PERIOD|HAS_BUDGET|HAS_STATUS|ADDRESSES|FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(x:Country|Region|Period|Budget|Status|Theme|Actor)
WHERE looked_at(p) AND programme_asked(p) AND (r.document IN $renewed OR r.document IN $earlier) AND r.strength IN $strengths
  AND coalesce(r.review, '') <> $hidden
MATCH (f:Document)
WHERE (f.id IN $renewed OR f.id IN $earlier) AND f.id = r.document
WITH p, f.dataset AS dataset, type(r) IN ['FUNDS', 'LEADS', 'IMPLEMENTS', 'EXTENDS', 'ACCOUNTABLE_FOR', 'PARTICIPATES_IN'] AS acts,
  CASE type(r) WHEN 'TARGETS' THEN 'targets ' WHEN 'HAS_PERIOD' THEN 'runs ' WHEN 'HAS_BUDGET' THEN 'amount ' WHEN 'HAS_STATUS' THEN 'status '
  WHEN 'ADDRESSES' THEN 'theme ' ELSE '' END + x.name + CASE type(r) WHEN 'FUNDS' THEN ' funds' WHEN 'LEADS' THEN ' leads'
  WHEN 'IMPLEMENTS' THEN ' implements' WHEN 'EXTENDS' THEN ' extends' WHEN 'ACCOUNTABLE_FOR' THEN ' is accountable'
  WHEN 'PARTICIPATES_IN' THEN ' participates' ELSE CASE coalesce(r.phase, '') WHEN '' THEN '' ELSE ', phase ' + r.phase END
  + CASE coalesce(r.kind, '') WHEN '' THEN '' ELSE ' (' + r.kind + ')' END END AS words,
  sum(CASE WHEN r.document IN $earlier THEN 1 ELSE 0 END) AS here, sum(CASE WHEN r.document IN $renewed THEN 1 ELSE 0 END) AS there,
  collect(DISTINCT cited(r)) AS statements
WHERE here > 0 AND there = 0
WITH p, dataset, count(words) AS said, collect(words) AS says, collect(CASE WHEN acts THEN NULL ELSE statements END) AS evidence,
  collect(CASE WHEN acts THEN statements ELSE NULL END) AS evidence_does
MATCH (d:Document)
WHERE d.id IN $renewed AND d.dataset = dataset
MATCH (e:Document)
WHERE e.id IN $earlier AND e.dataset = dataset
WITH p, d, e, said, says, evidence, evidence_does
WHERE $relevance = 'all' OR NOT EXISTS { MATCH (p)-[v:HAS_RELEVANCE]->(w:Relevance)
    WHERE v.document = e.id AND v.document IN $earlier AND v.strength IN $strengths AND coalesce(v.review, '') <> $hidden
  AND w.relevance <> $relevance }
RETURN d.id AS document, d.title AS title, 'gone' AS change, CASE coalesce(d.issued, '') WHEN '' THEN left(d.loaded_at, 10)
  ELSE d.issued END AS dated, e.id AS before, p.id AS programme, p.name AS name, says AS says,
  evidence AS evidence, evidence_does AS evidence_does
ORDER BY title, document, name, programme SKIP $offset LIMIT $limit

//# totals
MATCH (p:Programme)-[r:TARGETS|HAS_PERIOD|HAS_BUDGET|HAS_STATUS|ADDRESSES|FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(x:Country|Region|Period|Budget|Status|Theme|Actor)
WHERE looked_at(p) AND programme_asked(p) AND (r.document IN $renewed OR r.document IN $earlier) AND r.strength IN $strengths
  AND coalesce(r.review, '') <> $hidden
MATCH (f:Document)
WHERE (f.id IN $renewed OR f.id IN $earlier) AND f.id = r.document
WITH p, f.dataset AS dataset,
  CASE type(r) WHEN 'TARGETS' THEN 'targets ' WHEN 'HAS_PERIOD' THEN 'runs ' WHEN 'HAS_BUDGET' THEN 'amount ' WHEN 'HAS_STATUS' THEN 'status '
  WHEN 'ADDRESSES' THEN 'theme ' ELSE '' END + x.name + CASE type(r) WHEN 'FUNDS' THEN ' funds' WHEN 'LEADS' THEN ' leads'
  WHEN 'IMPLEMENTS' THEN ' implements' WHEN 'EXTENDS' THEN ' extends' WHEN 'ACCOUNTABLE_FOR' THEN ' is accountable'
  WHEN 'PARTICIPATES_IN' THEN ' participates' ELSE CASE coalesce(r.phase, '') WHEN '' THEN '' ELSE ', phase ' + r.phase END
  + CASE coalesce(r.kind, '') WHEN '' THEN '' ELSE ' (' + r.kind + ')' END END AS words,
  sum(CASE WHEN r.document IN $earlier THEN 1 ELSE 0 END) AS here, sum(CASE WHEN r.document IN $renewed THEN 1 ELSE 0 END) AS there
WHERE here > 0 AND there = 0
WITH p, dataset, count(words) AS said
MATCH (d:Document)
WHERE d.id IN $renewed AND d.dataset = dataset
MATCH (e:Document)
WHERE e.id IN $earlier AND e.dataset = dataset
WITH p, d, e, said
WHERE $relevance = 'all' OR NOT EXISTS { MATCH (p)-[v:HAS_RELEVANCE]->(w:Relevance)
    WHERE v.document = e.id AND v.document IN $earlier AND v.strength IN $strengths AND coalesce(v.review, '') <> $hidden
  AND w.relevance <> $relevance }
RETURN count(DISTINCT d.id + '|' + p.id) AS rows, sum(0) AS documents, sum(0) AS added, sum(said) AS gone
