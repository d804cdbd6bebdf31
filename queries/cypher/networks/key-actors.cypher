// title = "Key actors"
// description = """
// Who holds the network of actors together: actors are joined where they have a part in the same programme (funder, leader, implementer,
// manager, accountable, responsible, participant). Betweenness is the share of the shortest ways between two others that lead over an actor;
// PageRank weighs partners by their own partners and by the programmes in common. A programme that stands in several sources counts once.
// Figures say how the documents connect actors, not how important they are. Dates restrict programmes by their periods (any phase); a
// programme without dates is kept.
// """
// analysis = "key-actors"
// chart = "graph"
// limit = 25
// phrases = [
//   "who are the key actors",
//   "key actors",
//   "key actors in {country}",
//   "who are the key actors in {country}",
//   "most connected actors",
//   "who are the most connected actors in {country}",
//   "which actors hold the network together",
//   "central actors in {country}",
//   "most central organisations",
// ]
// examples = [{}, { country = "Nigeria", measure = "degree" }]
//
// [[parameters]]
// name = "country"
// type = "country"
// help = "Only programmes that target this country."
//
// [[parameters]]
// name = "measure"
// type = "choice"
// default = "betweenness"
// choices = ["betweenness", "degree", "pagerank"]
// help = "What the actors are sorted by."
//
// [[columns]]
// name = "actor"
// type = "id"
// meaning = "The actor."
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
// name = "seat"
// type = "string"
// meaning = "The state it belongs to, ISO 3166-1."
//
// [[columns]]
// name = "identifiers"
// type = "strings"
// meaning = "The identifiers that others use, as published."
//
// [[columns]]
// name = "programme_count"
// type = "integer"
// meaning = "Programmes that it has a part in."
//
// [[columns]]
// name = "partner_count"
// type = "integer"
// meaning = "Actors that it shares a programme with (its degree)."
//
// [[columns]]
// name = "betweenness"
// type = "number"
// meaning = "The share of shortest ways between two others that lead over it, 0 to 1."
//
// [[columns]]
// name = "pagerank"
// type = "number"
// meaning = "Its share of a random walk over the network; all together 1."
//
// [[columns]]
// name = "bridge"
// type = "boolean"
// meaning = "Whether the network has more pieces without it."
//
// [[columns]]
// name = "programmes"
// type = "records"
// meaning = "The programmes, with its role in each."
//
// [[totals]]
// name = "rows"
// meaning = "actors"
//
// [[totals]]
// name = "programmes"
// meaning = "programmes"
//
// [[totals]]
// name = "pairs"
// meaning = "pairs of actors that share a programme"
//
// [[totals]]
// name = "pieces"
// meaning = "pieces that share no actor"

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
