// 二者を比べる
// en: Compare two: whom each met
// param a string: id of an official or organisation, or code of a country
// param b string: the other one
// param since date 0001-01-01: first day
// param until date 9999-12-31: last day
// param country string null: code of a country that takes part
// param kinds list null: summit, ministerial, senior_officials, talks, conference, visit, contact
// param statuses list null: held, planned, proposed, unconfirmed, cancelled, rejected
// param place string null: part of a place's name, or a country code
// param topic string null: part of a topic
// param sums bool true: nothing narrows the question: the sums kept in the graph serve
// param most int 1000: where they do not, so many of the newest meetings of each are looked at
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
  WITH one
  WHERE $sums
  MATCH (one)-[c:COUNTERPART]-(x)
  RETURN x, c.meetings AS meetings, c.held AS held
  UNION ALL
  WITH coalesce(one.code, one.id) AS id
  WHERE NOT $sums
  CALL (id) {
    MATCH ()-[p:PARTICIPATES_IN]->(m)
    USING INDEX p:PARTICIPATES_IN(actor, on)
    WHERE p.actor = id
      AND p.on <= date($until)
      AND p.on >= date($since) - duration({years: 1})
      AND coalesce(m.end, m.on) >= date($since)
      AND ($kinds IS NULL OR m.kind IN $kinds)
      AND ($statuses IS NULL OR m.status IN $statuses)
      AND ($place IS NULL OR m.place CONTAINS $place OR m.placeCountry = $place)
      AND ($country IS NULL OR $country IN m.countries)
      AND ($topic IS NULL OR any(t IN m.topics WHERE t CONTAINS $topic))
    RETURN m
    ORDER BY p.actor DESC, p.on DESC
    LIMIT $most
  }
  UNWIND [pair IN m.pairs WHERE pair STARTS WITH id + '|' OR pair ENDS WITH '|' + id] AS pair
  WITH id, pair,
    count(m) AS meetings,
    count(CASE m.status WHEN 'held' THEN 1 END) AS held
  WITH [end IN split(pair, '|') WHERE end <> id][0] AS other, meetings, held
  CALL (other) {
    MATCH (x:Official {id: other}) RETURN x
    UNION
    MATCH (x:Country {code: other}) RETURN x
    UNION
    MATCH (x:Organization {id: other}) RETURN x
  }
  RETURN x, meetings, held
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
