// title = "Beneficiaries"
// description = """
// The named organisations that programmes serve: one row an organisation, with the programmes, who funds them, and
// where. Groups of people (victims, migrants) are no organisations and not listed. Dates restrict programmes by their
// periods (any phase); a programme without dates is kept and counted.
// """
// chart = "table"
// phrases = [
//   "who benefits from {programme}",
//   "beneficiaries",
//   "beneficiaries in {country}",
//   "who benefits in {country}",
//   "beneficiaries of {programme}",
//   "which organisations benefit",
//   "what does {actor} benefit from",
//   "which organisations benefit from {programme}",
//   "which organisations benefit in {country}",
//   "from which programmes does {actor} benefit",
//   "who are the beneficiaries in {country}",
//   "who are the beneficiaries of {programme}",
//   "who benefits",
//   "who are the beneficiaries",
// ]
// examples = [{ country = "Nigeria" }]
//
// [[parameters]]
// name = "country"
// type = "country"
// help = "Only programmes that target this country."
//
// [[parameters]]
// name = "actor"
// type = "actor"
// help = "Only this organisation."
//
// [[parameters]]
// name = "programme"
// type = "programme"
// help = "Only this programme."
//
// [[columns]]
// name = "actor"
// type = "id"
// meaning = "The organisation."
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
// meaning = "How many programmes."
//
// [[columns]]
// name = "programmes"
// type = "records"
// meaning = "Which."
//
// [[columns]]
// name = "funders"
// type = "strings"
// meaning = "Who funds them."
//
// [[columns]]
// name = "places"
// type = "strings"
// meaning = "The countries and regions that they target."
//
// [[columns]]
// name = "periods"
// type = "records"
// meaning = "When the programmes run: one record a statement of a period, with its phase."
//
// [[totals]]
// name = "rows"
// meaning = "organisations"
//
// [[totals]]
// name = "programmes"
// meaning = "programmes"
//
// [[totals]]
// name = "undated"
// meaning = "programmes without dates"
// note = "{n} of the programmes give no dates; they were kept, though a span of time was asked for."

//# rows
MATCH (p:Programme)-[r:BENEFITS]->(a:Actor)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
  AND ($actor = '' OR a.id = $actor)
  AND ($programme = '' OR p.id = $programme)
  AND ($country = '' OR EXISTS { MATCH (p)-[t:TARGETS]->(x:Country {id: $country})
      WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden })
  AND (NOT EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
        AND d.start_date <= $active_to AND d.end_date + '~' >= $active_from })
OPTIONAL MATCH (f:Actor)-[g:FUNDS]->(p)
WHERE g.document IN $documents AND g.strength IN $strengths AND coalesce(g.review, '') <> $hidden
WITH a, p, r, collect(DISTINCT f.name) AS funders,
  collect(DISTINCT {statement: g.id, passage: g.passage, document: g.document, strength: g.strength, rule: g.rule,
  quote: g.quote}) AS funding
OPTIONAL MATCH (p)-[t:TARGETS]->(x:Country|Region)
WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden
WITH a, p, r, funders, funding, collect(DISTINCT x.name) AS places,
  collect(DISTINCT {statement: t.id, passage: t.passage, document: t.document, strength: t.strength, rule: t.rule,
  quote: t.quote}) AS placing
OPTIONAL MATCH (p)-[h:HAS_PERIOD]->(d:Period)
WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
WITH a, p, r, funders, funding, places, placing,
  collect(DISTINCT {id: d.id, programme: p.name, start_date: d.start_date, end_date: d.end_date, phase: h.phase}) AS periods,
  collect(DISTINCT {statement: h.id, passage: h.passage, document: h.document, strength: h.strength, rule: h.rule,
  quote: h.quote}) AS dating
RETURN a.id AS actor, a.name AS name, a.kind AS kind, a.country AS seat, a.identifiers AS identifiers,
  count(DISTINCT p.id) AS programme_count,
  collect(DISTINCT {id: p.id, name: p.name}) AS programmes, collect(funders) AS funders, collect(places) AS places,
  collect(periods) AS periods,
  collect(DISTINCT {statement: r.id, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule,
  quote: r.quote}) AS evidence,
  collect(funding) AS evidence_funder, collect(placing) AS evidence_place, collect(dating) AS evidence_period
ORDER BY programme_count DESC, name, actor SKIP $offset LIMIT $limit

//# totals
MATCH (p:Programme)-[r:BENEFITS]->(a:Actor)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
  AND ($actor = '' OR a.id = $actor)
  AND ($programme = '' OR p.id = $programme)
  AND ($country = '' OR EXISTS { MATCH (p)-[t:TARGETS]->(x:Country {id: $country})
      WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden })
  AND (NOT EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
        AND d.start_date <= $active_to AND d.end_date + '~' >= $active_from })
WITH a, p, EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden } AS dated
RETURN count(DISTINCT a.id) AS rows, count(DISTINCT p.id) AS programmes, count(DISTINCT CASE WHEN dated THEN NULL ELSE p.id END) AS undated
