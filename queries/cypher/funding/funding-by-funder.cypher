// title = "Funding by funder"
// description = """
// Who funds what, with the amounts that sources give for the funder itself. Currencies are never added together, nor
// amounts a year to whole ones, nor commitments to payments: one row a funder, currency, basis and flow. An amount that several statements give for the
// same programme and phase counts once (the largest, where they differ; see contradictions); where a source gives both
// a whole and its phases, the larger of the whole and the sum of the phases counts, never both. Budgets of whole
// programmes are shown beside it and are no funder's share. Dates restrict programmes by their periods (any phase); a
// programme without dates is kept and counted.
// """
// chart = "bar"
// phrases = [
//   "who funds {programme}",
//   "who pays for {programme}",
//   "funding by funder",
//   "who funds programmes in {country}",
//   "who pays in {country}",
//   "funding in {country}",
//   "how much does {actor} give",
//   "how much money does {actor} give",
//   "funding of {actor}",
//   "funders of {programme}",
//   "who are the funders in {country}",
//   "donors in {country}",
//   "who finances {programme}",
//   "who are the donors of {programme}",
//   "who funds what",
//   "who funds in {country}",
//   "who are the funders",
//   "what does {actor} spend",
//   "funding by {actor}",
//   "what does {actor} fund",
//   "what does {actor} pay for",
//   "what does {actor} fund in {country}",
//   "which programmes does {actor} fund",
//   "which programmes does {actor} fund in {country}",
//   "which donors fund {programme}",
//   "which funders are in {country}",
//   "how much money goes to {programme}",
// ]
// examples = [{}, { programme = "COMPASS" }]
//
// [[parameters]]
// name = "actor"
// type = "actor"
// help = "Only this funder."
//
// [[parameters]]
// name = "programme"
// type = "programme"
// help = "Only this programme."
//
// [[parameters]]
// name = "country"
// type = "country"
// help = "Only programmes that target this country."
//
// [[parameters]]
// name = "currency"
// type = "string"
// help = "Only amounts in this currency, ISO 4217 (EUR)."
//
// [[columns]]
// name = "actor"
// type = "id"
// meaning = "The funder."
//
// [[columns]]
// name = "name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "identifiers"
// type = "strings"
// meaning = "The identifiers that others use, as published."
//
// [[columns]]
// name = "currency"
// type = "string"
// meaning = "ISO 4217; empty where the source names none, or no amount."
//
// [[columns]]
// name = "per"
// type = "string"
// meaning = "What an amount is for: empty for the whole, or year."
//
// [[columns]]
// name = "flow"
// type = "string"
// meaning = "What the amounts of data files are: incoming_funds, incoming_commitment, incoming_pledge; never added to one another."
//
// [[columns]]
// name = "amount"
// type = "number"
// meaning = "The funder's amounts in this currency; empty where none is stated."
//
// [[columns]]
// name = "amount_note"
// type = "string"
// meaning = "stated, no currency stated, or no amount stated."
//
// [[columns]]
// name = "programme_count"
// type = "integer"
// meaning = "How many programmes."
//
// [[columns]]
// name = "programmes"
// type = "records"
// meaning = "The programmes, with the funder's amount in each."
//
// [[columns]]
// name = "budgets"
// type = "records"
// meaning = "Budgets of the whole programmes, as stated; no funder's share."
//
// [[columns]]
// name = "periods"
// type = "records"
// meaning = "When the programmes run: one record a statement of a period, with its phase."
//
// [[totals]]
// name = "rows"
// meaning = "rows"
//
// [[totals]]
// name = "funders"
// meaning = "funders"
//
// [[totals]]
// name = "programmes"
// meaning = "programmes"
//
// [[totals]]
// name = "without_amount"
// meaning = "funder and programme pairs without an amount"
// note = "{n} pairs of funder and programme give no amount of the funder's own."
//
// [[totals]]
// name = "without_currency"
// meaning = "amounts without a currency"
// note = "{n} amounts name no currency in the source; they stand in rows of their own and are added to no currency."
//
// [[totals]]
// name = "budgets_without_currency"
// meaning = "budgets without a currency"
// note = "{n} budgets of whole programmes name no currency in the source."
//
// [[totals]]
// name = "undated"
// meaning = "programmes without dates"
// note = "{n} of the programmes give no dates; they were kept, though a span of time was asked for."

//# rows
MATCH (a:Actor)-[r:FUNDS]->(p:Programme)
WHERE in_force(r)
  AND (r.amount IS NOT NULL OR NOT EXISTS { MATCH (a)-[s:FUNDS]->(p)
      WHERE in_force(s)
        AND s.document = r.document AND s.amount IS NOT NULL AND s.kind <> '' })
  AND ($actor = '' OR a.id = $actor)
  AND ($programme = '' OR p.id = $programme)
  AND ($country = '' OR EXISTS { MATCH (p)-[t:TARGETS]->(x:Country {id: $country})
      WHERE in_force(t) })
  AND active(p)
WITH a, p, r, CASE WHEN r.amount IS NULL THEN '' ELSE coalesce(r.currency, '') END AS currency,
  CASE WHEN r.amount IS NULL THEN '' ELSE coalesce(r.per, '') END AS per,
  CASE WHEN r.amount IS NULL THEN 'no amount stated' WHEN coalesce(r.currency, '') = '' THEN 'no currency stated'
  ELSE 'stated' END AS amount_note, CASE WHEN r.amount IS NULL THEN '' ELSE coalesce(r.kind, '') END AS flow
WHERE $currency = '' OR currency = $currency
WITH a, p, currency, per, amount_note, flow, coalesce(r.phase, '') AS phase, max(r.amount) AS stated,
  collect(DISTINCT cited(r)) AS statements
WITH a, p, currency, per, amount_note, flow, max(CASE WHEN phase = '' THEN stated END) AS whole,
  sum(CASE WHEN phase <> '' THEN stated END) AS phases, count(CASE WHEN phase <> '' THEN stated END) AS phase_count,
  collect(statements) AS statements
WITH a, p, currency, per, amount_note, flow, statements,
  CASE WHEN whole IS NULL AND phase_count = 0 THEN NULL WHEN whole IS NULL THEN phases WHEN phase_count = 0 THEN whole
    WHEN phases > whole THEN phases ELSE whole END AS amount
OPTIONAL MATCH (p)-[b:HAS_BUDGET]->(v:Budget)
WHERE in_force(b)
WITH a, p, currency, per, amount_note, flow, statements, amount,
  collect(DISTINCT {id: v.id, programme: p.name, amount: v.amount, currency: v.currency, per: v.per, phase: b.phase}) AS budgets,
  collect(DISTINCT cited(b)) AS budget_statements
OPTIONAL MATCH (p)-[h:HAS_PERIOD]->(d:Period)
WHERE in_force(h)
WITH a, p, currency, per, amount_note, flow, statements, amount, budgets, budget_statements,
  collect(DISTINCT {id: d.id, programme: p.name, start_date: d.start_date, end_date: d.end_date, phase: h.phase}) AS periods
RETURN a.id AS actor, a.name AS name, a.identifiers AS identifiers, currency AS currency, per AS per, flow AS flow,
  CASE WHEN count(amount) = 0 THEN NULL ELSE sum(amount) END AS amount, amount_note AS amount_note, count(DISTINCT p.id) AS programme_count,
  collect(DISTINCT {id: p.id, name: p.name, amount: amount}) AS programmes, collect(budgets) AS budgets, collect(periods) AS periods,
  collect(statements) AS evidence, collect(budget_statements) AS evidence_budget
ORDER BY name, actor, currency, per, flow, amount_note SKIP $offset LIMIT $limit

//# totals
MATCH (a:Actor)-[r:FUNDS]->(p:Programme)
WHERE in_force(r)
  AND (r.amount IS NOT NULL OR NOT EXISTS { MATCH (a)-[s:FUNDS]->(p)
      WHERE in_force(s)
        AND s.document = r.document AND s.amount IS NOT NULL AND s.kind <> '' })
  AND ($actor = '' OR a.id = $actor)
  AND ($programme = '' OR p.id = $programme)
  AND ($country = '' OR EXISTS { MATCH (p)-[t:TARGETS]->(x:Country {id: $country})
      WHERE in_force(t) })
  AND active(p)
WITH a, p, r, CASE WHEN r.amount IS NULL THEN '' ELSE coalesce(r.currency, '') END AS currency,
  CASE WHEN r.amount IS NULL THEN '' ELSE coalesce(r.per, '') END AS per,
  CASE WHEN r.amount IS NULL THEN 'no amount stated' WHEN coalesce(r.currency, '') = '' THEN 'no currency stated'
  ELSE 'stated' END AS amount_note, CASE WHEN r.amount IS NULL THEN '' ELSE coalesce(r.kind, '') END AS flow
WHERE $currency = '' OR currency = $currency
WITH a, p, currency, per, amount_note, flow,
  dated(p) AS dated
OPTIONAL MATCH (p)-[b:HAS_BUDGET]->(v:Budget)
WHERE in_force(b)
RETURN count(DISTINCT a.id + ' ' + currency + ' ' + per + ' ' + amount_note + ' ' + flow) AS rows, count(DISTINCT a.id) AS funders,
  count(DISTINCT p.id) AS programmes,
  count(DISTINCT CASE WHEN amount_note = 'no amount stated' THEN a.id + ' ' + p.id END) AS without_amount,
  count(DISTINCT CASE WHEN amount_note = 'no currency stated' THEN a.id + ' ' + p.id + ' ' + per END) AS without_currency,
  count(DISTINCT CASE WHEN v.currency = '' THEN p.id + ' ' + v.id END) AS budgets_without_currency,
  count(DISTINCT CASE WHEN dated THEN NULL ELSE p.id END) AS undated
