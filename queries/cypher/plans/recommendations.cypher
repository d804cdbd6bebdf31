// title = "Recommendations"
// description = """
// Recommendations of monitoring bodies, with how strongly they are put (urges is stronger than considers, that than
// invites or welcomes), the paragraph as printed, the topic, whom they address, and the reply. `replied=no` lists
// those to which the documents searched hold no reply.
// """
// chart = "table"
// phrases = [
//   "recommendations",
//   "which recommendations are there",
//   "recommendations to {actor}",
//   "recommendations of {maker}",
//   "what does {maker} recommend",
//   "what is recommended to {actor}",
//   "recommendations addressed to {actor}",
//   "which recommendations does {maker} make",
//   "recommendations that {verb}",
//   "what does {maker} recommend to {actor}",
//   "recommendations by {maker}",
//   "recommendations for {actor}",
//   "what did {maker} recommend",
//   "which recommendations {verb}",
//   "what does {maker} {verb}",
// ]
// examples = [{}, { verb = "urges" }]
//
// [[parameters]]
// name = "verb"
// type = "choice"
// help = "Only recommendations put with this verb."
// default = ""
// choices = ["", "urges", "considers", "invites", "welcomes", "recommends"]
//
// [[parameters]]
// name = "topic"
// type = "string"
// help = "Only those whose topic or name holds this text."
//
// [[parameters]]
// name = "actor"
// type = "actor"
// help = "Only those addressed to this actor."
//
// [[parameters]]
// name = "maker"
// type = "actor"
// help = "Only those made by this actor."
//
// [[parameters]]
// name = "replied"
// type = "choice"
// help = "Whether a reply is in the documents: yes or no."
// default = ""
// choices = ["", "yes", "no"]
//
// [[columns]]
// name = "recommendation"
// type = "id"
// meaning = "The recommendation."
//
// [[columns]]
// name = "name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "aliases"
// type = "strings"
// meaning = "Its other names, the printed text among them."
//
// [[columns]]
// name = "identifiers"
// type = "strings"
// meaning = "The identifiers that others use, as published."
//
// [[columns]]
// name = "verbs"
// type = "strings"
// meaning = "How strongly it is put."
//
// [[columns]]
// name = "paragraphs"
// type = "strings"
// meaning = "The paragraph number as printed."
//
// [[columns]]
// name = "topics"
// type = "strings"
// meaning = "What it is about."
//
// [[columns]]
// name = "addressees"
// type = "strings"
// meaning = "Whom it addresses."
//
// [[columns]]
// name = "makers"
// type = "strings"
// meaning = "Who made it."
//
// [[columns]]
// name = "part_of"
// type = "strings"
// meaning = "The recommendation that it is part of."
//
// [[columns]]
// name = "replies"
// type = "records"
// meaning = "The replies: document and text."
//
// [[totals]]
// name = "rows"
// meaning = "recommendations"
//
// [[totals]]
// name = "replied_to"
// meaning = "recommendations with a reply"

//# rows
MATCH (n:Recommendation)
WHERE EXISTS { MATCH (f:Document)-[u:NAMES]->(n) WHERE u.document IN $documents }
OPTIONAL MATCH (n)-[r:HAS_STRENGTH]->(v:Strength)
WHERE in_force(r)
WITH n, collect(DISTINCT v.verb) AS verbs, collect(DISTINCT r.paragraph) AS paragraphs, collect(DISTINCT r.topic) AS topics,
  min(r.paragraph) AS first_paragraph,
  count(CASE WHEN $topic = '' OR toLower(coalesce(r.topic, '')) CONTAINS toLower($topic) THEN 1 END) AS on_topic,
  collect(DISTINCT cited(r)) AS evidence
WHERE ($verb = '' OR $verb IN verbs) AND ($topic = '' OR on_topic > 0 OR toLower(n.name) CONTAINS toLower($topic))
OPTIONAL MATCH (n)-[t:ADDRESSED_TO]->(a:Actor)
WHERE in_force(t)
WITH n, verbs, paragraphs, topics, first_paragraph, evidence, collect(DISTINCT a.name) AS addressees,
  collect(DISTINCT a.id) AS addressee_ids,
  collect(DISTINCT cited(t)) AS evidence_addressee
WHERE $actor = '' OR $actor IN addressee_ids
OPTIONAL MATCH (n)-[m:MADE_BY]->(b:Actor)
WHERE in_force(m)
WITH n, verbs, paragraphs, topics, first_paragraph, evidence, addressees, evidence_addressee, collect(DISTINCT b.name) AS makers,
  collect(DISTINCT b.id) AS maker_ids,
  collect(DISTINCT cited(m)) AS evidence_maker
WHERE $maker = '' OR $maker IN maker_ids
OPTIONAL MATCH (n)-[w:PART_OF]->(l:Recommendation)
WHERE in_force(w)
WITH n, verbs, paragraphs, topics, first_paragraph, evidence, addressees, evidence_addressee, makers, evidence_maker,
  collect(DISTINCT l.name) AS part_of
OPTIONAL MATCH (d:Document)-[q:REPLIES_TO]->(n)
WHERE in_force(q)
WITH n, verbs, paragraphs, topics, first_paragraph, evidence, addressees, evidence_addressee, makers, evidence_maker, part_of,
  count(q.id) AS reply_count,
  collect(DISTINCT {id: q.id, document: d.stem, text: CASE WHEN coalesce(q.text, '') = '' THEN q.quote ELSE q.text END}) AS replies,
  collect(DISTINCT cited(q)) AS evidence_reply
WHERE $replied = '' OR ($replied = 'yes' AND reply_count > 0) OR ($replied = 'no' AND reply_count = 0)
RETURN n.id AS recommendation, n.name AS name, n.aliases AS aliases, n.identifiers AS identifiers, verbs AS verbs,
  paragraphs AS paragraphs, topics AS topics,
  addressees AS addressees, makers AS makers, part_of AS part_of, replies AS replies, evidence AS evidence,
  evidence_addressee AS evidence_addressee, evidence_maker AS evidence_maker, evidence_reply AS evidence_reply
ORDER BY recommendation SKIP $offset LIMIT $limit

//# totals
MATCH (n:Recommendation)
WHERE EXISTS { MATCH (f:Document)-[u:NAMES]->(n) WHERE u.document IN $documents }
OPTIONAL MATCH (n)-[r:HAS_STRENGTH]->(v:Strength)
WHERE in_force(r)
WITH n, collect(DISTINCT v.verb) AS verbs, collect(DISTINCT r.paragraph) AS paragraphs, collect(DISTINCT r.topic) AS topics,
  min(r.paragraph) AS first_paragraph,
  count(CASE WHEN $topic = '' OR toLower(coalesce(r.topic, '')) CONTAINS toLower($topic) THEN 1 END) AS on_topic,
  collect(DISTINCT cited(r)) AS evidence
WHERE ($verb = '' OR $verb IN verbs) AND ($topic = '' OR on_topic > 0 OR toLower(n.name) CONTAINS toLower($topic))
OPTIONAL MATCH (n)-[t:ADDRESSED_TO]->(a:Actor)
WHERE in_force(t)
WITH n, verbs, paragraphs, topics, first_paragraph, evidence, collect(DISTINCT a.name) AS addressees,
  collect(DISTINCT a.id) AS addressee_ids,
  collect(DISTINCT cited(t)) AS evidence_addressee
WHERE $actor = '' OR $actor IN addressee_ids
OPTIONAL MATCH (n)-[m:MADE_BY]->(b:Actor)
WHERE in_force(m)
WITH n, verbs, paragraphs, topics, first_paragraph, evidence, addressees, evidence_addressee, collect(DISTINCT b.name) AS makers,
  collect(DISTINCT b.id) AS maker_ids,
  collect(DISTINCT cited(m)) AS evidence_maker
WHERE $maker = '' OR $maker IN maker_ids
OPTIONAL MATCH (n)-[w:PART_OF]->(l:Recommendation)
WHERE in_force(w)
WITH n, verbs, paragraphs, topics, first_paragraph, evidence, addressees, evidence_addressee, makers, evidence_maker,
  collect(DISTINCT l.name) AS part_of
OPTIONAL MATCH (d:Document)-[q:REPLIES_TO]->(n)
WHERE in_force(q)
WITH n, verbs, paragraphs, topics, first_paragraph, evidence, addressees, evidence_addressee, makers, evidence_maker, part_of,
  count(q.id) AS reply_count,
  collect(DISTINCT {id: q.id, document: d.stem, text: CASE WHEN coalesce(q.text, '') = '' THEN q.quote ELSE q.text END}) AS replies,
  collect(DISTINCT cited(q)) AS evidence_reply
WHERE $replied = '' OR ($replied = 'yes' AND reply_count > 0) OR ($replied = 'no' AND reply_count = 0)
RETURN count(n.id) AS rows, count(CASE WHEN reply_count > 0 THEN 1 END) AS replied_to
