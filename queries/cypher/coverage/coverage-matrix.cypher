// title = "Coverage: country by theme"
// description = """
// Every country that some programme targets, against every theme: 'covered' where a programme in the country addresses
// the theme, 'theme unknown' where only programmes are there to which no source that names the country gives a theme, 'none
// found' where the documents name none (which is no proof that there is none). Only programmes about trafficking count, unless relevance says otherwise;
// one that several sources describe counts once. Programmes that target only a region do not cover its countries. Dates
// restrict programmes by their periods (any phase); a programme without dates is kept and counted. Of each cell the first
// programmes are listed with their evidence (each), those about trafficking first, then by id; figures count all of them.
// """
// chart = "heatmap"
// analysis = "coverage"
// each = 5
// limit = 1000
// relevance = "yes"
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
// meaning = "The first of them (see each)."
//
// [[columns]]
// name = "unthemed_count"
// type = "integer"
// meaning = "Programmes there to which no source that names the country gives a theme."
//
// [[columns]]
// name = "unthemed"
// type = "strings"
// meaning = "The first of those (see each)."
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
//
// [[totals]]
// name = "others"
// meaning = "programmes of another relevance"
// offer = "{n} programmes in these countries that are not of the relevance asked for were not counted: relevance=all."

//# edges
MATCH (c:Country)<-[t:TARGETS]-(p:Programme)-[e:ADDRESSES]->(o:Theme)
WHERE country_asked(c) AND in_region(c) AND as_relevant_as_asked(p) AND p.joined IS NOT NULL
WITH *
WHERE in_force(t) AND in_force(e) AND active(p)
WITH *, state_if_asked(p) AS state
WITH c.id + ' ' + p.joined AS there, state
WHERE state_asked(state)
RETURN 'themed' AS kind, '' AS country, '' AS country_name, '' AS theme, '' AS theme_name, count(DISTINCT there) AS number,
  collect(DISTINCT there) AS listed
ORDER BY kind

//# edges
MATCH (o:Theme)
WHERE $theme = '' OR o.id = $theme
RETURN 'theme' AS kind, '' AS country, '' AS country_name, o.id AS theme, o.name AS theme_name, 0 AS number
ORDER BY theme

//# edges
MATCH (c:Country)
WHERE country_asked(c) AND in_region(c)
RETURN 'country' AS kind, c.id AS country, c.name AS country_name, '' AS theme, '' AS theme_name, 0 AS number
ORDER BY country

//# edges
MATCH (c:Country)<-[t:TARGETS]-(p:Programme)
WHERE ($country = '' OR c.id = $country) AND in_region(c) AND in_force(t) AND active(p)
RETURN 'there' AS kind, c.id AS country, '' AS country_name, '' AS theme, '' AS theme_name, count(*) AS number
ORDER BY country

//# edges
MATCH (c:Country)<-[t:TARGETS]-(p:Programme)
WHERE country_asked(c) AND in_region(c) AND as_relevant_as_asked(p) AND in_force(t) AND active(p) AND NOT themed(p)
  AND (p.joined IS NULL OR NOT (c.id + ' ' + p.joined) IN $apart)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH c, one(p) AS programme, rank, state
WHERE state_asked(state)
WITH c.id AS country, programme, min(rank) AS rank
RETURN 'unthemed' AS kind, country AS country, '' AS country_name, '' AS theme, '' AS theme_name, count(*) AS number, rank AS rank,
  first_few(programme) AS listed
ORDER BY country, rank

//# edges
MATCH (c:Country)<-[t:TARGETS]-(p:Programme)-[e:ADDRESSES]->(o:Theme)
WHERE country_asked(c) AND in_region(c) AND as_relevant_as_asked(p) AND ($theme = '' OR o.id = $theme)
WITH *
WHERE in_force(t) AND in_force(e) AND active(p)
WITH *, relevance(p) AS rank, state_if_asked(p) AS state
WITH c, o, one(p) AS programme, rank, state
WHERE state_asked(state)
WITH c.id AS country, o.id AS theme, programme, min(rank) AS rank
RETURN 'cell' AS kind, country AS country, '' AS country_name, theme AS theme, '' AS theme_name, count(*) AS number, rank AS rank,
  first_few(programme) AS listed
ORDER BY country, theme, rank

//# edges
MATCH (c:Country)<-[t:TARGETS]-(p:Programme)
WHERE country_asked(c) AND in_region(c) AND NOT as_relevant_as_asked(p) AND in_force(t) AND active(p)
WITH count(DISTINCT one(p)) AS number
RETURN 'others' AS kind, '' AS country, '' AS country_name, '' AS theme, '' AS theme_name, number AS number
ORDER BY kind

//# parts
MATCH (p:Programme)
WHERE p.joined IS NOT NULL AND p.joined IN $parts
RETURN p.joined AS key, p.id AS part ORDER BY key, part

//# rows
looked_up(p)-[e:ADDRESSES]->(o:Theme)
MATCH (p)-[t:TARGETS]->(c:Country)
WITH *
WHERE country_asked(c) AND in_force(t) AND in_force(e) AND active(p)
WITH *, state_if_asked(p) AS state
WHERE state_asked(state)
RETURN p.id AS part, c.id + ' ' + o.id AS key, {id: one(p), name: p.name} AS programmes, cited(e) AS evidence, cited(t) AS evidence_place

//# rows
looked_up(p)-[t:TARGETS]->(c:Country)
WHERE country_asked(c) AND in_force(t) AND active(p)
WITH *, state_if_asked(p) AS state
WHERE state_asked(state)
RETURN p.id AS part, c.id AS key, {id: one(p), name: p.name} AS unthemed, cited(t) AS evidence_unthemed
