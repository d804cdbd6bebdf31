// title = "Overlapping programmes"
// description = """
// Pairs of programmes that target the same country or region at the same time, with the themes and partners that they
// share. Pairs whose known periods never meet are left out (any_time=true keeps them); pairs of which one has no dates
// are kept, with no months. Months are those of the longest meeting of two of their periods, so that phases are not
// counted twice; -1 stands for two periods that are both open. A programme and its part, its successor or its twin in
// another source are no overlap. With a country, only that country counts as shared. Score = 3 for each shared place +
// 2 for each shared theme + 2 for each shared partner + 1 for each full year of meeting, at most 5.
// """
// chart = "graph"
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
// name = "programmes"
// meaning = "programmes"
//
// [[totals]]
// name = "undated"
// meaning = "pairs without dates"
// note = "{n} pairs are kept although one of the two gives no dates."

//# rows
MATCH (p:Programme)-[t:TARGETS]->(c:Country|Region)
WHERE in_force(t)
  AND ($country = '' OR c.id = $country)
  AND ($theme = '' OR EXISTS { MATCH (p)-[e:ADDRESSES]->(o:Theme {id: $theme})
      WHERE in_force(e) })
  AND active(p)
WITH c.id AS place, collect(DISTINCT p.id) AS ids
UNWIND ids AS one
UNWIND ids AS other
WITH one, other, place
WHERE one < other AND ($programme = '' OR one = $programme OR other = $programme)
WITH one, other, count(DISTINCT place) AS places
MATCH (x:Programme) WHERE x.id = one
MATCH (y:Programme) WHERE y.id = other
OPTIONAL MATCH (x)-[k:PART_OF|SAME_AS|SUCCEEDS]-(y)
WHERE in_force(k)
WITH x, y, places, count(k.id) AS ties
WHERE ties = 0
OPTIONAL MATCH (x)-[h:HAS_PERIOD]->(d:Period)
WHERE in_force(h) AND d.start_date + d.end_date <> ''
WITH x, y, places, d
OPTIONAL MATCH (y)-[i:HAS_PERIOD]->(f:Period)
WHERE in_force(i) AND f.start_date + f.end_date <> ''
WITH x, y, places, CASE WHEN d.id IS NULL OR f.id IS NULL THEN NULL ELSE 1 END AS both,
  toInteger(left(d.start_date + '-01', 4)) * 12 + toInteger(right(left(d.start_date + '-01', 7), 2)) AS d1,
  CASE WHEN d.end_date = '' THEN 120000
  ELSE toInteger(left(d.end_date + '-12', 4)) * 12 + toInteger(right(left(d.end_date + '-12', 7), 2)) END AS d2,
  toInteger(left(f.start_date + '-01', 4)) * 12 + toInteger(right(left(f.start_date + '-01', 7), 2)) AS f1,
  CASE WHEN f.end_date = '' THEN 120000
  ELSE toInteger(left(f.end_date + '-12', 4)) * 12 + toInteger(right(left(f.end_date + '-12', 7), 2)) END AS f2
WITH x, y, places, CASE WHEN d1 > f1 THEN d1 ELSE f1 END AS from_month, CASE WHEN d2 < f2 THEN d2 ELSE f2 END AS to_month, both
WITH x, y, places, count(both) AS known,
  max(CASE WHEN both IS NULL THEN NULL WHEN to_month < from_month THEN 0 ELSE to_month - from_month + 1 END) AS months
WHERE $any_time OR known = 0 OR months > 0
OPTIONAL MATCH (x)-[e1:ADDRESSES]->(o:Theme)<-[e2:ADDRESSES]-(y)
WHERE in_force(e1)
  AND in_force(e2)
WITH x, y, known, months, collect(DISTINCT o.name) AS themes, count(DISTINCT o.id) AS theme_count,
  collect(DISTINCT cited(e1)) AS evidence_theme,
  collect(DISTINCT cited(e2)) AS evidence_other_theme
OPTIONAL MATCH (x)-[r1:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)
  -[r2:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(y)
WHERE in_force(r1)
  AND in_force(r2)
WITH x, y, known, months, themes, theme_count, evidence_theme, evidence_other_theme,
  collect(DISTINCT a.name) AS partners, count(DISTINCT a.id) AS partner_count,
  collect(DISTINCT cited(r1)) AS evidence_partner,
  collect(DISTINCT cited(r2)) AS evidence_other_partner
MATCH (x)-[t1:TARGETS]->(c:Country|Region)<-[t2:TARGETS]-(y)
WHERE in_force(t1)
  AND in_force(t2)
  AND ($country = '' OR c.id = $country)
WITH x, y, known, months, themes, theme_count, evidence_theme, evidence_other_theme, partners, partner_count, evidence_partner,
  evidence_other_partner, collect(DISTINCT c.name) AS places, count(DISTINCT c.id) AS place_count,
  collect(DISTINCT cited(t1)) AS evidence,
  collect(DISTINCT cited(t2)) AS evidence_other
RETURN x.id AS programme, x.name AS name, y.id AS other, y.name AS other_name,
  3 * place_count + 2 * theme_count + 2 * partner_count
    + CASE WHEN known = 0 THEN 0 WHEN months >= 60 THEN 5 WHEN months >= 48 THEN 4 WHEN months >= 36 THEN 3 WHEN months >= 24 THEN 2
      WHEN months >= 12 THEN 1 ELSE 0 END AS score,
  place_count AS place_count, places AS places, theme_count AS theme_count, themes AS themes,
  partner_count AS partner_count, partners AS partners,
  CASE WHEN known = 0 THEN NULL WHEN months > 24000 THEN -1 ELSE months END AS months,
  x.identifiers AS identifiers, y.identifiers AS other_identifiers,
  evidence AS evidence, evidence_other AS evidence_other, evidence_theme AS evidence_theme, evidence_other_theme AS evidence_other_theme,
  evidence_partner AS evidence_partner, evidence_other_partner AS evidence_other_partner
ORDER BY score DESC, programme, other SKIP $offset LIMIT $limit

//# totals
MATCH (p:Programme)-[t:TARGETS]->(c:Country|Region)
WHERE in_force(t)
  AND ($country = '' OR c.id = $country)
  AND ($theme = '' OR EXISTS { MATCH (p)-[e:ADDRESSES]->(o:Theme {id: $theme})
      WHERE in_force(e) })
  AND active(p)
WITH c.id AS place, collect(DISTINCT p.id) AS ids
UNWIND ids AS one
UNWIND ids AS other
WITH one, other, place
WHERE one < other AND ($programme = '' OR one = $programme OR other = $programme)
WITH one, other, count(DISTINCT place) AS places
MATCH (x:Programme) WHERE x.id = one
MATCH (y:Programme) WHERE y.id = other
OPTIONAL MATCH (x)-[k:PART_OF|SAME_AS|SUCCEEDS]-(y)
WHERE in_force(k)
WITH x, y, places, count(k.id) AS ties
WHERE ties = 0
OPTIONAL MATCH (x)-[h:HAS_PERIOD]->(d:Period)
WHERE in_force(h) AND d.start_date + d.end_date <> ''
WITH x, y, places, d
OPTIONAL MATCH (y)-[i:HAS_PERIOD]->(f:Period)
WHERE in_force(i) AND f.start_date + f.end_date <> ''
WITH x, y, places, CASE WHEN d.id IS NULL OR f.id IS NULL THEN NULL ELSE 1 END AS both,
  toInteger(left(d.start_date + '-01', 4)) * 12 + toInteger(right(left(d.start_date + '-01', 7), 2)) AS d1,
  CASE WHEN d.end_date = '' THEN 120000
  ELSE toInteger(left(d.end_date + '-12', 4)) * 12 + toInteger(right(left(d.end_date + '-12', 7), 2)) END AS d2,
  toInteger(left(f.start_date + '-01', 4)) * 12 + toInteger(right(left(f.start_date + '-01', 7), 2)) AS f1,
  CASE WHEN f.end_date = '' THEN 120000
  ELSE toInteger(left(f.end_date + '-12', 4)) * 12 + toInteger(right(left(f.end_date + '-12', 7), 2)) END AS f2
WITH x, y, places, CASE WHEN d1 > f1 THEN d1 ELSE f1 END AS from_month, CASE WHEN d2 < f2 THEN d2 ELSE f2 END AS to_month, both
WITH x, y, places, count(both) AS known,
  max(CASE WHEN both IS NULL THEN NULL WHEN to_month < from_month THEN 0 ELSE to_month - from_month + 1 END) AS months
WHERE $any_time OR known = 0 OR months > 0
UNWIND [x.id, y.id] AS id
RETURN count(DISTINCT x.id + ' ' + y.id) AS rows, count(DISTINCT id) AS programmes,
  count(DISTINCT CASE WHEN known = 0 THEN x.id + ' ' + y.id END) AS undated
