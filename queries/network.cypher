// 誰が誰とつながるか（組と回数）
// en: Pairs of officials or countries and how often they met
// param label string Official: Official or Country
// param since date null: first day; without a date the sums kept in the graph serve
// param until date null: last day
// param limit int 2000: pairs at most
// example: kaidan network
CALL () {
  UNWIND CASE WHEN $since IS NULL AND $until IS NULL THEN [0] ELSE [] END AS least
  MATCH (x)-[c:COUNTERPART]->(y)
  WHERE c.meetings > least
    AND $label IN labels(x) AND $label IN labels(y)
  RETURN x, y, c.meetings AS meetings, c.held AS held
  ORDER BY c.meetings DESC
  LIMIT $limit
  UNION ALL
  UNWIND CASE WHEN $since IS NULL AND $until IS NULL THEN [] ELSE [coalesce($since, '0001-01-01')] END AS first
  MATCH (m:Meeting)
  WHERE m.on >= date(first) AND m.on <= date(coalesce($until, '9999-12-31'))
  UNWIND m.pairs AS pair
  WITH pair, count(m) AS meetings, count(CASE m.status WHEN 'held' THEN 1 END) AS held
  MATCH (x)-[c:COUNTERPART]->(y)
  USING INDEX SEEK c:COUNTERPART(pair)
  WHERE c.pair = pair
    AND $label IN labels(x) AND $label IN labels(y)
  RETURN x, y, meetings, held
}
WITH x, y, meetings, held
ORDER BY meetings DESC, held DESC, coalesce(x.code, x.id), coalesce(y.code, y.id)
LIMIT $limit
RETURN {id: coalesce(x.code, x.id), label: $label, name: x.name, nameEn: x.nameEn} AS a,
  {id: coalesce(y.code, y.id), label: $label, name: y.name, nameEn: y.nameEn} AS b,
  meetings,
  held
