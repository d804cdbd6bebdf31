// title = "Communities of actors"
// description = """
// Groups of actors that share more programmes with one another than with others, found by Louvain's method with a fixed seed: the same graph
// gives the same groups. Actors are joined where they have a part in the same programme, as for key-actors; actors that share none are in no
// group. A group says that the documents name its members together, not that they are an organisation.
// """
// analysis = "communities"
// chart = "graph"
// limit = 25
// phrases = [
//   "which communities are there",
//   "communities",
//   "which groups of actors are there",
//   "communities in {country}",
//   "which groups of actors are there in {country}",
//   "clusters of actors",
//   "clusters of actors in {country}",
// ]
// examples = [{}, { country = "Nigeria" }]
//
// [[parameters]]
// name = "country"
// type = "country"
// help = "Only programmes that target this country."
//
// [[columns]]
// name = "community"
// type = "integer"
// meaning = "Its number, the largest first."
//
// [[columns]]
// name = "centre"
// type = "id"
// meaning = "The member that shares most with the others."
//
// [[columns]]
// name = "centre_name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "actor_count"
// type = "integer"
// meaning = "How many members."
//
// [[columns]]
// name = "actors"
// type = "records"
// meaning = "The members."
//
// [[columns]]
// name = "programme_count"
// type = "integer"
// meaning = "Programmes that members share."
//
// [[columns]]
// name = "programmes"
// type = "records"
// meaning = "Which."
//
// [[columns]]
// name = "ties_inside"
// type = "integer"
// meaning = "Pairs of members that share a programme."
//
// [[columns]]
// name = "ties_outside"
// type = "integer"
// meaning = "Pairs of a member and another actor that do."
//
// [[totals]]
// name = "rows"
// meaning = "communities"
//
// [[totals]]
// name = "actors"
// meaning = "actors in communities"
//
// [[totals]]
// name = "alone"
// meaning = "actors that share no programme"
// note = "{n} actors share no programme with another and are in no community."
//
// [[totals]]
// name = "modularity"
// meaning = "modularity"

//# edges
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR]->(p:Programme)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
  AND ($country = '' OR EXISTS { MATCH (p)-[t:TARGETS]->(x:Country {id: $country})
      WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden })
  AND (NOT EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
        AND d.start_date <= $active_to AND d.end_date + '~' >= $active_from })
RETURN a.id AS actor, a.name AS name, a.kind AS kind, a.country AS seat, a.identifiers AS identifiers,
  coalesce(p.joined, p.id) AS via, p.id AS via_id, p.name AS via_name,
  CASE type(r) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'IMPLEMENTS' THEN 'implements' WHEN 'EXTENDS' THEN 'extends'
    WHEN 'ACCOUNTABLE_FOR' THEN 'accountable' WHEN 'PARTICIPATES_IN' THEN 'participates' WHEN 'RESPONSIBLE_FOR' THEN 'responsible'
    ELSE 'other' END AS role,
  r.id AS statement, {statement: r.id, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule, quote: r.quote}
  AS evidence
ORDER BY actor, via, via_id, role, statement
