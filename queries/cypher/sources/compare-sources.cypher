// title = "Sources of a programme compared"
// description = """
// What each source says of one programme, side by side: a row a source, also where a document and a data file have it under two names and
// identifiers (joined_by says why they are the same). differs names what the sources disagree in. countries: two that list some list
// others.
// dates: a start or end that no period of the other has at any precision: planned and actual dates are not compared with each other, a date
// whose kind the source does not say with both. amounts: sums of one kind, in one currency or where one names none; budgets are never
// compared with commitments, disbursements or expenditure. partners: two that name bodies in one role name others. What a source does not
// say differs from nothing.
// """
// chart = "table"
// phrases = [
//   "compare sources on {programme}",
//   "compare the sources of {programme}",
//   "what does each source say about {programme}",
//   "{programme} side by side",
//   "how do the sources on {programme} differ",
// ]
// examples = [{ programme = "COMPASS" }]
//
// [[parameters]]
// name = "programme"
// type = "programme"
// required = true
// help = "The programme, by a name or identifier of any source."
//
// [[columns]]
// name = "document"
// type = "id"
// meaning = "The source."
//
// [[columns]]
// name = "title"
// type = "string"
// meaning = "Its title."
//
// [[columns]]
// name = "kind"
// type = "string"
// meaning = "Its kind; data files: iati, three_w."
//
// [[columns]]
// name = "issued"
// type = "string"
// meaning = "When it was issued, where it says so."
//
// [[columns]]
// name = "programme"
// type = "id"
// meaning = "The programme under which the source has it."
//
// [[columns]]
// name = "name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "identifiers"
// type = "strings"
// meaning = "Its identifiers, as published."
//
// [[columns]]
// name = "countries"
// type = "strings"
// meaning = "Countries and regions that it targets."
//
// [[columns]]
// name = "periods"
// type = "records"
// meaning = "When it runs; kind: planned or actual, where the source says which."
//
// [[columns]]
// name = "amounts"
// type = "records"
// meaning = "Amounts as stated, or sums of one kind and currency of a data file."
//
// [[columns]]
// name = "conversions"
// type = "records"
// meaning = "With convert: each amount with the rate used and its day; missing says why it has none."
//
// [[columns]]
// name = "partners"
// type = "records"
// meaning = "Its bodies and their roles."
//
// [[columns]]
// name = "statuses"
// type = "strings"
// meaning = "Its status."
//
// [[columns]]
// name = "differs"
// type = "strings"
// meaning = "What the sources disagree in, of what this one says."
//
// [[columns]]
// name = "joined_by"
// type = "strings"
// meaning = "Why it is the same as a programme of another source."
//
// [[totals]]
// name = "rows"
// meaning = "sources and programmes"
//
// [[totals]]
// name = "sources"
// meaning = "sources"
//
// [[totals]]
// name = "aspects"
// meaning = "aspects in which they differ"

//# rows
MATCH (x:Programme {id: $programme})
WITH coalesce(x.joined, x.id) AS stand
MATCH (p:Programme)
WHERE p.id = stand OR p.joined = stand
WITH stand, collect(p.id) AS ids
OPTIONAL MATCH (p:Programme)-[r:TARGETS]->(c:Country)
WHERE p.id IN ids AND coalesce(r.role, '') IN ['', 'implementation', 'focus']
  AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
WITH stand, ids, CASE WHEN count(DISTINCT r.document) * count(DISTINCT c.id) <> count(DISTINCT r.document + '|' + c.id)
  THEN 'countries' ELSE '' END AS countries_differ
OPTIONAL MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(p:Programme)
WHERE p.id IN ids AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
WITH stand, ids, countries_differ, type(r) AS role, count(DISTINCT r.document) AS sayers, count(DISTINCT a.id) AS named,
  count(DISTINCT r.document + '|' + a.id) AS pairs
WITH stand, ids, countries_differ, max(CASE WHEN sayers * named <> pairs THEN 'partners' ELSE '' END) AS partners_differ
OPTIONAL MATCH (p:Programme)-[r:HAS_PERIOD]->(v:Period)
WHERE p.id IN ids AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
OPTIONAL MATCH (q:Programme)-[s:HAS_PERIOD]->(w:Period)
WHERE q.id IN ids AND s.document <> r.document AND coalesce(s.phase, '') = coalesce(r.phase, '')
  AND (coalesce(s.kind, '') = coalesce(r.kind, '') OR coalesce(s.kind, '') = '' OR coalesce(r.kind, '') = '')
  AND s.document IN $documents AND s.strength IN $strengths AND coalesce(s.review, '') <> $hidden
WITH stand, ids, countries_differ, partners_differ, r.id AS period, s.document AS other,
  sum(CASE WHEN v.start_date <> '' AND w.start_date <> '' THEN 1 ELSE 0 END) AS begun,
  sum(CASE WHEN v.start_date <> '' AND w.start_date <> ''
  AND (v.start_date STARTS WITH w.start_date OR w.start_date STARTS WITH v.start_date)
  THEN 1 ELSE 0 END) AS begun_alike,
  sum(CASE WHEN v.end_date <> '' AND w.end_date <> '' THEN 1 ELSE 0 END) AS finished,
  sum(CASE WHEN v.end_date <> '' AND w.end_date <> '' AND (v.end_date STARTS WITH w.end_date OR w.end_date STARTS WITH v.end_date)
  THEN 1 ELSE 0 END) AS over_alike
WITH stand, ids, countries_differ, partners_differ,
  max(CASE WHEN (begun > 0 AND begun_alike = 0) OR (finished > 0 AND over_alike = 0) THEN 'dates' ELSE '' END) AS dates_differ
OPTIONAL MATCH (p:Programme)-[r:HAS_BUDGET]->(v:Budget)
WHERE p.id IN ids AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
WITH stand, ids, countries_differ, partners_differ, dates_differ, r.document AS document, r.passage AS passage,
  CASE coalesce(r.kind, '') WHEN '' THEN v.id ELSE '' END AS own, CASE coalesce(r.kind, '') WHEN '' THEN 'budget' ELSE r.kind END AS kind,
  coalesce(r.revision, '') AS revision, coalesce(r.phase, '') AS phase, v.currency AS currency, v.per AS per,
  sum(v.amount) AS added, max(v.amount) AS stated
WITH stand, ids, countries_differ, partners_differ, dates_differ, document, own, kind, revision, phase, currency, per,
  max(CASE own WHEN '' THEN added ELSE stated END) AS amount
WITH stand, ids, countries_differ, partners_differ, dates_differ, collect({document: document, kind: kind, revision: revision, phase: phase,
  currency: currency, per: per, amount: amount}) AS sums
UNWIND sums AS a
UNWIND sums AS b
WITH stand, ids, countries_differ, partners_differ, dates_differ, a.document AS document, b.document AS other, a.kind AS kind,
  a.revision AS revision, a.phase AS phase, a.currency AS currency, a.amount AS amount,
  CASE WHEN a.document <> b.document AND a.kind = b.kind AND a.phase = b.phase AND a.per = b.per
    AND (a.revision = b.revision OR a.revision = '' OR b.revision = '') AND (a.currency = b.currency OR a.currency = '' OR b.currency = '')
    THEN CASE WHEN abs(a.amount - b.amount) < 1 THEN 'same' ELSE 'differs' END ELSE '' END AS compared
WITH stand, ids, countries_differ, partners_differ, dates_differ, document, other, kind, revision, phase, currency, amount,
  sum(CASE compared WHEN 'same' THEN 1 ELSE 0 END) AS same, sum(CASE compared WHEN 'differs' THEN 1 ELSE 0 END) AS differing
WITH stand, ids, countries_differ, partners_differ, dates_differ,
  max(CASE WHEN differing > 0 AND same = 0 THEN 'amounts' ELSE '' END) AS amounts_differ
MATCH (d:Document)-[:NAMES]->(p:Programme)
WHERE d.id IN $documents AND d.kind <> 'reference' AND p.id IN ids
OPTIONAL MATCH (p)-[r:TARGETS]->(c:Country|Region)
WHERE r.document = d.id AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
WITH stand, countries_differ, partners_differ, dates_differ, amounts_differ, d, p, count(CASE
  WHEN coalesce(r.role, '') IN ['', 'implementation', 'focus'] THEN r.id ELSE NULL END) AS placed, collect(DISTINCT c.name) AS countries,
  collect(DISTINCT {statement: r.id, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule,
  quote: r.quote}) AS evidence
OPTIONAL MATCH (p)-[r:HAS_PERIOD]->(v:Period)
WHERE r.document = d.id AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
WITH stand, countries_differ, partners_differ, dates_differ, amounts_differ, d, p, placed, countries, evidence, count(r.id) AS dated,
  collect(DISTINCT {id: v.id, kind: r.kind, start_date: v.start_date, end_date: v.end_date, phase: r.phase, text: v.text}) AS periods,
  collect(DISTINCT {statement: r.id, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule,
  quote: r.quote}) AS evidence_period
OPTIONAL MATCH (p)-[r:HAS_BUDGET]->(v:Budget)
WHERE r.document = d.id AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
WITH stand, countries_differ, partners_differ, dates_differ, amounts_differ, d, p, placed, countries, evidence, dated, periods,
  evidence_period, r.passage AS passage,
  CASE coalesce(r.kind, '') WHEN '' THEN v.id ELSE '' END AS own, r.kind AS kind, coalesce(r.revision, '') AS revision,
  coalesce(r.phase, '') AS phase, v.currency AS currency, v.per AS per, sum(v.amount) AS added, max(v.amount) AS stated, count(r.id)
  AS found,
  collect(DISTINCT {statement: r.id, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule,
  quote: r.quote}) AS statements
WITH stand, countries_differ, partners_differ, dates_differ, amounts_differ, d, p, placed, countries, evidence, dated, periods,
  evidence_period, own, kind, revision, phase, currency, per,
  max(CASE own WHEN '' THEN added ELSE stated END) AS amount, sum(found) AS found, collect(statements) AS statements
WITH stand, countries_differ, partners_differ, dates_differ, amounts_differ, d, p, placed, countries, evidence, dated, periods,
  evidence_period, sum(found) AS priced,
  collect({id: CASE WHEN amount IS NULL THEN NULL ELSE coalesce(kind,
  '') + '|' + revision + '|' + phase + '|' + own + '|' + currency END, amount: amount, currency: currency, per: per, phase: phase,
  kind: coalesce(kind, ''),
  revision: revision}) AS amounts, collect(statements) AS evidence_amount
OPTIONAL MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|REPORTS]->(p)
WHERE r.document = d.id AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
WITH stand, countries_differ, partners_differ, dates_differ, amounts_differ, d, p, placed, countries, evidence, dated, periods,
  evidence_period, priced, amounts, evidence_amount,
  count(CASE WHEN type(r) <> 'REPORTS' THEN r.id ELSE NULL END) AS partnered, count(r.id) AS acted,
  collect(DISTINCT {id: a.id, name: a.name, role: CASE type(r) WHEN 'FUNDS' THEN 'funds' WHEN 'LEADS' THEN 'leads' WHEN 'IMPLEMENTS'
  THEN 'implements' WHEN 'EXTENDS' THEN 'extends' WHEN 'ACCOUNTABLE_FOR' THEN 'accountable' WHEN 'PARTICIPATES_IN' THEN 'participates'
  ELSE 'reports' END}) AS partners,
  collect(DISTINCT {statement: r.id, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule,
  quote: r.quote}) AS evidence_partner
OPTIONAL MATCH (p)-[r:HAS_STATUS]->(v:Status)
WHERE r.document = d.id AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
WITH stand, countries_differ, partners_differ, dates_differ, amounts_differ, d, p, placed, countries, evidence, dated, periods,
  evidence_period, priced, amounts, evidence_amount, partnered, acted, partners,
  evidence_partner, count(r.id) AS told, collect(DISTINCT v.status) AS statuses,
  collect(DISTINCT {statement: r.id, passage: r.passage, document: r.document, strength: r.strength, rule: r.rule,
  quote: r.quote}) AS evidence_status
WHERE size(countries) + dated + priced + acted + told > 0
OPTIONAL MATCH (p)-[r:SAME_AS]-(o:Programme)
WHERE r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
WITH stand, countries_differ, partners_differ, dates_differ, amounts_differ, d, p, placed, countries, evidence, dated, periods,
  evidence_period, priced, amounts, evidence_amount, partnered, partners,
  evidence_partner, statuses, evidence_status, collect(DISTINCT r.reasons) AS joined_by
RETURN d.id AS document, d.title AS title, d.kind AS kind, d.issued AS issued, p.id AS programme, p.name AS name,
  p.identifiers AS identifiers, countries AS countries, periods AS periods, amounts AS amounts, partners AS partners, statuses AS statuses,
  [CASE WHEN placed > 0 THEN countries_differ ELSE '' END, CASE WHEN dated > 0 THEN dates_differ ELSE '' END,
  CASE WHEN priced > 0 THEN amounts_differ ELSE '' END, CASE WHEN partnered > 0 THEN partners_differ ELSE '' END] AS differs,
  joined_by AS joined_by, evidence AS evidence, evidence_period AS evidence_period, evidence_amount AS evidence_amount,
  evidence_partner AS evidence_partner, evidence_status AS evidence_status
ORDER BY kind, title, document, programme SKIP $offset LIMIT $limit

//# totals
MATCH (x:Programme {id: $programme})
WITH coalesce(x.joined, x.id) AS stand
MATCH (p:Programme)
WHERE p.id = stand OR p.joined = stand
WITH stand, collect(p.id) AS ids
OPTIONAL MATCH (p:Programme)-[r:TARGETS]->(c:Country)
WHERE p.id IN ids AND coalesce(r.role, '') IN ['', 'implementation', 'focus']
  AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
WITH stand, ids, CASE WHEN count(DISTINCT r.document) * count(DISTINCT c.id) <> count(DISTINCT r.document + '|' + c.id)
  THEN 'countries' ELSE '' END AS countries_differ
OPTIONAL MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(p:Programme)
WHERE p.id IN ids AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
WITH stand, ids, countries_differ, type(r) AS role, count(DISTINCT r.document) AS sayers, count(DISTINCT a.id) AS named,
  count(DISTINCT r.document + '|' + a.id) AS pairs
WITH stand, ids, countries_differ, max(CASE WHEN sayers * named <> pairs THEN 'partners' ELSE '' END) AS partners_differ
OPTIONAL MATCH (p:Programme)-[r:HAS_PERIOD]->(v:Period)
WHERE p.id IN ids AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
OPTIONAL MATCH (q:Programme)-[s:HAS_PERIOD]->(w:Period)
WHERE q.id IN ids AND s.document <> r.document AND coalesce(s.phase, '') = coalesce(r.phase, '')
  AND (coalesce(s.kind, '') = coalesce(r.kind, '') OR coalesce(s.kind, '') = '' OR coalesce(r.kind, '') = '')
  AND s.document IN $documents AND s.strength IN $strengths AND coalesce(s.review, '') <> $hidden
WITH stand, ids, countries_differ, partners_differ, r.id AS period, s.document AS other,
  sum(CASE WHEN v.start_date <> '' AND w.start_date <> '' THEN 1 ELSE 0 END) AS begun,
  sum(CASE WHEN v.start_date <> '' AND w.start_date <> ''
  AND (v.start_date STARTS WITH w.start_date OR w.start_date STARTS WITH v.start_date)
  THEN 1 ELSE 0 END) AS begun_alike,
  sum(CASE WHEN v.end_date <> '' AND w.end_date <> '' THEN 1 ELSE 0 END) AS finished,
  sum(CASE WHEN v.end_date <> '' AND w.end_date <> '' AND (v.end_date STARTS WITH w.end_date OR w.end_date STARTS WITH v.end_date)
  THEN 1 ELSE 0 END) AS over_alike
WITH stand, ids, countries_differ, partners_differ,
  max(CASE WHEN (begun > 0 AND begun_alike = 0) OR (finished > 0 AND over_alike = 0) THEN 'dates' ELSE '' END) AS dates_differ
OPTIONAL MATCH (p:Programme)-[r:HAS_BUDGET]->(v:Budget)
WHERE p.id IN ids AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden
WITH stand, ids, countries_differ, partners_differ, dates_differ, r.document AS document, r.passage AS passage,
  CASE coalesce(r.kind, '') WHEN '' THEN v.id ELSE '' END AS own, CASE coalesce(r.kind, '') WHEN '' THEN 'budget' ELSE r.kind END AS kind,
  coalesce(r.revision, '') AS revision, coalesce(r.phase, '') AS phase, v.currency AS currency, v.per AS per,
  sum(v.amount) AS added, max(v.amount) AS stated
WITH stand, ids, countries_differ, partners_differ, dates_differ, document, own, kind, revision, phase, currency, per,
  max(CASE own WHEN '' THEN added ELSE stated END) AS amount
WITH stand, ids, countries_differ, partners_differ, dates_differ, collect({document: document, kind: kind, revision: revision, phase: phase,
  currency: currency, per: per, amount: amount}) AS sums
UNWIND sums AS a
UNWIND sums AS b
WITH stand, ids, countries_differ, partners_differ, dates_differ, a.document AS document, b.document AS other, a.kind AS kind,
  a.revision AS revision, a.phase AS phase, a.currency AS currency, a.amount AS amount,
  CASE WHEN a.document <> b.document AND a.kind = b.kind AND a.phase = b.phase AND a.per = b.per
    AND (a.revision = b.revision OR a.revision = '' OR b.revision = '') AND (a.currency = b.currency OR a.currency = '' OR b.currency = '')
    THEN CASE WHEN abs(a.amount - b.amount) < 1 THEN 'same' ELSE 'differs' END ELSE '' END AS compared
WITH stand, ids, countries_differ, partners_differ, dates_differ, document, other, kind, revision, phase, currency, amount,
  sum(CASE compared WHEN 'same' THEN 1 ELSE 0 END) AS same, sum(CASE compared WHEN 'differs' THEN 1 ELSE 0 END) AS differing
WITH stand, ids, countries_differ, partners_differ, dates_differ,
  max(CASE WHEN differing > 0 AND same = 0 THEN 'amounts' ELSE '' END) AS amounts_differ
MATCH (d:Document)-[:NAMES]->(p:Programme)
WHERE d.id IN $documents AND d.kind <> 'reference' AND p.id IN ids
  AND (EXISTS { MATCH (p)-[r:TARGETS]->(c:Country|Region)
      WHERE r.document = d.id AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[r:HAS_PERIOD]->(v:Period)
      WHERE r.document = d.id AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[r:HAS_BUDGET]->(v:Budget)
      WHERE r.document = d.id AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden }
    OR EXISTS { MATCH (a:Actor)-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|REPORTS]->(p)
      WHERE r.document = d.id AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden }
    OR EXISTS { MATCH (p)-[r:HAS_STATUS]->(v:Status)
      WHERE r.document = d.id AND r.document IN $documents AND r.strength IN $strengths AND coalesce(r.review, '') <> $hidden })
RETURN count(DISTINCT d.id + '|' + p.id) AS rows, count(DISTINCT d.id) AS sources,
  max(CASE countries_differ WHEN '' THEN 0 ELSE 1 END) + max(CASE dates_differ WHEN '' THEN 0 ELSE 1 END)
  + max(CASE amounts_differ WHEN '' THEN 0 ELSE 1 END) + max(CASE partners_differ WHEN '' THEN 0 ELSE 1 END) AS aspects
