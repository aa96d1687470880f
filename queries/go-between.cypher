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
UNWIND [1, 2] AS side
WITH a, b, side, CASE side WHEN 1 THEN a ELSE b END AS one
CALL (one) {
  WITH one
  WHERE one:Official
  RETURN one AS o
  UNION
  MATCH (o:Official)-[:REPRESENTS]->(one)
  RETURN o
}
MATCH (o)-[r:MET]-(x:Official)
WHERE ($statuses IS NULL OR r.status IN $statuses)
  AND r.on <= date($until)
  AND r.on >= date($since)
WITH a, b, x,
  count(DISTINCT CASE side WHEN 1 THEN r.meeting END) AS withA,
  max(CASE side WHEN 1 THEN r.on END) AS lastA,
  count(DISTINCT CASE side WHEN 2 THEN r.meeting END) AS withB,
  max(CASE side WHEN 2 THEN r.on END) AS lastB
WHERE withA > 0 AND withB > 0
  AND x <> a AND x <> b
  AND NOT (x)-[:REPRESENTS]->(a)
  AND NOT (x)-[:REPRESENTS]->(b)
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
