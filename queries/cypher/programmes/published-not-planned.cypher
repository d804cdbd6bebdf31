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

//# keys
OPTIONAL MATCH (d:Document)-[:NAMES]->(q:Programme)
WHERE d.id IN $documents AND NOT d.kind IN ['iati', 'three_w', 'reference', 'joins']
WITH collect(DISTINCT one(q)) AS planned
MATCH (p:Programme)-[t:TARGETS]->(x:Country {id: $country})
WHERE in_force(t) AND said_as_asked(p)
MATCH (f:Document)
WHERE f.id = t.document AND f.kind IN ['iati', 'three_w'] AND NOT one(p) IN planned
WITH DISTINCT p.id AS key, p.name AS name
RETURN key AS key ORDER BY name, key SKIP $offset LIMIT $limit

//# rows
looked_up(p)-[t:TARGETS]->(x:Country)
MATCH (f:Document)
WHERE x.id = $country AND in_force(t) AND f.id = t.document AND f.kind IN ['iati', 'three_w']
RETURN p.id AS part, p.id AS programme, p.name AS name, p.identifiers AS identifiers, f.stem AS sources, t.basis AS basis,
  cited(t) AS evidence

//# rows
looked_up(p)-[v:HAS_RELEVANCE]->(w:Relevance)
WHERE in_force(v)
RETURN p.id AS part, cited(v) AS evidence_relevance

//# rows
looked_up(p)-[h:HAS_PERIOD]->(e:Period)
WHERE in_force(h)
RETURN p.id AS part, {id: e.id, start_date: e.start_date, end_date: e.end_date, kind: h.kind} AS periods, cited(h) AS evidence_period

//# rows
looked_up(p)<-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)
WHERE in_force(r)
RETURN p.id AS part, {id: a.id, name: a.name, role: role(r)} AS partners, cited(r) AS evidence_partner

//# totals
OPTIONAL MATCH (d:Document)-[:NAMES]->(q:Programme)
WHERE d.id IN $documents AND NOT d.kind IN ['iati', 'three_w', 'reference', 'joins']
WITH collect(DISTINCT one(q)) AS planned
OPTIONAL MATCH (p:Programme)-[t:TARGETS]->(x:Country {id: $country})
WHERE in_force(t) AND EXISTS { MATCH (f:Document) WHERE f.id = t.document AND f.kind IN ['iati', 'three_w'] }
  AND NOT one(p) IN planned AND said_as_asked(p)
RETURN count(DISTINCT p.id) AS rows, size(planned) AS compared
