// 二人はどうつながるか
// en: How are two people connected through meetings?
// param a string: id of an official
// param b string: the other one
// param since date 0001-01-01: first day
// param until date 9999-12-31: last day
// param country string null: code of a country that takes part
// param kinds list null: summit, ministerial, senior_officials, talks, conference, visit, contact
// param statuses list ['held']: held, planned, proposed, unconfirmed, cancelled, rejected
// param place string null: part of a place's name, or a country code
// param topic string null: part of a topic
// param maxHops int 4: meetings on the way at most, 8 or fewer
// example: kaidan path 岸田文雄 習近平
// values: {a: 'kishida-fumio', b: 'xi-jinping'}
MATCH (a:Official {id: $a}), (b:Official {id: $b})
WITH a, b,
  COLLECT {
    MATCH ()-[r:MET]->()
    USING INDEX r:MET(pair, on)
    WHERE r.pair = CASE WHEN $a < $b THEN $a + '|' + $b ELSE $b + '|' + $a END
      AND r.on <= date($until)
      AND r.on >= date($since) - duration({years: 1})
      AND ($kinds IS NULL OR r.kind IN $kinds)
      AND ($statuses IS NULL OR r.status IN $statuses)
    WITH r
    ORDER BY r.pair DESC, r.on DESC
    MATCH (m:Meeting {id: r.meeting})
    WHERE coalesce(m.end, m.on) >= date($since)
      AND ($place IS NULL OR m.place CONTAINS $place OR m.placeCountry = $place)
      AND ($country IS NULL OR $country IN m.countries)
      AND ($topic IS NULL OR any(t IN m.topics WHERE t CONTAINS $topic))
    RETURN m
    LIMIT 1
  }[0] AS direct
CALL (a, b, direct) {
  WITH a, b, direct
  WHERE direct IS NOT NULL
  RETURN [a, direct, b] AS stops
  UNION ALL
  WITH a, b, direct
  WHERE direct IS NULL
  MATCH way = shortestPath((a)-[:PARTICIPATES_IN*..16]-(b))
  WHERE all(m IN nodes(way) WHERE m:Official OR m:Meeting
    AND m.on <= date($until)
    AND m.on >= date($since) - duration({years: 1})
    AND coalesce(m.end, m.on) >= date($since)
    AND ($kinds IS NULL OR m.kind IN $kinds)
    AND ($statuses IS NULL OR m.status IN $statuses)
    AND ($place IS NULL OR m.place CONTAINS $place OR m.placeCountry = $place)
    AND ($country IS NULL OR $country IN m.countries)
    AND ($topic IS NULL OR any(t IN m.topics WHERE t CONTAINS $topic)))
  RETURN nodes(way) AS stops
}
WITH stops, size(stops) / 2 AS hops
WHERE hops <= $maxHops
UNWIND range(0, hops - 1) AS i
WITH i, stops[2 * i] AS from, stops[2 * i + 1] AS m, stops[2 * i + 2] AS to
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
