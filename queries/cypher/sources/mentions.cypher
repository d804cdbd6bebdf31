// title = "Mentions"
// description = """
// What the sources say of a thing, complete even where no statement was read: one row a passage (sentence, cell, list
// item, heading, note) that names it, in reading order. Of several things asked for, all must be named in the passage. A
// mention says only that the thing is named there; what is said of it is in the passage.
// """
// chart = "table"
// phrases = [
//   "what do the sources say of {actor}",
//   "what do the sources say of {programme}",
//   "what do the sources say about {actor}",
//   "what do the sources say about {programme}",
//   "what do the sources say about {country}",
//   "mentions of {actor}",
//   "mentions of {programme}",
//   "mentions of {country}",
//   "mentions of {actor} and {programme}",
//   "where is {actor} mentioned",
//   "where is {programme} mentioned",
//   "where is {country} mentioned",
//   "which passages mention {actor}",
//   "which passages mention {programme}",
//   "which passages mention {country}",
//   "which passages name {actor} in {country}",
//   "what is said about {programme}",
//   "what is said about {actor}",
//   "who mentions {programme}",
//   "which documents mention {actor}",
// ]
// examples = [{ actor = "IOM" }, { country = "Nigeria" }]
//
// [[parameters]]
// name = "actor"
// type = "actor"
// help = "Passages that name this actor."
//
// [[parameters]]
// name = "programme"
// type = "programme"
// help = "Passages that name this programme."
//
// [[parameters]]
// name = "country"
// type = "country"
// help = "Passages that name this country."
//
// [[parameters]]
// name = "region"
// type = "region"
// help = "Passages that name this region."
//
// [[columns]]
// name = "passage"
// type = "id"
// meaning = "The passage."
//
// [[columns]]
// name = "document"
// type = "string"
// meaning = "The document that it stands in."
//
// [[columns]]
// name = "issued"
// type = "date"
// meaning = "When that was issued, where it says so."
//
// [[columns]]
// name = "ordinal"
// type = "integer"
// meaning = "Its place among the document's passages."
//
// [[columns]]
// name = "page"
// type = "integer"
// meaning = "The printed page, where known."
//
// [[columns]]
// name = "section"
// type = "string"
// meaning = "The headings above it."
//
// [[columns]]
// name = "kind"
// type = "string"
// meaning = "What it is: sentence, cell, list item, heading or note."
//
// [[columns]]
// name = "text"
// type = "string"
// meaning = "The passage."
//
// [[columns]]
// name = "names"
// type = "strings"
// meaning = "All that it names."
//
// [[totals]]
// name = "rows"
// meaning = "passages"
//
// [[totals]]
// name = "documents"
// meaning = "documents"

//# rows
MATCH (p:Passage)-[r:MENTIONS]->(x:Actor|Programme|Country|Region)
WHERE in_force(r)
  AND ($actor = '' OR EXISTS { MATCH (p)-[q:MENTIONS]->(a:Actor {id: $actor})
      WHERE in_force(q) })
  AND ($programme = '' OR EXISTS { MATCH (p)-[q:MENTIONS]->(b:Programme {id: $programme})
      WHERE in_force(q) })
  AND ($country = '' OR EXISTS { MATCH (p)-[q:MENTIONS]->(c:Country {id: $country})
      WHERE in_force(q) })
  AND ($region = '' OR EXISTS { MATCH (p)-[q:MENTIONS]->(g:Region {id: $region})
      WHERE in_force(q) })
WITH p, collect(DISTINCT x.name) AS names,
  collect(DISTINCT {statement: CASE WHEN $actor + $programme + $country + $region = ''
  OR x.id IN [$actor, $programme, $country, $region] THEN r.id ELSE '' END, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule,
  quote: r.quote}) AS evidence
MATCH (d:Document) WHERE d.id = p.document
RETURN p.id AS passage, d.stem AS document, d.issued AS issued, p.ordinal AS ordinal, p.page AS page, p.section AS section, p.kind AS kind, p.text AS text,
  names AS names, evidence AS evidence
ORDER BY document, ordinal, passage SKIP $offset LIMIT $limit

//# totals
MATCH (p:Passage)-[r:MENTIONS]->(x:Actor|Programme|Country|Region)
WHERE in_force(r)
  AND ($actor = '' OR EXISTS { MATCH (p)-[q:MENTIONS]->(a:Actor {id: $actor})
      WHERE in_force(q) })
  AND ($programme = '' OR EXISTS { MATCH (p)-[q:MENTIONS]->(b:Programme {id: $programme})
      WHERE in_force(q) })
  AND ($country = '' OR EXISTS { MATCH (p)-[q:MENTIONS]->(c:Country {id: $country})
      WHERE in_force(q) })
  AND ($region = '' OR EXISTS { MATCH (p)-[q:MENTIONS]->(g:Region {id: $region})
      WHERE in_force(q) })
RETURN count(DISTINCT p.id) AS rows, count(DISTINCT p.document) AS documents
