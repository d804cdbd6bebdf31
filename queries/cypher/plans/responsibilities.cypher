// title = "Responsibilities and deadlines"
// description = """
// The numbered actions of plans, with who is responsible and by when. Responsibility for the action itself stands
// apart from that for its chapter, which covers all its actions. active_from and active_to restrict by the deadline;
// actions without a deadline are kept and counted. Sorted by the end of the deadline, actions without one last.
// """
// chart = "timeline"
// phrases = [
//   "who is responsible for what",
//   "responsibilities",
//   "responsibilities of {actor}",
//   "what is {actor} responsible for",
//   "which actions is {actor} responsible for",
//   "actions and deadlines",
//   "deadlines",
//   "who is responsible for {programme}",
//   "deadlines of {actor}",
//   "responsibilities in {programme}",
//   "actions of {programme}",
//   "which actions are in {programme}",
//   "whose mandate is it",
//   "which actions are due",
//   "actions due",
//   "who is responsible",
// ]
// examples = [{}, { actor = "Ministry of Justice and Security" }]
//
// [[parameters]]
// name = "actor"
// type = "actor"
// help = "Only actions that this actor answers for, itself or through the chapter."
//
// [[parameters]]
// name = "programme"
// type = "programme"
// help = "Only actions of this plan or chapter."
//
// [[parameters]]
// name = "unassigned"
// type = "boolean"
// help = "Only actions for which nobody is named."
// default = false
//
// [[columns]]
// name = "action"
// type = "id"
// meaning = "The action."
//
// [[columns]]
// name = "name"
// type = "string"
// meaning = "Its number and text."
//
// [[columns]]
// name = "aliases"
// type = "strings"
// meaning = "Its other names."
//
// [[columns]]
// name = "identifiers"
// type = "strings"
// meaning = "The identifiers that others use, as published."
//
// [[columns]]
// name = "part_of"
// type = "strings"
// meaning = "The action that it is a part of."
//
// [[columns]]
// name = "chapters"
// type = "strings"
// meaning = "The chapter."
//
// [[columns]]
// name = "plans"
// type = "strings"
// meaning = "The plan."
//
// [[columns]]
// name = "parties"
// type = "strings"
// meaning = "Who is responsible for the action itself."
//
// [[columns]]
// name = "chapter_parties"
// type = "strings"
// meaning = "Who is responsible for its chapter."
//
// [[columns]]
// name = "due_end"
// type = "date"
// meaning = "The end of the (latest) deadline; empty where none is given."
//
// [[columns]]
// name = "deadlines"
// type = "records"
// meaning = "The deadlines as printed and as dates."
//
// [[columns]]
// name = "party_identifiers"
// type = "strings"
// meaning = "Identifiers of the responsible parties that others use."
//
// [[totals]]
// name = "rows"
// meaning = "actions"
//
// [[totals]]
// name = "unassigned_actions"
// meaning = "actions for which nobody is named"
//
// [[totals]]
// name = "undated"
// meaning = "actions without a deadline"
// note = "{n} actions without a deadline were kept, though a span of time was asked for."

//# rows
MATCH (n:Action)
WHERE EXISTS { MATCH (f:Document)-[u:NAMES]->(n) WHERE u.document IN $documents }
OPTIONAL MATCH (a:Actor)-[r:RESPONSIBLE_FOR]->(n)
WHERE in_force(r)
WITH n, collect(DISTINCT a.name) AS parties, collect(DISTINCT a.id) AS party_ids, count(a.id) AS party_count,
  collect(DISTINCT cited(r)) AS evidence,
  collect(DISTINCT a.identifiers) AS party_identifiers
OPTIONAL MATCH (n)-[j:PART_OF]->(k:Action)
WHERE in_force(j)
WITH n, parties, party_ids, party_count, evidence, party_identifiers, coalesce(k.id, n.id) AS top, k.name AS parent
OPTIONAL MATCH (x:Action)-[m:PART_OF]->(c:Programme)
WHERE x.id = top AND in_force(m)
OPTIONAL MATCH (b:Actor)-[q:RESPONSIBLE_FOR]->(c)
WHERE in_force(q)
OPTIONAL MATCH (c)-[w:PART_OF]->(l:Programme)
WHERE in_force(w)
WITH n, parties, party_ids, party_count, evidence, party_identifiers, collect(DISTINCT parent) AS parents,
  collect(DISTINCT c.name) AS chapters,
  collect(DISTINCT c.id) AS chapter_ids, collect(DISTINCT b.name) AS chapter_parties, collect(DISTINCT b.id) AS chapter_party_ids,
  collect(DISTINCT l.name) AS plans, collect(DISTINCT l.id) AS plan_ids,
  collect(DISTINCT cited(m)) AS evidence_chapter,
  collect(DISTINCT cited(q)) AS evidence_chapter_party
WHERE ($actor = '' OR $actor IN party_ids OR $actor IN chapter_party_ids)
  AND ($programme = '' OR $programme IN chapter_ids OR $programme IN plan_ids)
  AND (NOT $unassigned OR party_count = 0)
OPTIONAL MATCH (n)-[h:HAS_DEADLINE]->(d:Period)
WHERE in_force(h)
WITH n, parties, party_count, evidence, party_identifiers, parents, chapters, chapter_parties, evidence_chapter, evidence_chapter_party,
  plans,
  min(d.start_date) AS first_due, max(d.end_date) AS last_due, count(d.id) AS deadlines,
  collect(DISTINCT {id: d.id, due: d.text, start_date: d.start_date, end_date: d.end_date}) AS due,
  collect(DISTINCT cited(h)) AS evidence_deadline,
  sum(CASE WHEN d.start_date <= $active_to AND d.end_date + '~' >= $active_from THEN 1 ELSE 0 END) AS timely
WHERE deadlines = 0 OR timely > 0
RETURN n.id AS action, n.name AS name, n.aliases AS aliases, n.identifiers AS identifiers, parents AS part_of,
  chapters AS chapters, plans AS plans, parties AS parties,
  chapter_parties AS chapter_parties, CASE WHEN coalesce(last_due, '') = '' THEN NULL ELSE last_due END AS due_end, due AS deadlines,
  party_identifiers AS party_identifiers, evidence AS evidence, evidence_deadline AS evidence_deadline,
  evidence_chapter AS evidence_chapter,
  evidence_chapter_party AS evidence_chapter_party,
  CASE WHEN coalesce(last_due, '') = '' THEN '9999' ELSE last_due END AS evidence_order
ORDER BY evidence_order, name, action SKIP $offset LIMIT $limit

//# totals
MATCH (n:Action)
WHERE EXISTS { MATCH (f:Document)-[u:NAMES]->(n) WHERE u.document IN $documents }
OPTIONAL MATCH (a:Actor)-[r:RESPONSIBLE_FOR]->(n)
WHERE in_force(r)
WITH n, collect(DISTINCT a.name) AS parties, collect(DISTINCT a.id) AS party_ids, count(a.id) AS party_count,
  collect(DISTINCT cited(r)) AS evidence,
  collect(DISTINCT a.identifiers) AS party_identifiers
OPTIONAL MATCH (n)-[j:PART_OF]->(k:Action)
WHERE in_force(j)
WITH n, parties, party_ids, party_count, evidence, party_identifiers, coalesce(k.id, n.id) AS top, k.name AS parent
OPTIONAL MATCH (x:Action)-[m:PART_OF]->(c:Programme)
WHERE x.id = top AND in_force(m)
OPTIONAL MATCH (b:Actor)-[q:RESPONSIBLE_FOR]->(c)
WHERE in_force(q)
OPTIONAL MATCH (c)-[w:PART_OF]->(l:Programme)
WHERE in_force(w)
WITH n, parties, party_ids, party_count, evidence, party_identifiers, collect(DISTINCT parent) AS parents,
  collect(DISTINCT c.name) AS chapters,
  collect(DISTINCT c.id) AS chapter_ids, collect(DISTINCT b.name) AS chapter_parties, collect(DISTINCT b.id) AS chapter_party_ids,
  collect(DISTINCT l.name) AS plans, collect(DISTINCT l.id) AS plan_ids,
  collect(DISTINCT cited(m)) AS evidence_chapter,
  collect(DISTINCT cited(q)) AS evidence_chapter_party
WHERE ($actor = '' OR $actor IN party_ids OR $actor IN chapter_party_ids)
  AND ($programme = '' OR $programme IN chapter_ids OR $programme IN plan_ids)
  AND (NOT $unassigned OR party_count = 0)
OPTIONAL MATCH (n)-[h:HAS_DEADLINE]->(d:Period)
WHERE in_force(h)
WITH n, parties, party_count, evidence, party_identifiers, parents, chapters, chapter_parties, evidence_chapter, evidence_chapter_party,
  plans,
  min(d.start_date) AS first_due, max(d.end_date) AS last_due, count(d.id) AS deadlines,
  collect(DISTINCT {id: d.id, due: d.text, start_date: d.start_date, end_date: d.end_date}) AS due,
  collect(DISTINCT cited(h)) AS evidence_deadline,
  sum(CASE WHEN d.start_date <= $active_to AND d.end_date + '~' >= $active_from THEN 1 ELSE 0 END) AS timely
WHERE deadlines = 0 OR timely > 0
RETURN count(n.id) AS rows, count(CASE WHEN party_count = 0 THEN 1 END) AS unassigned_actions,
  count(CASE WHEN deadlines = 0 THEN 1 END) AS undated
