// title = "Coverage: country by theme"
// description = """
// Every country that some programme targets, against every theme: 'covered' where a programme in the country addresses
// the theme, 'theme unknown' where only programmes without any theme are there, 'none found' where the documents name
// none (which is no proof that there is none). Programmes that target only a region do not cover its countries. Dates
// restrict programmes by their periods (any phase); a programme without dates is kept and counted.
// """
// chart = "heatmap"
// limit = 1000
// phrases = [
//   "gaps in coverage",
//   "coverage matrix",
//   "coverage",
//   "coverage of {country}",
//   "where are the gaps",
//   "gaps in {country}",
//   "which countries are covered",
//   "coverage gaps",
//   "which themes are covered in {country}",
//   "which countries are covered on {theme}",
//   "gaps on {theme}",
//   "coverage of {theme}",
//   "which themes are not covered in {country}",
//   "coverage in {region}",
//   "gaps in {region}",
//   "where is the gap",
//   "what is not covered in {country}",
//   "which countries are not covered on {theme}",
// ]
// examples = [{}, { country = "Egypt", gaps = "true" }]
//
// [[parameters]]
// name = "country"
// type = "country"
// help = "Only this country."
//
// [[parameters]]
// name = "region"
// type = "region"
// help = "Only countries of this region."
//
// [[parameters]]
// name = "theme"
// type = "theme"
// help = "Only this theme."
//
// [[parameters]]
// name = "gaps"
// type = "boolean"
// help = "Only cells that are not covered."
// default = false
//
// [[parameters]]
// name = "all_countries"
// type = "boolean"
// help = "With a region: also its countries that no programme targets."
// default = false
//
// [[columns]]
// name = "country"
// type = "id"
// meaning = "The country."
//
// [[columns]]
// name = "country_name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "theme"
// type = "id"
// meaning = "The theme."
//
// [[columns]]
// name = "theme_name"
// type = "string"
// meaning = "Its name."
//
// [[columns]]
// name = "coverage"
// type = "string"
// meaning = "covered, theme unknown, or none found."
//
// [[columns]]
// name = "programme_count"
// type = "integer"
// meaning = "Programmes there that address the theme."
//
// [[columns]]
// name = "programmes"
// type = "strings"
// meaning = "Which."
//
// [[columns]]
// name = "unthemed"
// type = "strings"
// meaning = "Programmes there that give no theme at all."
//
// [[totals]]
// name = "rows"
// meaning = "cells"
//
// [[totals]]
// name = "covered"
// meaning = "cells covered"
//
// [[totals]]
// name = "unknown"
// meaning = "cells with theme unknown"
//
// [[totals]]
// name = "none_found"
// meaning = "cells where none was found"
//
// [[totals]]
// name = "countries"
// meaning = "countries"

//# rows
MATCH (c:Country), (o:Theme)
WHERE ($theme = '' OR o.id = $theme)
  AND ($country = '' OR c.id = $country)
  AND ($region = '' OR EXISTS { MATCH (c)-[m:PART_OF]->(g:Region {id: $region})
      WHERE in_force(m) })
  AND ($country <> '' OR ($region <> '' AND $all_countries) OR EXISTS { MATCH (w:Programme)-[n:TARGETS]->(c)
      WHERE in_force(n) })
OPTIONAL MATCH (p:Programme)-[t:TARGETS]->(c)
WHERE in_force(t)
  AND active(p)
OPTIONAL MATCH (p)-[e:ADDRESSES]->(o)
WHERE in_force(e)
WITH c, o, p, t, e, EXISTS { MATCH (p)-[s:ADDRESSES]->(z:Theme)
      WHERE in_force(s) } AS themed
WITH c, o, count(DISTINCT CASE WHEN e.id IS NULL THEN NULL ELSE p.id END) AS covering,
  count(DISTINCT CASE WHEN p.id IS NULL OR themed THEN NULL ELSE p.id END) AS unthemed,
  collect(DISTINCT CASE WHEN e.id IS NULL THEN NULL ELSE p.name END) AS programmes,
  collect(DISTINCT CASE WHEN p.id IS NULL OR themed THEN NULL ELSE p.name END) AS unthemed_programmes,
  collect(DISTINCT CASE WHEN e.id IS NOT NULL OR NOT themed
  THEN cited(t) END) AS evidence_place,
  collect(DISTINCT cited(e)) AS evidence
WITH c, o, covering, unthemed, programmes, unthemed_programmes, evidence, evidence_place,
  CASE WHEN covering > 0 THEN 'covered' WHEN unthemed > 0 THEN 'theme unknown' ELSE 'none found' END AS coverage
WHERE NOT $gaps OR coverage <> 'covered'
RETURN c.id AS country, c.name AS country_name, o.id AS theme, o.name AS theme_name, coverage AS coverage, covering AS programme_count,
  programmes AS programmes, unthemed_programmes AS unthemed, evidence AS evidence,
  CASE WHEN coverage = 'none found' THEN NULL ELSE evidence_place END AS evidence_place
ORDER BY country_name, country, theme SKIP $offset LIMIT $limit

//# totals
MATCH (c:Country), (o:Theme)
WHERE ($theme = '' OR o.id = $theme)
  AND ($country = '' OR c.id = $country)
  AND ($region = '' OR EXISTS { MATCH (c)-[m:PART_OF]->(g:Region {id: $region})
      WHERE in_force(m) })
  AND ($country <> '' OR ($region <> '' AND $all_countries) OR EXISTS { MATCH (w:Programme)-[n:TARGETS]->(c)
      WHERE in_force(n) })
OPTIONAL MATCH (p:Programme)-[t:TARGETS]->(c)
WHERE in_force(t)
  AND active(p)
OPTIONAL MATCH (p)-[e:ADDRESSES]->(o)
WHERE in_force(e)
WITH c, o, p, t, e, EXISTS { MATCH (p)-[s:ADDRESSES]->(z:Theme)
      WHERE in_force(s) } AS themed
WITH c, o, count(DISTINCT CASE WHEN e.id IS NULL THEN NULL ELSE p.id END) AS covering,
  count(DISTINCT CASE WHEN p.id IS NULL OR themed THEN NULL ELSE p.id END) AS unthemed
WITH c, o, CASE WHEN covering > 0 THEN 'covered' WHEN unthemed > 0 THEN 'theme unknown' ELSE 'none found' END AS coverage
WHERE NOT $gaps OR coverage <> 'covered'
RETURN count(*) AS rows, count(CASE WHEN coverage = 'covered' THEN 1 END) AS covered,
  count(CASE WHEN coverage = 'theme unknown' THEN 1 END) AS unknown, count(CASE WHEN coverage = 'none found' THEN 1 END) AS none_found,
  count(DISTINCT c.id) AS countries
