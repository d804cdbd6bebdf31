// title = "Programmes in a country"
// description = """
// Programmes that target a country, each with its periods, themes, partners and status as the sources give them. Dates
// restrict programmes by their periods: where a source names countries by phase, by those of the phases that name this
// one. A programme without dates is kept and counted.
// """
// chart = "timeline"
// phrases = [
//   "which programmes run in {country}",
//   "programmes in {country}",
//   "projects in {country}",
//   "what runs in {country}",
//   "which projects are in {country}",
//   "which programmes target {country}",
//   "which measures are in {country}",
//   "programmes on {theme} in {country}",
//   "which programmes address {theme} in {country}",
//   "what programmes operate in {country}",
// ]
// examples = [{ country = "Nigeria" }, { country = "Egypt", theme = "law-enforcement" }]
//
// [[parameters]]
// name = "country"
// type = "country"
// required = true
// help = "The country: name in any language, or ISO code."
//
// [[parameters]]
// name = "theme"
// type = "theme"
// help = "Only programmes on this theme."
//
// [[parameters]]
// name = "kind"
// type = "choice"
// help = "Only this kind of programme."
// default = ""
// choices = [
//   "", "programme", "project", "action_plan", "action_line", "operational_action", "policy", "campaign", "pilot", "event_series"
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
// name = "place_roles"
// type = "strings"
// meaning = "What the country is to it: implementation, focus, origin, transit; empty where not said."
//
// [[columns]]
// name = "phases"
// type = "strings"
// meaning = "The phases that the sources tie to the country."
//
// [[columns]]
// name = "themes"
// type = "strings"
// meaning = "Its themes."
//
// [[columns]]
// name = "periods"
// type = "records"
// meaning = "When the programmes run: one record a statement of a period, with its phase."
//
// [[columns]]
// name = "statuses"
// type = "strings"
// meaning = "Ongoing or ended, as the sources say."
//
// [[columns]]
// name = "partners"
// type = "records"
// meaning = "Its partners and their roles."
//
// [[totals]]
// name = "rows"
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
  AND ($kind = '' OR p.kind = $kind)
  AND ($theme = '' OR EXISTS { MATCH (p)-[e:ADDRESSES]->(o:Theme {id: $theme})
      WHERE e.document IN $documents AND e.strength IN $strengths AND coalesce(e.review, '') <> $hidden })
  AND (NOT EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
        AND d.start_date <= $active_to AND d.end_date + '~' >= $active_from
        AND (coalesce(h.phase, '') = '' OR NOT EXISTS { MATCH (p)-[y:TARGETS]->(z:Country)
        WHERE y.phase = h.phase AND y.document IN $documents AND y.strength IN $strengths AND coalesce(y.review, '') <> $hidden }
      OR EXISTS { MATCH (p)-[y:TARGETS]->(z:Country {id: $country})
        WHERE y.phase = h.phase AND y.document IN $documents AND y.strength IN $strengths AND coalesce(y.review, '') <> $hidden }) })
OPTIONAL MATCH (p)-[h:HAS_PERIOD]->(d:Period)
WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
  AND (coalesce(h.phase, '') = '' OR NOT EXISTS { MATCH (p)-[y:TARGETS]->(z:Country)
        WHERE y.phase = h.phase AND y.document IN $documents AND y.strength IN $strengths AND coalesce(y.review, '') <> $hidden }
      OR EXISTS { MATCH (p)-[y:TARGETS]->(z:Country {id: $country})
        WHERE y.phase = h.phase AND y.document IN $documents AND y.strength IN $strengths AND coalesce(y.review, '') <> $hidden })
WITH p, collect(DISTINCT coalesce(t.role, '')) AS place_roles, collect(DISTINCT coalesce(t.phase, '')) AS phases,
  collect(DISTINCT {id: d.id, programme: p.name, start_date: d.start_date, end_date: d.end_date, phase: h.phase}) AS periods,
  collect(DISTINCT {statement: t.id, passage: t.passage, document: t.document, strength: t.strength, rule: t.rule,
  quote: t.quote}) AS evidence,
  collect(DISTINCT {statement: h.id, passage: h.passage, document: h.document, strength: h.strength, rule: h.rule,
  quote: h.quote}) AS evidence_period
OPTIONAL MATCH (p)-[e:ADDRESSES]->(o:Theme)
WHERE e.document IN $documents AND e.strength IN $strengths AND coalesce(e.review, '') <> $hidden
WITH p, place_roles, phases, periods, evidence, evidence_period, collect(DISTINCT o.name) AS themes,
  collect(DISTINCT {statement: e.id, passage: e.passage, document: e.document, strength: e.strength, rule: e.rule,
  quote: e.quote}) AS evidence_theme
OPTIONAL MATCH (p)-[u:HAS_STATUS]->(s:Status)
WHERE u.document IN $documents AND u.strength IN $strengths AND coalesce(u.review, '') <> $hidden
WITH p, place_roles, phases, periods, evidence, evidence_period, themes, evidence_theme, collect(DISTINCT s.status) AS statuses,
  collect(DISTINCT {statement: u.id, passage: u.passage, document: u.document, strength: u.strength, rule: u.rule,
  quote: u.quote}) AS evidence_status
OPTIONAL MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(p)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
RETURN p.id AS programme, p.name AS name, p.kind AS kind, p.identifiers AS identifiers, place_roles AS place_roles, phases AS phases,
  themes AS themes, periods AS periods, statuses AS statuses,
  collect(DISTINCT {id: a.id, name: a.name, role: CASE type(r) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'IMPLEMENTS'
  THEN 'implements' WHEN 'EXTENDS' THEN 'extends'
    WHEN 'ACCOUNTABLE_FOR' THEN 'accountable' WHEN 'PARTICIPATES_IN' THEN 'participates' WHEN 'RESPONSIBLE_FOR' THEN 'responsible'
    WHEN 'BENEFITS' THEN 'benefits' ELSE 'other' END}) AS partners,
  evidence AS evidence, evidence_period AS evidence_period, evidence_theme AS evidence_theme, evidence_status AS evidence_status,
  collect(DISTINCT {statement: r.id, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule,
  quote: r.quote}) AS evidence_partner
ORDER BY name, programme SKIP $offset LIMIT $limit

//# totals
MATCH (p:Programme)-[t:TARGETS]->(x:Country|Region)
WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden
  AND (x.id = $country OR ($regions AND EXISTS { MATCH (k:Country {id: $country})-[m:PART_OF]->(x)
      WHERE m.document IN $documents AND m.strength IN $strengths AND coalesce(m.review, '') <> $hidden }))
  AND ($kind = '' OR p.kind = $kind)
  AND ($theme = '' OR EXISTS { MATCH (p)-[e:ADDRESSES]->(o:Theme {id: $theme})
      WHERE e.document IN $documents AND e.strength IN $strengths AND coalesce(e.review, '') <> $hidden })
  AND (NOT EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
        AND d.start_date <= $active_to AND d.end_date + '~' >= $active_from
        AND (coalesce(h.phase, '') = '' OR NOT EXISTS { MATCH (p)-[y:TARGETS]->(z:Country)
        WHERE y.phase = h.phase AND y.document IN $documents AND y.strength IN $strengths AND coalesce(y.review, '') <> $hidden }
      OR EXISTS { MATCH (p)-[y:TARGETS]->(z:Country {id: $country})
        WHERE y.phase = h.phase AND y.document IN $documents AND y.strength IN $strengths AND coalesce(y.review, '') <> $hidden }) })
WITH p, EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden } AS dated
RETURN count(DISTINCT p.id) AS rows, count(DISTINCT CASE WHEN dated THEN NULL ELSE p.id END) AS undated
