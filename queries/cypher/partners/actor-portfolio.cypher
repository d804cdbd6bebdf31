// title = "Portfolio of an actor"
// description = """
// The programmes that an actor funds, leads, carries out, takes part in, answers for or benefits from: one row a
// programme, with places, themes, periods, budgets and the other partners. Bodies and actions are in other questions.
// Dates restrict programmes by their periods (any phase); a programme without dates is kept and counted.
// """
// chart = "graph"
// phrases = [
//   "what does {actor} do",
//   "portfolio of {actor}",
//   "programmes of {actor}",
//   "projects of {actor}",
//   "which programmes does {actor} have",
//   "what is {actor} doing",
//   "what does {actor} do in {country}",
//   "which programmes does {actor} {role}",
//   "what does {actor} {role}",
//   "which programmes does {actor} {role} in {country}",
//   "what does {actor} {role} in {country}",
//   "programmes of {actor} in {country}",
//   "where does {actor} work",
//   "in which countries is {actor} active",
//   "where does {actor} operate",
// ]
// examples = [{ actor = "IOM" }, { actor = "UNODC", role = "implements" }]
//
// [[parameters]]
// name = "actor"
// type = "actor"
// help = "The organisation, by name, alias or identifier."
// required = true
//
// [[parameters]]
// name = "role"
// type = "choice"
// help = "Only in this role."
// default = ""
// choices = ["", "funds", "leads", "implements", "extends", "accountable", "participates", "responsible", "benefits"]
//
// [[parameters]]
// name = "country"
// type = "country"
// help = "Only programmes that target this country."
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
// name = "roles"
// type = "strings"
// meaning = "The actor's roles in it."
//
// [[columns]]
// name = "phases"
// type = "strings"
// meaning = "The phases that the roles are tied to."
//
// [[columns]]
// name = "places"
// type = "strings"
// meaning = "The countries and regions that it targets."
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
// name = "budgets"
// type = "records"
// meaning = "Budgets of the whole programme, as stated; currency empty where the source names none."
//
// [[columns]]
// name = "partners"
// type = "records"
// meaning = "The other partners and their roles."
//
// [[totals]]
// name = "rows"
// meaning = "programmes"
//
// [[totals]]
// name = "countries"
// meaning = "countries"
//
// [[totals]]
// name = "undated"
// meaning = "programmes without dates"
// note = "{n} of the programmes give no dates; they were kept, though a span of time was asked for."

//# rows
MATCH (a:Actor {id: $actor})-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(p:Programme)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
  AND ($country = '' OR EXISTS { MATCH (p)-[g:TARGETS]->(l:Country {id: $country})
      WHERE g.document IN $documents AND g.strength IN $strengths AND coalesce(g.review, '') <> $hidden })
  AND (NOT EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
        AND d.start_date <= $active_to AND d.end_date + '~' >= $active_from })
WITH a, p, r,
  CASE type(r) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'IMPLEMENTS' THEN 'implements' WHEN 'EXTENDS' THEN 'extends'
    WHEN 'ACCOUNTABLE_FOR' THEN 'accountable' WHEN 'PARTICIPATES_IN' THEN 'participates' WHEN 'RESPONSIBLE_FOR' THEN 'responsible'
    WHEN 'BENEFITS' THEN 'benefits' ELSE 'other' END AS role
WHERE $role = '' OR role = $role
WITH a, p, collect(DISTINCT role) AS roles, collect(DISTINCT coalesce(r.phase, '')) AS phases,
  collect(DISTINCT {statement: r.id, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule,
  quote: r.quote}) AS evidence
OPTIONAL MATCH (p)-[t:TARGETS]->(x:Country|Region)
WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden
WITH a, p, roles, phases, evidence, collect(DISTINCT x.name) AS places,
  collect(DISTINCT {statement: t.id, passage: t.passage, document: t.document, strength: t.strength, rule: t.rule,
  quote: t.quote}) AS evidence_place
OPTIONAL MATCH (p)-[e:ADDRESSES]->(o:Theme)
WHERE e.document IN $documents AND e.strength IN $strengths AND coalesce(e.review, '') <> $hidden
WITH a, p, roles, phases, evidence, places, evidence_place, collect(DISTINCT o.name) AS themes,
  collect(DISTINCT {statement: e.id, passage: e.passage, document: e.document, strength: e.strength, rule: e.rule,
  quote: e.quote}) AS evidence_theme
OPTIONAL MATCH (p)-[h:HAS_PERIOD]->(d:Period)
WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
WITH a, p, roles, phases, evidence, places, evidence_place, themes, evidence_theme,
  collect(DISTINCT {id: d.id, programme: p.name, start_date: d.start_date, end_date: d.end_date, phase: h.phase}) AS periods,
  collect(DISTINCT {statement: h.id, passage: h.passage, document: h.document, strength: h.strength, rule: h.rule,
  quote: h.quote}) AS evidence_period
OPTIONAL MATCH (p)-[b:HAS_BUDGET]->(v:Budget)
WHERE b.document IN $documents AND b.strength IN $strengths AND coalesce(b.review, '') <> $hidden
WITH a, p, roles, phases, evidence, places, evidence_place, themes, evidence_theme, periods, evidence_period,
  collect(DISTINCT {id: v.id, amount: v.amount, currency: v.currency, per: v.per, phase: b.phase}) AS budgets,
  collect(DISTINCT {statement: b.id, passage: b.passage, document: b.document, strength: b.strength, rule: b.rule,
  quote: b.quote}) AS evidence_budget
OPTIONAL MATCH (z:Actor)-[q:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(p)
WHERE z.id <> a.id AND q.document IN $documents AND q.strength IN $strengths AND coalesce(q.review, '') <> $hidden
RETURN p.id AS programme, p.name AS name, p.kind AS kind, p.identifiers AS identifiers, roles AS roles, phases AS phases, places AS places,
  themes AS themes, periods AS periods, budgets AS budgets,
  collect(DISTINCT {id: z.id, name: z.name, role: CASE type(q) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'IMPLEMENTS'
  THEN 'implements' WHEN 'EXTENDS' THEN 'extends'
    WHEN 'ACCOUNTABLE_FOR' THEN 'accountable' WHEN 'PARTICIPATES_IN' THEN 'participates' WHEN 'RESPONSIBLE_FOR' THEN 'responsible'
    WHEN 'BENEFITS' THEN 'benefits' ELSE 'other' END}) AS partners,
  evidence AS evidence, evidence_place AS evidence_place, evidence_theme AS evidence_theme, evidence_period AS evidence_period,
  evidence_budget AS evidence_budget,
  collect(DISTINCT {statement: q.id, passage: q.passage, document: q.document, strength: q.strength, rule: q.rule,
  quote: q.quote}) AS evidence_partner
ORDER BY name, programme SKIP $offset LIMIT $limit

//# totals
MATCH (a:Actor {id: $actor})-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|RESPONSIBLE_FOR|BENEFITS]-(p:Programme)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
  AND ($country = '' OR EXISTS { MATCH (p)-[g:TARGETS]->(l:Country {id: $country})
      WHERE g.document IN $documents AND g.strength IN $strengths AND coalesce(g.review, '') <> $hidden })
  AND (NOT EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden
        AND d.start_date <= $active_to AND d.end_date + '~' >= $active_from })
WITH p,
  EXISTS { MATCH (p)-[h:HAS_PERIOD]->(d:Period)
      WHERE h.document IN $documents AND h.strength IN $strengths AND coalesce(h.review, '') <> $hidden } AS dated,
  CASE type(r) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'IMPLEMENTS' THEN 'implements' WHEN 'EXTENDS' THEN 'extends'
    WHEN 'ACCOUNTABLE_FOR' THEN 'accountable' WHEN 'PARTICIPATES_IN' THEN 'participates' WHEN 'RESPONSIBLE_FOR' THEN 'responsible'
    WHEN 'BENEFITS' THEN 'benefits' ELSE 'other' END AS role
WHERE $role = '' OR role = $role
OPTIONAL MATCH (p)-[t:TARGETS]->(x:Country)
WHERE t.document IN $documents AND t.strength IN $strengths AND coalesce(t.review, '') <> $hidden
RETURN count(DISTINCT p.id) AS rows, count(DISTINCT x.id) AS countries, count(DISTINCT CASE WHEN dated THEN NULL ELSE p.id END) AS undated
