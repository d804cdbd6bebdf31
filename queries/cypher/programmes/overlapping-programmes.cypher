// title = "Overlapping programmes"
// description = """
// Pairs of programmes that target the same country or region at the same time, with the themes and partners that they
// share. Pairs whose known periods never meet are left out (any_time=true keeps them); pairs of which one has no dates
// are kept, with no months. Months are those of the longest meeting of two of their periods, so that phases are not
// counted twice; -1 stands for two periods that are both open. A programme and its part, its successor or its twin in
// another source are no overlap; a programme that several sources describe is one, and of two ends of its time that differ
// the longer meeting counts. Pairs about trafficking come first. With a country, only that country counts as shared. Score = 3 for each shared place +
// 2 for each shared theme + 2 for each shared partner + 1 for each full year of meeting, at most 5.
// """
// chart = "graph"
// analysis = "overlaps"
// always_bounded = true
// phrases = [
//   "what overlaps in {country}",
//   "which programmes overlap in {country}",
//   "which programmes overlap",
//   "overlapping programmes",
//   "overlaps",
//   "overlap in {country}",
//   "which programmes overlap with {programme}",
//   "what overlaps with {programme}",
//   "overlapping programmes in {country}",
//   "which programmes overlap on {theme}",
//   "what overlaps",
//   "duplication in {country}",
//   "where do programmes overlap",
// ]
// examples = [{ country = "Niger" }, { programme = "COMPASS" }]
//
// [[parameters]]
// name = "country"
// type = "country"
// help = "Only overlaps in this country."
//
// [[parameters]]
// name = "theme"
// type = "theme"
// help = "Only programmes on this theme."
//
// [[parameters]]
// name = "programme"
// type = "programme"
// help = "Only pairs with this programme."
//
// [[parameters]]
// name = "most"
// type = "integer"
// help = "Places with more programmes than this make no pairs, unless a programme is given."
// default = 200
//
// [[parameters]]
// name = "any_time"
// type = "boolean"
// help = "Also pairs whose known periods never meet."
// default = false
// wider = true
//
// [[columns]]
// name = "programme"
// type = "id"
// meaning = "The first programme (by id)."
//
// [[columns]]
// name = "name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "other"
// type = "id"
// meaning = "The second programme."
//
// [[columns]]
// name = "other_name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "also"
// type = "strings"
// meaning = "Ids of the two in other sources."
//
// [[columns]]
// name = "relevance"
// type = "string"
// meaning = "Whether both are about trafficking: yes, unknown where one may be, no where one is not."
//
// [[columns]]
// name = "score"
// type = "integer"
// meaning = "How much they overlap; see the description."
//
// [[columns]]
// name = "place_count"
// type = "integer"
// meaning = "Shared countries and regions."
//
// [[columns]]
// name = "places"
// type = "strings"
// meaning = "Which."
//
// [[columns]]
// name = "theme_count"
// type = "integer"
// meaning = "Shared themes."
//
// [[columns]]
// name = "themes"
// type = "strings"
// meaning = "Which."
//
// [[columns]]
// name = "partner_count"
// type = "integer"
// meaning = "Shared partners, beneficiaries not counted."
//
// [[columns]]
// name = "partners"
// type = "strings"
// meaning = "Which."
//
// [[columns]]
// name = "months"
// type = "integer"
// meaning = "Months that the longest meeting lasts; empty where a period is unknown, -1 where both are open."
//
// [[columns]]
// name = "identifiers"
// type = "strings"
// meaning = "The identifiers of the first programme that others use."
//
// [[columns]]
// name = "other_identifiers"
// type = "strings"
// meaning = "The identifiers of the other programme that others use."
//
// [[totals]]
// name = "rows"
// meaning = "pairs"
//
// [[totals]]
// name = "relevant"
// meaning = "both about trafficking"
//
// [[totals]]
// name = "every"
// meaning = "whatever the relevance"
//
// [[totals]]
// name = "programmes"
// meaning = "programmes"
//
// [[totals]]
// name = "undated"
// meaning = "pairs without dates"
// note = "{n} pairs are kept although one of the two gives no dates."
//
// [[totals]]
// name = "left_out"
// meaning = "places of too many programmes"
// note = "{n} places of more programmes than `most` were left out: give a programme or a theme, relevance=yes, or raise most."

//# edges
MATCH (p:Programme)-[t:TARGETS]->(c:Country|Region)
WHERE (p.id = $programme OR p.joined = $programme) AND in_force(t) AND ($country = '' OR c.id IN $reached) AND on_theme(p) AND active(p)
WITH *, state_if_asked(p) AS state
WHERE state_asked(state)
RETURN DISTINCT 'mine' AS kind, one(p) AS programme, c.id AS value, '' AS first_day, '' AS last_day, 0 AS rank
ORDER BY programme, value

//# edges
MATCH (c:Country|Region)<-[t:TARGETS]-(p:Programme)
WHERE ($programme = '' OR c.id IN $apart) AND ($country = '' OR c.id IN $reached) AND in_force(t) AND on_theme(p) AND active(p)
  AND (looked_at(p) OR p.id = $programme OR p.joined = $programme)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WHERE state_asked(state) AND ($relevance <> 'yes' OR rank = 0 OR $programme <> '')
RETURN 'place' AS kind, one(p) AS programme, c.id AS value, '' AS first_day, '' AS last_day, min(rank) AS rank
ORDER BY programme, value

//# edges
MATCH (p:Programme)
WHERE p.joined IN $apart
RETURN 'also' AS kind, p.joined AS programme, p.id AS value, '' AS first_day, '' AS last_day, 0 AS rank
ORDER BY programme, value

//# edges
UNWIND $apart AS id
MATCH (x:Programme {id: id})
WITH id, x
MATCH (x)-[k:PART_OF|SAME_AS|SUCCEEDS]-(y:Programme)
WHERE in_force(k)
RETURN DISTINCT 'tie' AS kind, one(x) AS programme, one(y) AS value, '' AS first_day, '' AS last_day, 0 AS rank
ORDER BY programme, value

//# edges
looked_up(x)-[h:HAS_PERIOD]->(d:Period)
WHERE in_force(h) AND d.start_date + d.end_date <> ''
RETURN 'period' AS kind, one(x) AS programme, CASE WHEN coalesce(h.kind, '') = '' THEN '' ELSE x.id END AS value, d.start_date AS first_day, d.end_date AS last_day, 0 AS rank
ORDER BY programme, value

//# edges
looked_up(x)-[e:ADDRESSES]->(o:Theme)
WHERE in_force(e)
RETURN 'theme' AS kind, one(x) AS programme, o.id AS value, '' AS first_day, '' AS last_day, 0 AS rank
ORDER BY programme, value

//# edges
looked_up(x)<-[r:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)
WHERE in_force(r)
RETURN 'partner' AS kind, one(x) AS programme, a.id AS value, '' AS first_day, '' AS last_day, 0 AS rank
ORDER BY programme, value

//# parts
MATCH (p:Programme)
WHERE p.joined IS NOT NULL AND p.joined IN $apart
RETURN p.joined AS key, p.id AS part ORDER BY key, part

//# rows
pair(x, y)-[t1:TARGETS]->(c:Country|Region)<-[t2:TARGETS]-(y)
WITH *
WHERE of_the_page(x, y) AND in_force(t1) AND in_force(t2) AND ($country = '' OR c.id IN $reached)
WITH *, relevance(x) AS here, relevance(y) AS there
WITH x, y, c, t1, t2, CASE WHEN here > there THEN here ELSE there END AS rank, standing(x) + standing(y) AS last
RETURN one(x) + ' ' + one(y) AS key, one(x) AS programme, x.name AS name, one(y) AS other, y.name AS other_name,
  CASE WHEN x.id <> one(x) THEN [x.id] ELSE [] END + CASE WHEN y.id <> one(y) THEN [y.id] ELSE [] END AS also,
  relevance_word(rank) AS relevance, c.id AS place_count, c.name AS places, x.identifiers AS identifiers,
  y.identifiers AS other_identifiers, cited(t1) AS evidence, cited(t2) AS evidence_other
ORDER BY last

//# rows
pair(x, y)-[e1:ADDRESSES]->(o:Theme)<-[e2:ADDRESSES]-(y)
WITH *
WHERE of_the_page(x, y) AND in_force(e1) AND in_force(e2)
RETURN one(x) + ' ' + one(y) AS key, o.name AS themes, cited(e1) AS evidence_theme, cited(e2) AS evidence_other_theme

//# rows
pair(x, y)<-[r1:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)-[r2:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]->(y)
WITH *
WHERE of_the_page(x, y) AND in_force(r1) AND in_force(r2)
RETURN one(x) + ' ' + one(y) AS key, a.name AS partners, cited(r1) AS evidence_partner, cited(r2) AS evidence_other_partner
