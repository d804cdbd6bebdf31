// title = "Partners in a country"
// description = """
// Who funds, leads, carries out, takes part in or benefits from programmes that target a country: one row a partner,
// however many programmes and statements name it. Dates restrict programmes by their periods: where a source names
// countries by phase, by those of the phases that name this one. A programme without dates is kept and counted.
// """
// chart = "table"
// phrases = [
//   "which partners operate in {country}",
//   "which partners work in {country}",
//   "who works in {country}",
//   "who is active in {country}",
//   "which organisations are active in {country}",
//   "which organisations operate in {country}",
//   "partners in {country}",
//   "who are the partners in {country}",
//   "which actors are active in {country}",
//   "who operates in {country}",
//   "which partners operate in {country} since when with whose money doing what and who says so",
//   "which partners {role} in {country}",
//   "who {role} programmes in {country}",
//   "which partners {role} programmes in {country}",
// ]
// examples = [{ country = "Nigeria" }, { country = "NE", role = "implements" }]
//
// [[parameters]]
// name = "country"
// type = "country"
// required = true
// help = "The country: name in any language, or ISO code."
//
// [[parameters]]
// name = "role"
// type = "choice"
// help = "Only partners in this role."
// default = ""
// choices = ["", "funds", "leads", "implements", "extends", "accountable", "participates", "responsible", "benefits"]
//
// [[parameters]]
// name = "kind"
// type = "choice"
// help = "Only partners of this kind."
// default = ""
// choices = [
//   "", "government", "ministry", "agency",
//   "police", "prosecution", "judiciary", "municipality", "local_network",
//   "rapporteur", "igo", "eu_body", "ngo", "private", "academic", "network"
// ]
//
// [[parameters]]
// name = "regions"
// type = "boolean"
// help = "Also programmes that target a region which the country is part of."
// default = false
// wider = true
//
// [[columns]]
// name = "actor"
// type = "id"
// meaning = "The partner."
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
// name = "roles"
// type = "strings"
// meaning = "Its roles in these programmes."
//
// [[columns]]
// name = "programme_count"
// type = "integer"
// meaning = "How many programmes."
//
// [[columns]]
// name = "programmes"
// type = "records"
// meaning = "The programmes, with its role and phase in each."
//
// [[columns]]
// name = "periods"
// type = "records"
// meaning = "When the programmes run: one record a statement of a period, with its phase."
//
// [[totals]]
// name = "rows"
// meaning = "partners"
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
MATCH (p:Programme)-[t:TARGETS]->(x:Country|Region)
WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden
  AND (x.id = $country OR ($regions AND EXISTS { MATCH (k:Country {id: $country})-[m:PART_OF]->(x)
      WHERE m.document IN $documents AND m.strength IN $strengths AND coalesce(m.review, '') <> $hidden }))
  AND (NOT EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
        AND d.start_date <= $active_to AND d.end_date + '~' >= $active_from
        AND (coalesce(h.phase, '') = '' OR NOT EXISTS { MATCH (p)-[y:TARGETS]->(z:Country)
        WHERE y.phase = h.phase AND y.document IN $documents AND y.strength IN $strengths AND coalesce(y.review, '') <> $hidden }
      OR EXISTS { MATCH (p)-[y:TARGETS]->(z:Country {id: $country})
        WHERE y.phase = h.phase AND y.document IN $documents AND y.strength IN $strengths AND coalesce(y.review, '') <> $hidden }) })
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(p)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
  AND ($kind = '' OR a.kind = $kind)
WITH a, p, r, t,
  CASE type(r) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'IMPLEMENTS' THEN 'implements' WHEN 'EXTENDS' THEN 'extends'
    WHEN 'ACCOUNTABLE_FOR' THEN 'accountable' WHEN 'PARTICIPATES_IN' THEN 'participates' WHEN 'RESPONSIBLE_FOR' THEN 'responsible'
    WHEN 'BENEFITS' THEN 'benefits' ELSE 'other' END AS role
WHERE $role = '' OR role = $role
OPTIONAL MATCH (p)-[h:HAS_PERIOD]->(d:Period)
WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
  AND (coalesce(h.phase, '') = '' OR NOT EXISTS { MATCH (p)-[y:TARGETS]->(z:Country)
        WHERE y.phase = h.phase AND y.document IN $documents AND y.strength IN $strengths AND coalesce(y.review, '') <> $hidden }
      OR EXISTS { MATCH (p)-[y:TARGETS]->(z:Country {id: $country})
        WHERE y.phase = h.phase AND y.document IN $documents AND y.strength IN $strengths AND coalesce(y.review, '') <> $hidden })
RETURN a.id AS actor, a.name AS name, a.kind AS kind, a.country AS seat, a.identifiers AS identifiers,
  collect(DISTINCT role) AS roles, count(DISTINCT p.id) AS programme_count,
  collect(DISTINCT {id: p.id, name: p.name, role: role, phase: coalesce(r.phase, '')}) AS programmes,
  collect(DISTINCT {id: d.id, programme: p.name, start_date: d.start_date, end_date: d.end_date, phase: h.phase}) AS periods,
  collect(DISTINCT {statement: r.id, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule,
  quote: r.quote}) AS evidence,
  collect(DISTINCT {statement: t.id, passage: t.passage, document: t.document, strength: t.strength, rule: t.rule,
  quote: t.quote}) AS evidence_place,
  collect(DISTINCT {statement: h.id, passage: h.passage, document: h.document, strength: h.strength, rule: h.rule,
  quote: h.quote}) AS evidence_period
ORDER BY programme_count DESC, name, actor SKIP $offset LIMIT $limit

//# totals
MATCH (p:Programme)-[t:TARGETS]->(x:Country|Region)
WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden
  AND (x.id = $country OR ($regions AND EXISTS { MATCH (k:Country {id: $country})-[m:PART_OF]->(x)
      WHERE m.document IN $documents AND m.strength IN $strengths AND coalesce(m.review, '') <> $hidden }))
  AND (NOT EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
        AND d.start_date <= $active_to AND d.end_date + '~' >= $active_from
        AND (coalesce(h.phase, '') = '' OR NOT EXISTS { MATCH (p)-[y:TARGETS]->(z:Country)
        WHERE y.phase = h.phase AND y.document IN $documents AND y.strength IN $strengths AND coalesce(y.review, '') <> $hidden }
      OR EXISTS { MATCH (p)-[y:TARGETS]->(z:Country {id: $country})
        WHERE y.phase = h.phase AND y.document IN $documents AND y.strength IN $strengths AND coalesce(y.review, '') <> $hidden }) })
MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(p)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
  AND ($kind = '' OR a.kind = $kind)
WITH a, p,
  EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden } AS dated,
  CASE type(r) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'IMPLEMENTS' THEN 'implements' WHEN 'EXTENDS' THEN 'extends'
    WHEN 'ACCOUNTABLE_FOR' THEN 'accountable' WHEN 'PARTICIPATES_IN' THEN 'participates' WHEN 'RESPONSIBLE_FOR' THEN 'responsible'
    WHEN 'BENEFITS' THEN 'benefits' ELSE 'other' END AS role
WHERE $role = '' OR role = $role
RETURN count(DISTINCT a.id) AS rows, count(DISTINCT p.id) AS programmes,
  count(DISTINCT CASE WHEN dated THEN NULL ELSE p.id END) AS undated
