// title = "Funding by funder"
// description = """
// Who funds what, with the amounts that sources give for the funder itself. Currencies are never added together, nor
// amounts a year to whole ones, nor commitments to payments: one row a funder, currency, basis and flow. A programme
// that several sources describe is one: each source's amount is in `sources`, the largest counts. What lies, at any level, in
// another programme of this answer for which the funder has an amount of the same kind is not added to it. What a record of a
// data file gives in one flow under several names of the funder is added up. Another amount that several statements of a source
// give for the same programme and phase counts once (the largest, where they differ: see contradictions). Where a source gives
// both a whole and its phases, the larger of the whole and the sum of the phases
// counts, never both. Budgets of whole programmes are shown beside it, kinds apart, and are no funder's share. Dates
// restrict programmes by their periods (any phase); a programme without dates is kept and counted. Of each row the first
// programmes are listed (each), those about trafficking first, then the largest; amounts and counts are of all of them.
// """
// chart = "bar"
// each = 5
// relevant_first = true
// actor_edge = "FUNDS"
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
// type = "currency"
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
// name = "converted"
// type = "number"
// meaning = "The same in the currency of convert; empty unless each programme's amount had a rate."
//
// [[columns]]
// name = "part_amount"
// type = "number"
// meaning = "Amounts in parts of programmes of this answer that the funder also has an amount for: in none of the sums."
//
// [[columns]]
// name = "amount_note"
// type = "string"
// meaning = "stated, no currency stated, or no amount stated."
//
// [[columns]]
// name = "relevance"
// type = "string"
// meaning = "Whether one of the programmes is about trafficking: yes, unknown or no."
//
// [[columns]]
// name = "programme_count"
// type = "integer"
// meaning = "How many programmes."
//
// [[columns]]
// name = "programmes"
// type = "records"
// meaning = "The first of the programmes (see each), with the amount in each that counts."
//
// [[columns]]
// name = "sources"
// type = "records"
// meaning = "What each source of these says the funder gives to each programme; part is true where it is in a whole that counts instead."
//
// [[columns]]
// name = "budgets"
// type = "records"
// meaning = "Budgets of these programmes as wholes, as stated: `kind` says budget, commitment, disbursement …, never to be added together; no funder's share."
//
// [[columns]]
// name = "periods"
// type = "records"
// meaning = "When these programmes run: one record a statement of a period, with its phase."
//
// [[columns]]
// name = "conversions"
// type = "records"
// meaning = "With convert: each amount with the rate used and its day; missing says why it has none."
//
// [[totals]]
// name = "rows"
// meaning = "rows"
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

//# keys country
MATCH (x:Country|Region)<-[g:TARGETS]-(p:Programme)<-[r:FUNDS]-(a:Actor)
WHERE x.id IN $reached AND actor_asked(a) AND looked_at(p) AND active(p)
WITH *
WHERE in_force(g) AND in_force(r) AND programme_asked(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH a, p, rank, state, r.document AS document, max(CASE WHEN r.amount IS NOT NULL AND r.kind <> '' THEN 1 ELSE 0 END) AS itemised,
  collect({currency: currency_of(r), per: per_of(r), flow: flow_of(r), note: note_of(r)}) AS said
UNWIND said AS one
WITH a, p, rank, state, document, itemised, one, one.currency AS currency, one.per AS per, one.flow AS flow, one.note AS amount_note
WHERE (amount_note <> 'no amount stated' OR itemised = 0) AND state_asked(state) AND currency_asked(currency)
  AND relevance_asked(rank)
WITH a.name AS name, a.id AS actor, currency, per, flow, amount_note, a.id + ' ' + currency + '/' + per + '/' + flow + '/' + amount_note AS key, min(rank) AS rank
RETURN key AS key ORDER BY rank, name, actor, currency, per, flow, amount_note SKIP $offset LIMIT $limit

//# keys
MATCH (a:Actor)-[r:FUNDS]->(p:Programme)
WHERE in_force(r) AND actor_asked(a) AND programme_asked(p) AND looked_at(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH a, p, rank, state, r.document AS document, max(CASE WHEN r.amount IS NOT NULL AND r.kind <> '' THEN 1 ELSE 0 END) AS itemised,
  collect({currency: currency_of(r), per: per_of(r), flow: flow_of(r), note: note_of(r)}) AS said
UNWIND said AS one
WITH a, p, rank, state, document, itemised, one, one.currency AS currency, one.per AS per, one.flow AS flow, one.note AS amount_note
WHERE (amount_note <> 'no amount stated' OR itemised = 0) AND state_asked(state) AND currency_asked(currency)
  AND relevance_asked(rank)
WITH a.name AS name, a.id AS actor, currency, per, flow, amount_note, a.id + ' ' + currency + '/' + per + '/' + flow + '/' + amount_note AS key, min(rank) AS rank
RETURN key AS key ORDER BY rank, name, actor, currency, per, flow, amount_note SKIP $offset LIMIT $limit

//# listed country
MATCH (x:Country|Region)<-[g:TARGETS]-(p:Programme)<-[r:FUNDS]-(a:Actor)
WHERE x.id IN $reached AND a.id IN $apart AND looked_at(p) AND active(p)
WITH *
WHERE in_force(g) AND in_force(r) AND programme_asked(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH a, p, rank, state, r.document AS document, max(CASE WHEN r.amount IS NOT NULL AND r.kind <> '' THEN 1 ELSE 0 END) AS itemised,
  collect({currency: currency_of(r), per: per_of(r), flow: flow_of(r), note: note_of(r), amount: r.amount}) AS said
UNWIND said AS one
WITH a, p, rank, state, document, itemised, one, one.currency AS currency, one.per AS per, one.flow AS flow, one.note AS amount_note
WHERE (amount_note <> 'no amount stated' OR itemised = 0) AND state_asked(state) AND relevance_asked(rank)
WITH a.id + ' ' + currency + '/' + per + '/' + flow + '/' + amount_note AS key, p, one.amount AS stated, rank
WHERE key IN $keys
WITH key, one(p) AS programme, min(rank) AS rank, max(stated) AS stated, collect(DISTINCT {id: p.id}) AS parts
WITH key, programme, rank, stated, parts, CASE WHEN stated IS NULL THEN 1 ELSE 0 END AS silent
RETURN key AS key, programme AS item, parts AS parts, rank AS rank, silent AS silent
ORDER BY key, rank, silent, stated DESC, item

//# listed
MATCH (a:Actor)-[r:FUNDS]->(p:Programme)
WHERE a.id IN $apart AND in_force(r) AND programme_asked(p) AND looked_at(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH a, p, rank, state, r.document AS document, max(CASE WHEN r.amount IS NOT NULL AND r.kind <> '' THEN 1 ELSE 0 END) AS itemised,
  collect({currency: currency_of(r), per: per_of(r), flow: flow_of(r), note: note_of(r), amount: r.amount}) AS said
UNWIND said AS one
WITH a, p, rank, state, document, itemised, one, one.currency AS currency, one.per AS per, one.flow AS flow, one.note AS amount_note
WHERE (amount_note <> 'no amount stated' OR itemised = 0) AND state_asked(state) AND relevance_asked(rank)
WITH a.id + ' ' + currency + '/' + per + '/' + flow + '/' + amount_note AS key, p, one.amount AS stated, rank
WHERE key IN $keys
WITH key, one(p) AS programme, min(rank) AS rank, max(stated) AS stated, collect(DISTINCT {id: p.id}) AS parts
WITH key, programme, rank, stated, parts, CASE WHEN stated IS NULL THEN 1 ELSE 0 END AS silent
RETURN key AS key, programme AS item, parts AS parts, rank AS rank, silent AS silent
ORDER BY key, rank, silent, stated DESC, item

//# rows
MATCH (a:Actor)-[r:FUNDS]->(p:Programme)
WHERE a.id IN $apart AND in_country(p) AND in_force(r) AND programme_asked(p) AND looked_at(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH a, p, rank, state, r.document AS document, max(CASE WHEN r.amount IS NOT NULL AND r.kind <> '' THEN 1 ELSE 0 END) AS itemised,
  collect({currency: currency_of(r), per: per_of(r), flow: flow_of(r), note: note_of(r), amount: r.amount, phase: coalesce(r.phase, ''), passage: r.passage}) AS said
UNWIND said AS one
WITH a, p, rank, state, document, itemised, one, one.currency AS currency, one.per AS per, one.flow AS flow, one.note AS amount_note
WHERE (amount_note <> 'no amount stated' OR itemised = 0) AND state_asked(state) AND relevance_asked(rank) AND (a.id + ' ' + currency + '/' + per + '/' + flow + '/' + amount_note) IN $keys
WITH a, p, one(p) AS programme, (a.id + ' ' + currency + '/' + per + '/' + flow + '/' + amount_note + ' ' + p.id) IN $within AS part, rank, currency, per, amount_note, flow, document, one.phase AS phase, one.passage AS passage,
  max(one.amount) AS largest, sum(one.amount) AS added
WITH a, p, programme, part, rank, currency, per, amount_note, flow, document, phase,
  max(CASE WHEN flow = '' THEN largest ELSE round(added, 4) END) AS stated
WITH a, p, programme, part, rank, currency, per, amount_note, flow, document, max(CASE WHEN phase = '' THEN stated END) AS whole,
  sum(CASE WHEN phase <> '' THEN stated END) AS phases, count(CASE WHEN phase <> '' THEN stated END) AS phase_count
WITH a, programme, part, rank, currency, per, amount_note, flow,
  CASE WHEN whole IS NULL AND phase_count = 0 THEN NULL WHEN whole IS NULL THEN phases WHEN phase_count = 0 THEN whole
    WHEN phases > whole THEN phases ELSE whole END AS amount
WITH a, programme, currency, per, amount_note, flow, max(CASE WHEN part THEN 1 ELSE 0 END) AS part, min(rank) AS rank, max(amount) AS amount
WITH a, currency, per, amount_note, flow, count(DISTINCT programme) AS programme_count, min(rank) AS rank,
  count(CASE WHEN part = 0 THEN amount END) AS amounts, sum(CASE WHEN part = 0 THEN amount END) AS amount,
  count(CASE WHEN part = 1 THEN amount END) AS parts, sum(CASE WHEN part = 1 THEN amount END) AS part_amount
RETURN a.id + ' ' + currency + '/' + per + '/' + flow + '/' + amount_note AS key, a.id AS actor, a.name AS name, a.identifiers AS identifiers, currency AS currency, per AS per, flow AS flow,
  CASE WHEN amounts = 0 THEN NULL ELSE round(amount, 4) END AS amount,
  CASE WHEN parts = 0 THEN NULL ELSE round(part_amount, 4) END AS part_amount,
  amount_note AS amount_note, relevance_word(rank) AS relevance, programme_count AS programme_count

//# rows
MATCH (a:Actor)-[r:FUNDS]->(p:Programme)
WHERE a.id IN $apart AND in_force(r) AND looked_at(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH a, p, rank, state, r.document AS document, max(CASE WHEN r.amount IS NOT NULL AND r.kind <> '' THEN 1 ELSE 0 END) AS itemised,
  collect({currency: currency_of(r), per: per_of(r), flow: flow_of(r), note: note_of(r), amount: r.amount, phase: coalesce(r.phase, ''), passage: r.passage, said: cited(r)}) AS said
UNWIND said AS one
WITH a, p, rank, state, document, itemised, one, one.currency AS currency, one.per AS per, one.flow AS flow, one.note AS amount_note
WHERE (amount_note <> 'no amount stated' OR itemised = 0) AND (a.id + ' ' + currency + '/' + per + '/' + flow + '/' + amount_note + ' ' + one(p)) IN $listed
WITH a.id + ' ' + currency + '/' + per + '/' + flow + '/' + amount_note AS key, p, one(p) AS programme, (a.id + ' ' + currency + '/' + per + '/' + flow + '/' + amount_note + ' ' + p.id) IN $within AS part, rank, document, flow,
  one.phase AS phase, one.passage AS passage, max(one.amount) AS largest, sum(one.amount) AS added, collect(DISTINCT one.said) AS statements
WITH key, p, programme, part, rank, document, phase, max(CASE WHEN flow = '' THEN largest ELSE round(added, 4) END) AS stated,
  collect(statements) AS statements
WITH key, p, programme, part, rank, document, max(CASE WHEN phase = '' THEN stated END) AS whole,
  sum(CASE WHEN phase <> '' THEN stated END) AS phases, count(CASE WHEN phase <> '' THEN stated END) AS phase_count,
  collect(statements) AS statements
WITH key, p, programme, part, rank, document, statements,
  CASE WHEN whole IS NULL AND phase_count = 0 THEN NULL WHEN whole IS NULL THEN phases WHEN phase_count = 0 THEN whole
    WHEN phases > whole THEN phases ELSE whole END AS amount
WITH key, programme, max(CASE WHEN part THEN 1 ELSE 0 END) AS part, min(rank) AS rank, max(amount) AS amount,
  coalesce(min(CASE WHEN p.id = programme THEN p.name END), min(p.name)) AS name,
  collect(DISTINCT CASE WHEN p.id <> programme THEN p.id END) AS also,
  collect({id: p.id, name: p.name, document: document, amount: amount, part: part}) AS sources, collect(statements) AS statements
RETURN key AS key,
  collect({id: programme, name: name, amount: CASE WHEN part = 0 THEN amount END, relevance: relevance_word(rank), also: also}) AS programmes,
  collect(sources) AS sources, collect(statements) AS evidence

//# rows
looked_up(p)-[b:HAS_BUDGET]->(v:Budget)
WHERE in_force(b)
RETURN p.id AS part, {id: v.id, programme: p.name, amount: v.amount, currency: v.currency, per: v.per, phase: b.phase, kind: b.kind,
  revision: b.revision, year: b.year} AS budgets, cited(b) AS evidence_budget

//# rows
looked_up(p)-[h:HAS_PERIOD]->(d:Period)
WHERE in_force(h)
RETURN p.id AS part, {id: d.id, programme: p.name, start_date: d.start_date, end_date: d.end_date, phase: h.phase, kind: h.kind} AS periods,
  cited(h) AS evidence_period

//# set_aside country
MATCH (x:Country|Region)<-[g:TARGETS]-(p:Programme)<-[r:FUNDS]-(a:Actor)
WHERE x.id IN $reached AND actor_asked(a) AND looked_at(p) AND active(p)
WITH *
WHERE in_force(g) AND in_force(r) AND programme_asked(p)
WITH DISTINCT p
WITH p, relevance_if_asked(p) AS rank, state_if_asked(p) AS state, dated(p) AS dated
WHERE relevance_asked(rank) AND state_asked(state)
OPTIONAL MATCH (p)-[b:HAS_BUDGET]->(v:Budget)
WHERE v.currency = '' AND in_force(b)
RETURN count(DISTINCT CASE WHEN b.id IS NOT NULL THEN p.id + ' ' + v.id END) AS budgets_without_currency,
  count(DISTINCT CASE WHEN NOT dated THEN one(p) END) AS undated

//# set_aside
MATCH (a:Actor)-[r:FUNDS]->(p:Programme)-[b:HAS_BUDGET]->(v:Budget)
WHERE v.currency = '' AND actor_asked(a) AND programme_asked(p) AND looked_at(p)
WITH *
WHERE in_force(r) AND in_force(b) AND active(p)
WITH *, relevance_if_asked(p) AS rank, state_if_asked(p) AS state
WITH p, v, rank, state
WHERE relevance_asked(rank) AND state_asked(state)
WITH count(DISTINCT p.id + ' ' + v.id) AS budgets
MATCH (a:Actor)-[r:FUNDS]->(p:Programme)
WHERE in_force(r) AND actor_asked(a) AND programme_asked(p) AND looked_at(p) AND active(p)
WITH *, relevance_if_asked(p) AS rank, state_if_asked(p) AS state, dated(p) AS dated
WITH budgets, p, rank, state, dated
WHERE relevance_asked(rank) AND state_asked(state)
RETURN max(budgets) AS budgets_without_currency, count(DISTINCT CASE WHEN NOT dated THEN one(p) END) AS undated

//# totals country
MATCH (x:Country|Region)<-[g:TARGETS]-(p:Programme)<-[r:FUNDS]-(a:Actor)
WHERE x.id IN $reached AND actor_asked(a) AND looked_at(p) AND active(p)
WITH *
WHERE in_force(g) AND in_force(r) AND programme_asked(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH a, p, rank, state, r.document AS document, max(CASE WHEN r.amount IS NOT NULL AND r.kind <> '' THEN 1 ELSE 0 END) AS itemised,
  collect({currency: currency_of(r), per: per_of(r), flow: flow_of(r), note: note_of(r)}) AS said
UNWIND said AS one
WITH a, p, rank, state, document, itemised, one, one.currency AS currency, one.per AS per, one.flow AS flow, one.note AS amount_note
WHERE (amount_note <> 'no amount stated' OR itemised = 0) AND state_asked(state) AND currency_asked(currency)
WITH a.id AS actor, a.id + ' ' + currency + '/' + per + '/' + flow + '/' + amount_note AS key, one(p) AS programme, rank, relevance_asked(rank) AS asked, amount_note, per
RETURN count(DISTINCT CASE WHEN asked THEN key END) AS rows, count(DISTINCT CASE WHEN rank = 0 THEN key END) AS relevant,
  count(DISTINCT key) AS every, count(DISTINCT CASE WHEN asked THEN actor END) AS funders,
  count(DISTINCT CASE WHEN asked THEN programme END) AS programmes,
  count(DISTINCT CASE WHEN asked AND amount_note = 'no amount stated' THEN actor + ' ' + programme END) AS without_amount,
  count(DISTINCT CASE WHEN asked AND amount_note = 'no currency stated' THEN actor + ' ' + programme + ' ' + per END) AS without_currency

//# totals
MATCH (a:Actor)-[r:FUNDS]->(p:Programme)
WHERE in_force(r) AND actor_asked(a) AND programme_asked(p) AND looked_at(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH a, p, rank, state, r.document AS document, max(CASE WHEN r.amount IS NOT NULL AND r.kind <> '' THEN 1 ELSE 0 END) AS itemised,
  collect({currency: currency_of(r), per: per_of(r), flow: flow_of(r), note: note_of(r)}) AS said
UNWIND said AS one
WITH a, p, rank, state, document, itemised, one, one.currency AS currency, one.per AS per, one.flow AS flow, one.note AS amount_note
WHERE (amount_note <> 'no amount stated' OR itemised = 0) AND state_asked(state) AND currency_asked(currency)
WITH a.id AS actor, a.id + ' ' + currency + '/' + per + '/' + flow + '/' + amount_note AS key, one(p) AS programme, rank, relevance_asked(rank) AS asked, amount_note, per
RETURN count(DISTINCT CASE WHEN asked THEN key END) AS rows, count(DISTINCT CASE WHEN rank = 0 THEN key END) AS relevant,
  count(DISTINCT key) AS every, count(DISTINCT CASE WHEN asked THEN actor END) AS funders,
  count(DISTINCT CASE WHEN asked THEN programme END) AS programmes,
  count(DISTINCT CASE WHEN asked AND amount_note = 'no amount stated' THEN actor + ' ' + programme END) AS without_amount,
  count(DISTINCT CASE WHEN asked AND amount_note = 'no currency stated' THEN actor + ' ' + programme + ' ' + per END) AS without_currency

//# wholes
MATCH (a:Actor)-[r:FUNDS]->(p:Programme)-[m:PART_OF]->(w:Programme)
WHERE a.id IN $apart AND programme_asked(p) AND looked_at(p)
WITH *
WHERE in_force(r) AND in_force(m)
RETURN DISTINCT p.id AS part, w.id AS whole ORDER BY part, whole

//# wholes
looked_up(p)-[m:PART_OF]->(w:Programme)
WHERE in_force(m)
RETURN DISTINCT p.id AS part, w.id AS whole ORDER BY part, whole
