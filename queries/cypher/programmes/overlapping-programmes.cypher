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

//# keys programme
MATCH (q:Programme)-[s:TARGETS]->(c:Country|Region)<-[t:TARGETS]-(p:Programme)
WHERE (q.id = $programme OR q.joined = $programme)
WITH *
WHERE in_force(s) AND in_force(t) AND ($country = '' OR c.id IN $reached) AND on_theme(q) AND on_theme(p) AND active(q)
  AND active(p)
WITH *, relevance(q) AS rank, relevance(p) AS other_rank, state_if_asked(q) AS state, state_if_asked(p) AS other_state
WITH c.id AS place, one(q) AS here, one(p) AS there, rank, other_rank, state, other_state
WHERE here <> there AND state_asked(state) AND state_asked(other_state)
WITH CASE WHEN here < there THEN here ELSE there END AS first, CASE WHEN here < there THEN there ELSE here END AS second,
  min(CASE WHEN rank > other_rank THEN rank ELSE other_rank END) AS rank, count(DISTINCT place) AS places
MATCH (x:Programme) WHERE one(x) = first
MATCH (y:Programme) WHERE one(y) = second
OPTIONAL MATCH (x)-[k:PART_OF|SAME_AS|SUCCEEDS]-(y)
WHERE in_force(k)
WITH first, second, rank, places, x, y, count(k.id) AS ties
OPTIONAL MATCH (x)-[h:HAS_PERIOD]->(d:Period)
WHERE in_force(h) AND d.start_date + d.end_date <> ''
WITH first, second, rank, places, ties, y, d
OPTIONAL MATCH (y)-[i:HAS_PERIOD]->(f:Period)
WHERE in_force(i) AND f.start_date + f.end_date <> ''
WITH first, second, rank, places, ties, CASE WHEN d.id IS NULL OR f.id IS NULL THEN NULL ELSE 1 END AS both,
  toInteger(left(d.start_date + '-01', 4)) * 12 + toInteger(right(left(d.start_date + '-01', 7), 2)) AS d1, CASE WHEN d.end_date = '' THEN 120000
  ELSE toInteger(left(d.end_date + '-12', 4)) * 12 + toInteger(right(left(d.end_date + '-12', 7), 2)) END AS d2, toInteger(left(f.start_date + '-01', 4)) * 12 + toInteger(right(left(f.start_date + '-01', 7), 2)) AS f1, CASE WHEN f.end_date = '' THEN 120000
  ELSE toInteger(left(f.end_date + '-12', 4)) * 12 + toInteger(right(left(f.end_date + '-12', 7), 2)) END AS f2
WITH first, second, rank, places, ties, CASE WHEN d1 > f1 THEN d1 ELSE f1 END AS from_month, CASE WHEN d2 < f2 THEN d2 ELSE f2 END AS to_month, both
WITH first, second, min(rank) AS rank, max(places) AS places, max(ties) AS ties, count(both) AS known,
  max(CASE WHEN both IS NULL THEN NULL WHEN to_month < from_month THEN 0 ELSE to_month - from_month + 1 END) AS months
WHERE ties = 0 AND ($any_time OR known = 0 OR months > 0)
MATCH (x:Programme) WHERE one(x) = first
MATCH (y:Programme) WHERE one(y) = second
OPTIONAL MATCH (x)-[e1:ADDRESSES]->(o:Theme)
WHERE in_force(e1)
OPTIONAL MATCH (y)-[e2:ADDRESSES]->(o)
WHERE in_force(e2)
WITH first, second, rank, places, known, months, x, y, count(DISTINCT CASE WHEN e2.id IS NOT NULL THEN o.id END) AS themes
OPTIONAL MATCH (x)-[r1:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)
WHERE in_force(r1)
OPTIONAL MATCH (y)-[r2:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a)
WHERE in_force(r2)
WITH first, second, rank, places, known, months, max(themes) AS themes,
  count(DISTINCT CASE WHEN r2.id IS NOT NULL THEN a.id END) AS partners
WITH first, second, rank, places, known, months, themes, partners, 3 * places + 2 * themes + 2 * partners
    + CASE WHEN known = 0 THEN 0 WHEN months >= 60 THEN 5 WHEN months >= 48 THEN 4 WHEN months >= 36 THEN 3 WHEN months >= 24 THEN 2
      WHEN months >= 12 THEN 1 ELSE 0 END AS score
WHERE relevance_asked(rank)
RETURN first + ' ' + second AS key, score AS score, CASE WHEN known = 0 THEN NULL WHEN months > 24000 THEN -1 ELSE months END AS months,
  themes AS theme_count, partners AS partner_count
ORDER BY rank, score DESC, first, second SKIP $offset LIMIT $limit

//# keys
MATCH (p:Programme)-[t:TARGETS]->(c:Country|Region)
WHERE in_force(t) AND ($country = '' OR c.id IN $reached) AND on_theme(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH c.id AS place, one(p) AS id, rank, state
WHERE state_asked(state) AND ($relevance <> 'yes' OR rank = 0)
WITH place, id, min(rank) AS rank
WITH place, collect({id: id, rank: rank}) AS found
WHERE size(found) <= $most
UNWIND found AS one
UNWIND found AS two
WITH place, one.id AS first, two.id AS second, CASE WHEN one.rank > two.rank THEN one.rank ELSE two.rank END AS rank
WHERE first < second
WITH first, second, min(rank) AS rank, count(DISTINCT place) AS places
MATCH (x:Programme) WHERE one(x) = first
MATCH (y:Programme) WHERE one(y) = second
OPTIONAL MATCH (x)-[k:PART_OF|SAME_AS|SUCCEEDS]-(y)
WHERE in_force(k)
WITH first, second, rank, places, x, y, count(k.id) AS ties
OPTIONAL MATCH (x)-[h:HAS_PERIOD]->(d:Period)
WHERE in_force(h) AND d.start_date + d.end_date <> ''
WITH first, second, rank, places, ties, y, d
OPTIONAL MATCH (y)-[i:HAS_PERIOD]->(f:Period)
WHERE in_force(i) AND f.start_date + f.end_date <> ''
WITH first, second, rank, places, ties, CASE WHEN d.id IS NULL OR f.id IS NULL THEN NULL ELSE 1 END AS both,
  toInteger(left(d.start_date + '-01', 4)) * 12 + toInteger(right(left(d.start_date + '-01', 7), 2)) AS d1, CASE WHEN d.end_date = '' THEN 120000
  ELSE toInteger(left(d.end_date + '-12', 4)) * 12 + toInteger(right(left(d.end_date + '-12', 7), 2)) END AS d2, toInteger(left(f.start_date + '-01', 4)) * 12 + toInteger(right(left(f.start_date + '-01', 7), 2)) AS f1, CASE WHEN f.end_date = '' THEN 120000
  ELSE toInteger(left(f.end_date + '-12', 4)) * 12 + toInteger(right(left(f.end_date + '-12', 7), 2)) END AS f2
WITH first, second, rank, places, ties, CASE WHEN d1 > f1 THEN d1 ELSE f1 END AS from_month, CASE WHEN d2 < f2 THEN d2 ELSE f2 END AS to_month, both
WITH first, second, min(rank) AS rank, max(places) AS places, max(ties) AS ties, count(both) AS known,
  max(CASE WHEN both IS NULL THEN NULL WHEN to_month < from_month THEN 0 ELSE to_month - from_month + 1 END) AS months
WHERE ties = 0 AND ($any_time OR known = 0 OR months > 0)
MATCH (x:Programme) WHERE one(x) = first
MATCH (y:Programme) WHERE one(y) = second
OPTIONAL MATCH (x)-[e1:ADDRESSES]->(o:Theme)
WHERE in_force(e1)
OPTIONAL MATCH (y)-[e2:ADDRESSES]->(o)
WHERE in_force(e2)
WITH first, second, rank, places, known, months, x, y, count(DISTINCT CASE WHEN e2.id IS NOT NULL THEN o.id END) AS themes
OPTIONAL MATCH (x)-[r1:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)
WHERE in_force(r1)
OPTIONAL MATCH (y)-[r2:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a)
WHERE in_force(r2)
WITH first, second, rank, places, known, months, max(themes) AS themes,
  count(DISTINCT CASE WHEN r2.id IS NOT NULL THEN a.id END) AS partners
WITH first, second, rank, places, known, months, themes, partners, 3 * places + 2 * themes + 2 * partners
    + CASE WHEN known = 0 THEN 0 WHEN months >= 60 THEN 5 WHEN months >= 48 THEN 4 WHEN months >= 36 THEN 3 WHEN months >= 24 THEN 2
      WHEN months >= 12 THEN 1 ELSE 0 END AS score
WHERE relevance_asked(rank)
RETURN first + ' ' + second AS key, score AS score, CASE WHEN known = 0 THEN NULL WHEN months > 24000 THEN -1 ELSE months END AS months,
  themes AS theme_count, partners AS partner_count
ORDER BY rank, score DESC, first, second SKIP $offset LIMIT $limit

//# rows
MATCH (x:Programme)-[t1:TARGETS]->(c:Country|Region)<-[t2:TARGETS]-(y:Programme)
WHERE one(x) IN $apart AND one(y) IN $apart
WITH *
WHERE (one(x) + ' ' + one(y)) IN $keys AND in_force(t1) AND in_force(t2)
  AND ($country = '' OR c.id IN $reached)
WITH *, relevance(x) AS here, relevance(y) AS there
WITH one(x) AS programme, one(y) AS other, x, y, c, t1, t2, here, there
WITH programme, other, coalesce(min(CASE WHEN x.id = programme THEN x.name END), min(x.name)) AS name,
  coalesce(min(CASE WHEN y.id = other THEN y.name END), min(y.name)) AS other_name,
  collect(DISTINCT CASE WHEN x.id <> programme THEN x.id END) AS also, collect(DISTINCT CASE WHEN y.id <> other THEN y.id END) AS also_other,
  max(CASE WHEN here > there THEN here ELSE there END) AS rank, count(DISTINCT c.id) AS place_count, collect(DISTINCT c.name) AS places,
  collect(x.identifiers) AS identifiers, collect(y.identifiers) AS other_identifiers,
  collect(DISTINCT cited(t1)) AS evidence, collect(DISTINCT cited(t2)) AS evidence_other
RETURN programme + ' ' + other AS key, programme AS programme, name AS name, other AS other, other_name AS other_name,
  also + also_other AS also, relevance_word(rank) AS relevance, place_count AS place_count, places AS places,
  identifiers AS identifiers, other_identifiers AS other_identifiers, evidence AS evidence, evidence_other AS evidence_other

//# rows
MATCH (x:Programme)-[e1:ADDRESSES]->(o:Theme)<-[e2:ADDRESSES]-(y:Programme)
WHERE one(x) IN $apart AND one(y) IN $apart
WITH *
WHERE (one(x) + ' ' + one(y)) IN $keys AND in_force(e1) AND in_force(e2)
RETURN one(x) + ' ' + one(y) AS key, collect(DISTINCT o.name) AS themes,
  collect(DISTINCT cited(e1)) AS evidence_theme, collect(DISTINCT cited(e2)) AS evidence_other_theme

//# rows
MATCH (x:Programme)-[r1:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(a:Actor)-[r2:FUNDS|LEADS|IMPLEMENTS|EXTENDS|ACCOUNTABLE_FOR|PARTICIPATES_IN]-(y:Programme)
WHERE one(x) IN $apart AND one(y) IN $apart
WITH *
WHERE (one(x) + ' ' + one(y)) IN $keys AND in_force(r1) AND in_force(r2)
RETURN one(x) + ' ' + one(y) AS key, collect(DISTINCT a.name) AS partners,
  collect(DISTINCT cited(r1)) AS evidence_partner, collect(DISTINCT cited(r2)) AS evidence_other_partner

//# set_aside programme
MATCH (q:Programme) WHERE q.id = $programme
RETURN 0 * count(q) AS left_out

//# set_aside
MATCH (p:Programme)-[t:TARGETS]->(c:Country|Region)
WHERE in_force(t) AND ($country = '' OR c.id IN $reached) AND on_theme(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH c.id AS place, one(p) AS id, rank, state
WHERE state_asked(state) AND ($relevance <> 'yes' OR rank = 0)
WITH place, id, min(rank) AS rank
WITH place, collect({id: id, rank: rank}) AS found
RETURN count(CASE WHEN size(found) > $most THEN 1 END) AS left_out

//# totals programme
MATCH (q:Programme)-[s:TARGETS]->(c:Country|Region)<-[t:TARGETS]-(p:Programme)
WHERE (q.id = $programme OR q.joined = $programme)
WITH *
WHERE in_force(s) AND in_force(t) AND ($country = '' OR c.id IN $reached) AND on_theme(q) AND on_theme(p) AND active(q)
  AND active(p)
WITH *, relevance(q) AS rank, relevance(p) AS other_rank, state_if_asked(q) AS state, state_if_asked(p) AS other_state
WITH c.id AS place, one(q) AS here, one(p) AS there, rank, other_rank, state, other_state
WHERE here <> there AND state_asked(state) AND state_asked(other_state)
WITH CASE WHEN here < there THEN here ELSE there END AS first, CASE WHEN here < there THEN there ELSE here END AS second,
  min(CASE WHEN rank > other_rank THEN rank ELSE other_rank END) AS rank, count(DISTINCT place) AS places
MATCH (x:Programme) WHERE one(x) = first
MATCH (y:Programme) WHERE one(y) = second
OPTIONAL MATCH (x)-[k:PART_OF|SAME_AS|SUCCEEDS]-(y)
WHERE in_force(k)
WITH first, second, rank, places, x, y, count(k.id) AS ties
OPTIONAL MATCH (x)-[h:HAS_PERIOD]->(d:Period)
WHERE in_force(h) AND d.start_date + d.end_date <> ''
WITH first, second, rank, places, ties, y, d
OPTIONAL MATCH (y)-[i:HAS_PERIOD]->(f:Period)
WHERE in_force(i) AND f.start_date + f.end_date <> ''
WITH first, second, rank, places, ties, CASE WHEN d.id IS NULL OR f.id IS NULL THEN NULL ELSE 1 END AS both,
  toInteger(left(d.start_date + '-01', 4)) * 12 + toInteger(right(left(d.start_date + '-01', 7), 2)) AS d1, CASE WHEN d.end_date = '' THEN 120000
  ELSE toInteger(left(d.end_date + '-12', 4)) * 12 + toInteger(right(left(d.end_date + '-12', 7), 2)) END AS d2, toInteger(left(f.start_date + '-01', 4)) * 12 + toInteger(right(left(f.start_date + '-01', 7), 2)) AS f1, CASE WHEN f.end_date = '' THEN 120000
  ELSE toInteger(left(f.end_date + '-12', 4)) * 12 + toInteger(right(left(f.end_date + '-12', 7), 2)) END AS f2
WITH first, second, rank, places, ties, CASE WHEN d1 > f1 THEN d1 ELSE f1 END AS from_month, CASE WHEN d2 < f2 THEN d2 ELSE f2 END AS to_month, both
WITH first, second, min(rank) AS rank, max(places) AS places, max(ties) AS ties, count(both) AS known,
  max(CASE WHEN both IS NULL THEN NULL WHEN to_month < from_month THEN 0 ELSE to_month - from_month + 1 END) AS months
WHERE ties = 0 AND ($any_time OR known = 0 OR months > 0)
UNWIND [first, second] AS id
RETURN count(DISTINCT CASE WHEN relevance_asked(rank) THEN first + ' ' + second END) AS rows,
  count(DISTINCT CASE WHEN rank = 0 THEN first + ' ' + second END) AS relevant, count(DISTINCT first + ' ' + second) AS every,
  count(DISTINCT CASE WHEN relevance_asked(rank) THEN id END) AS programmes,
  count(DISTINCT CASE WHEN relevance_asked(rank) AND known = 0 THEN first + ' ' + second END) AS undated

//# totals
MATCH (p:Programme)-[t:TARGETS]->(c:Country|Region)
WHERE in_force(t) AND ($country = '' OR c.id IN $reached) AND on_theme(p) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH c.id AS place, one(p) AS id, rank, state
WHERE state_asked(state) AND ($relevance <> 'yes' OR rank = 0)
WITH place, id, min(rank) AS rank
WITH place, collect({id: id, rank: rank}) AS found
WHERE size(found) <= $most
UNWIND found AS one
UNWIND found AS two
WITH place, one.id AS first, two.id AS second, CASE WHEN one.rank > two.rank THEN one.rank ELSE two.rank END AS rank
WHERE first < second
WITH first, second, min(rank) AS rank, count(DISTINCT place) AS places
MATCH (x:Programme) WHERE one(x) = first
MATCH (y:Programme) WHERE one(y) = second
OPTIONAL MATCH (x)-[k:PART_OF|SAME_AS|SUCCEEDS]-(y)
WHERE in_force(k)
WITH first, second, rank, places, x, y, count(k.id) AS ties
OPTIONAL MATCH (x)-[h:HAS_PERIOD]->(d:Period)
WHERE in_force(h) AND d.start_date + d.end_date <> ''
WITH first, second, rank, places, ties, y, d
OPTIONAL MATCH (y)-[i:HAS_PERIOD]->(f:Period)
WHERE in_force(i) AND f.start_date + f.end_date <> ''
WITH first, second, rank, places, ties, CASE WHEN d.id IS NULL OR f.id IS NULL THEN NULL ELSE 1 END AS both,
  toInteger(left(d.start_date + '-01', 4)) * 12 + toInteger(right(left(d.start_date + '-01', 7), 2)) AS d1, CASE WHEN d.end_date = '' THEN 120000
  ELSE toInteger(left(d.end_date + '-12', 4)) * 12 + toInteger(right(left(d.end_date + '-12', 7), 2)) END AS d2, toInteger(left(f.start_date + '-01', 4)) * 12 + toInteger(right(left(f.start_date + '-01', 7), 2)) AS f1, CASE WHEN f.end_date = '' THEN 120000
  ELSE toInteger(left(f.end_date + '-12', 4)) * 12 + toInteger(right(left(f.end_date + '-12', 7), 2)) END AS f2
WITH first, second, rank, places, ties, CASE WHEN d1 > f1 THEN d1 ELSE f1 END AS from_month, CASE WHEN d2 < f2 THEN d2 ELSE f2 END AS to_month, both
WITH first, second, min(rank) AS rank, max(places) AS places, max(ties) AS ties, count(both) AS known,
  max(CASE WHEN both IS NULL THEN NULL WHEN to_month < from_month THEN 0 ELSE to_month - from_month + 1 END) AS months
WHERE ties = 0 AND ($any_time OR known = 0 OR months > 0)
UNWIND [first, second] AS id
RETURN count(DISTINCT CASE WHEN relevance_asked(rank) THEN first + ' ' + second END) AS rows,
  count(DISTINCT CASE WHEN rank = 0 THEN first + ' ' + second END) AS relevant, count(DISTINCT first + ' ' + second) AS every,
  count(DISTINCT CASE WHEN relevance_asked(rank) THEN id END) AS programmes,
  count(DISTINCT CASE WHEN relevance_asked(rank) AND known = 0 THEN first + ' ' + second END) AS undated
