// 二人はどうつながるか
// en: How are two people connected through meetings?
// param a string: id of an official
// param b string: the other one
// param since date 0001-01-01: meetings from this day on
// param statuses list ['held']: states that count
// param maxHops int 4: meetings on the way at most, 8 or fewer
// example: kaidan path 岸田文雄 習近平
// values: {a: 'kishida-fumio', b: 'xi-jinping'}
MATCH (a:Official {id: $a}), (b:Official {id: $b})
MATCH way = shortestPath((a)-[:PARTICIPATES_IN*..16]-(b))
WHERE all(n IN nodes(way) WHERE n:Official OR n:Meeting AND n.status IN $statuses AND n.on >= date($since))
WITH way, length(way) / 2 AS hops
WHERE hops <= $maxHops
UNWIND range(0, hops - 1) AS i
WITH i, nodes(way)[2 * i] AS from, nodes(way)[2 * i + 1] AS m, nodes(way)[2 * i + 2] AS to
RETURN i + 1 AS hop,
  {id: from.id, label: 'Official', name: from.name, nameEn: from.nameEn} AS from,
  {id: to.id, label: 'Official', name: to.name, nameEn: to.nameEn} AS to,
  m.id AS meeting,
  m.name AS name,
  toString(m.start) AS start,
  toString(m.on) AS day,
  m.place AS place,
  COLLECT {
    MATCH (b:Brief)-[r:REPORTS]->(m)
    UNWIND range(0, size(r.statements) - 1) AS nr
    RETURN {brief: b.id, published: toString(b.published), statement: r.statements[nr], text: r.quotes[nr]}
    ORDER BY b.published, b.id, r.statements[nr]
    LIMIT 40
  } AS evidence
ORDER BY hop
