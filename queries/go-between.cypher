// 両方と会ったのは誰か
// en: Who met both?
// param a string: id of an official or organisation, or code of a country
// param b string: the other one
// param since date 0001-01-01: first day
// param until date 9999-12-31: last day
// param statuses list ['held']: states that count
// param limit int 50: rows at most
// example: kaidan go-between アメリカ ロシア
// values: {a: 'USA', b: 'RUS'}
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
MATCH (a)-[:PARTICIPATES_IN]->(m:Meeting)<-[:PARTICIPATES_IN]-(x:Official)
WHERE x <> a AND x <> b
  AND NOT (x)-[:REPRESENTS]->(a)
  AND NOT (x)-[:REPRESENTS]->(b)
  AND ($statuses IS NULL OR m.status IN $statuses)
  AND m.on <= date($until) AND m.on >= date($since)
WITH a, b, x, count(m) AS withA, max(m.on) AS lastA
MATCH (x)-[:PARTICIPATES_IN]->(m:Meeting)<-[:PARTICIPATES_IN]-(b)
WHERE ($statuses IS NULL OR m.status IN $statuses)
  AND m.on <= date($until) AND m.on >= date($since)
WITH x, withA, lastA, count(m) AS withB, max(m.on) AS lastB
RETURN x.id AS id,
  'Official' AS label,
  x.name AS name,
  x.nameEn AS nameEn,
  withA,
  toString(lastA) AS lastA,
  withB,
  toString(lastB) AS lastB
ORDER BY withA + withB DESC, id
LIMIT $limit
