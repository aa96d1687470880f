// 二者を比べる
// en: Compare two: whom each met
// param a string: id of an official or organisation, or code of a country
// param b string: the other one
// param since date null: first day; without a date the sums kept in the graph serve
// param until date null: last day
// param limit int 50: rows at most
// example: kaidan compare 岸田文雄 尹錫悦
// values: {a: 'JPN', b: 'KOR'}
CALL () {
  MATCH (a:Official {id: $a}) RETURN a
  UNION
  MATCH (a:Country {code: $a}) RETURN a
  UNION
  MATCH (a:Organization {id: $a}) RETURN a
}
CALL () {
  MATCH (b:Official {id: $b}) RETURN b
  UNION
  MATCH (b:Country {code: $b}) RETURN b
  UNION
  MATCH (b:Organization {id: $b}) RETURN b
}
UNWIND [a, b] AS one
CALL (one) {
  MATCH (one)-[c:COUNTERPART]-(x)
  WHERE $since IS NULL AND $until IS NULL
  RETURN x, c.meetings AS meetings, c.held AS held
  UNION ALL
  MATCH (one)-[r:MET]-(x)
  WHERE ($since IS NOT NULL OR $until IS NOT NULL)
    AND r.on >= date(coalesce($since, '0001-01-01')) AND r.on <= date(coalesce($until, '9999-12-31'))
  RETURN x, count(r) AS meetings, count(CASE r.status WHEN 'held' THEN 1 END) AS held
}
WITH a, b, one, x, meetings, held
WHERE x <> a AND x <> b
WITH x,
  sum(CASE WHEN one = a THEN meetings ELSE 0 END) AS withA,
  sum(CASE WHEN one = a THEN held ELSE 0 END) AS heldA,
  sum(CASE WHEN one = b THEN meetings ELSE 0 END) AS withB,
  sum(CASE WHEN one = b THEN held ELSE 0 END) AS heldB
RETURN coalesce(x.code, x.id) AS id,
  labels(x)[0] AS label,
  x.name AS name,
  x.nameEn AS nameEn,
  withA,
  heldA,
  withB,
  heldB
ORDER BY label = 'Official' DESC, withA + withB DESC, id
LIMIT $limit
