// title = "EMPACT operational actions"
// description = """
// Who drives, leads, co-leads and takes part in EMPACT's operational actions, and in the platform and the events that
// they are part of: one row an action. With an actor, the actions that it leads or takes part in, with all their
// partners. Dates restrict programmes by their periods (any phase); a programme without dates is kept and counted.
// """
// chart = "graph"
// phrases = [
//   "operational actions",
//   "EMPACT operational actions",
//   "who leads the operational actions",
//   "who takes part in EMPACT",
//   "who leads EMPACT actions",
//   "which operational actions does {actor} lead",
//   "operational actions of {actor}",
//   "EMPACT",
//   "who leads {programme}",
//   "who co-leads {programme}",
//   "who takes part in {programme}",
//   "who participates in {programme}",
//   "who drives {programme}",
//   "what does {actor} do in EMPACT",
//   "which EMPACT actions does {actor} take part in",
//   "who participates in EMPACT operational actions",
// ]
// examples = [{}, { actor = "Europol" }]
//
// [[parameters]]
// name = "actor"
// type = "actor"
// help = "Only actions that this actor leads or takes part in."
//
// [[parameters]]
// name = "programme"
// type = "programme"
// help = "Only this action, or the actions of this platform."
//
// [[columns]]
// name = "programme"
// type = "id"
// meaning = "The action."
//
// [[columns]]
// name = "name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "kind"
// type = "string"
// meaning = "Its kind."
//
// [[columns]]
// name = "identifiers"
// type = "strings"
// meaning = "The identifiers that others use, as published."
//
// [[columns]]
// name = "also"
// type = "strings"
// meaning = "Its ids in other sources."
//
// [[columns]]
// name = "relevance"
// type = "string"
// meaning = "Whether it is about trafficking: yes, unknown or no."
//
// [[columns]]
// name = "state"
// type = "string"
// meaning = "Running, planned, ended or unknown on the day that is told."
//
// [[columns]]
// name = "drivers"
// type = "strings"
// meaning = "Who drives it (EMPACT's own word)."
//
// [[columns]]
// name = "leaders"
// type = "strings"
// meaning = "Who leads it."
//
// [[columns]]
// name = "co_leaders"
// type = "strings"
// meaning = "Who co-leads it."
//
// [[columns]]
// name = "participants"
// type = "strings"
// meaning = "Who takes part."
//
// [[columns]]
// name = "since"
// type = "records"
// meaning = "Since when somebody leads, where a source says so."
//
// [[columns]]
// name = "part_of"
// type = "strings"
// meaning = "What it is part of."
//
// [[columns]]
// name = "periods"
// type = "records"
// meaning = "When the programmes run: one record a statement of a period, with its phase."
//
// [[totals]]
// name = "rows"
// meaning = "actions"
//
// [[totals]]
// name = "relevant"
// meaning = "about trafficking"
//
// [[totals]]
// name = "every"
// meaning = "whatever the relevance"
//
// [[totals]]
// name = "partners"
// meaning = "partners"
//
// [[totals]]
// name = "undated"
// meaning = "programmes without dates"
// note = "{n} of the programmes give no dates; they were kept, though a span of time was asked for."

//# rows
MATCH (p:Programme)
WHERE (p.kind = 'operational_action' OR p.name CONTAINS 'EMPACT'
    OR EXISTS { MATCH (c:Programme {kind: 'operational_action'})-[m:PART_OF]->(p)
      WHERE in_force(m) } OR EXISTS { MATCH (p)-[m:PART_OF]->(c:Programme)
      WHERE c.name CONTAINS 'EMPACT' AND in_force(m) })
  AND in_programme(p) AND led_as_asked(p) AND active(p)
WITH p
MATCH (a:Actor)-[r:LEADS|PARTICIPATES_IN]->(p)
WHERE in_force(r)
WITH *, relevance(p) AS rank, state(p) AS state
WITH a, p, r, rank, state, CASE WHEN type(r) = 'PARTICIPATES_IN' THEN 'participates' WHEN toLower(coalesce(r.role, '')) CONTAINS 'co'
  AND toLower(r.role) CONTAINS 'lead' THEN 'co-leads'
    WHEN toLower(coalesce(r.role, '')) CONTAINS 'driv' THEN 'drives' ELSE 'leads' END AS part
WHERE relevance_asked(rank) AND state_asked(state)
WITH p, rank, state, collect(DISTINCT CASE WHEN part = 'drives' THEN a.name END) AS drivers,
  collect(DISTINCT CASE WHEN part = 'leads' THEN a.name END) AS leaders,
  collect(DISTINCT CASE WHEN part = 'co-leads' THEN a.name END) AS co_leaders,
  collect(DISTINCT CASE WHEN part = 'participates' THEN a.name END) AS participants,
  collect(DISTINCT {id: CASE WHEN coalesce(r.since, '') = '' THEN NULL ELSE a.id END, name: a.name, part: part, since: r.since}) AS since,
  collect(DISTINCT cited(r)) AS evidence
OPTIONAL MATCH (p)-[m:PART_OF]->(w:Programme)
WHERE in_force(m)
WITH p, rank, state, drivers, leaders, co_leaders, participants, since, evidence, collect(DISTINCT w.name) AS part_of,
  collect(DISTINCT cited(m)) AS evidence_whole
OPTIONAL MATCH (p)-[h:HAS_PERIOD]->(d:Period)
WHERE in_force(h)
RETURN p.id AS programme, p.name AS name, p.kind AS kind, p.identifiers AS identifiers,
  CASE WHEN one(p) <> p.id THEN [one(p)] ELSE [] END AS also, relevance_word(rank) AS relevance, state_word(state) AS state, drivers AS drivers, leaders AS leaders,
  co_leaders AS co_leaders, participants AS participants, since AS since, part_of AS part_of,
  collect(DISTINCT {id: d.id, programme: p.name, start_date: d.start_date, end_date: d.end_date, phase: h.phase}) AS periods,
  evidence AS evidence, evidence_whole AS evidence_whole,
  collect(DISTINCT cited(h)) AS evidence_period
ORDER BY name, programme SKIP $offset LIMIT $limit

//# totals
MATCH (p:Programme)
WHERE (p.kind = 'operational_action' OR p.name CONTAINS 'EMPACT'
    OR EXISTS { MATCH (c:Programme {kind: 'operational_action'})-[m:PART_OF]->(p)
      WHERE in_force(m) } OR EXISTS { MATCH (p)-[m:PART_OF]->(c:Programme)
      WHERE c.name CONTAINS 'EMPACT' AND in_force(m) })
  AND in_programme(p) AND led_as_asked(p) AND active(p)
WITH p
MATCH (a:Actor)-[r:LEADS|PARTICIPATES_IN]->(p)
WHERE in_force(r)
WITH *, dated(p) AS dated, relevance(p) AS rank, state_if_asked(p) AS state
WITH a, p, dated, rank, state
WHERE state_asked(state)
WITH a, p, dated, rank, relevance_asked(rank) AS asked
RETURN count(DISTINCT CASE WHEN asked THEN p.id END) AS rows, count(DISTINCT CASE WHEN rank = 0 THEN p.id END) AS relevant,
  count(DISTINCT p.id) AS every, count(DISTINCT CASE WHEN asked THEN a.id END) AS partners,
  count(DISTINCT CASE WHEN asked AND NOT dated THEN p.id END) AS undated
