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
// analysis = "compared"
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

//# edges
MATCH (x:Programme {id: $programme})
RETURN 'stand' AS fact, coalesce(x.joined, x.id) AS part
ORDER BY part

//# edges
MATCH (p:Programme)
WHERE p.joined IS NOT NULL AND p.joined IN $apart
RETURN 'also' AS fact, p.id AS part
ORDER BY part

//# edges
looked_up(p)<-[:NAMES]-(d:Document)
WHERE d.id IN $documents AND d.kind <> 'reference'
RETURN 'named' AS fact, p.id AS part, d.id AS document, d.title AS title, d.kind AS kind, d.issued AS issued, p.name AS name,
  p.identifiers AS identifiers
ORDER BY part, document

//# edges
looked_up(p)-[r:TARGETS]->(c:Country|Region)
WHERE in_force(r)
RETURN 'place' AS fact, p.id AS part, r.document AS document, c.id AS id, c.name AS place, coalesce(r.role, '') AS role, cited(r) AS evidence
ORDER BY part, document, id

//# edges
looked_up(p)-[r:HAS_PERIOD]->(v:Period)
WHERE in_force(r)
RETURN 'period' AS fact, p.id AS part, r.document AS document, coalesce(r.kind, '') AS kind, r.id AS statement,
  {id: v.id, kind: r.kind, start_date: v.start_date, end_date: v.end_date, phase: r.phase, text: v.text} AS period, cited(r) AS evidence
ORDER BY part, document, statement

//# edges
looked_up(p)-[r:HAS_BUDGET]->(v:Budget)
WHERE in_force(r)
RETURN 'amount' AS fact, p.id AS part, r.document AS document, r.passage AS passage, coalesce(r.kind, '') AS kind,
  coalesce(r.revision, '') AS revision, coalesce(r.phase, '') AS phase, v.id AS id, v.currency AS currency, v.per AS per, v.amount AS amount,
  r.id AS statement, cited(r) AS evidence
ORDER BY part, document, statement

//# edges
looked_up(p)<-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN|REPORTS]-(a:Actor)
WHERE in_force(r)
RETURN 'partner' AS fact, p.id AS part, r.document AS document, {id: a.id, name: a.name} AS partner,
  CASE type(r) WHEN 'REPORTS' THEN 'reports' ELSE role(r) END AS role, r.id AS statement, cited(r) AS evidence
ORDER BY part, document, statement

//# edges
looked_up(p)-[r:HAS_STATUS]->(v:Status)
WHERE in_force(r)
RETURN 'status' AS fact, p.id AS part, r.document AS document, v.status AS status, r.id AS statement, cited(r) AS evidence
ORDER BY part, document, statement

//# edges
looked_up(p)-[r:SAME_AS]-(o:Programme)
WHERE in_force(r)
RETURN 'same' AS fact, p.id AS part, r.reasons AS reasons, r.id AS statement
ORDER BY part, statement
