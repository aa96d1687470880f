// 両方と会ったのは誰か
// en: Who met both?
// param a string: id of an official or organisation, or code of a country
// param b string: the other one
// param since date 0001-01-01: first day
// param until date 9999-12-31: last day
// param country string null: code of a country that takes part
// param kinds list null: summit, ministerial, senior_officials, talks, conference, visit, contact
// param statuses list ['held']: held, planned, proposed, unconfirmed, cancelled, rejected
// param place string null: part of a place's name, or a country code
// param topic string null: part of a topic
// param most int 10000: of each of the two, so many of the newest meetings are looked at
// param limit int 50: rows at most
// example: kaidan go-between アメリカ ロシア
// values: {a: 'USA', b: 'RUS'}
UNWIND [$a, $b] AS one
CALL (one) {
  MATCH ()-[p:PARTICIPATES_IN]->(m)
  USING INDEX p:PARTICIPATES_IN(actor, on)
  WHERE p.actor = one
    AND p.on <= date($until)
    AND p.on >= date($since) - duration({years: 1})
    AND coalesce(m.end, m.on) >= date($since)
    AND ($kinds IS NULL OR m.kind IN $kinds)
    AND ($statuses IS NULL OR m.status IN $statuses)
    AND ($place IS NULL OR m.place CONTAINS $place OR m.placeCountry = $place)
    AND ($country IS NULL OR $country IN m.countries)
    AND ($topic IS NULL OR any(t IN m.topics WHERE t CONTAINS $topic))
  RETURN p, m
  ORDER BY p.actor DESC, p.on DESC
  LIMIT $most
}
CALL (p, m) {
  WITH p, m
  WHERE p.side = p.actor
  MATCH (x:Official)-[q:PARTICIPATES_IN]->(m)
  WHERE q.side IS NULL OR NOT q.side IN [$a, $b]
  RETURN q.actor AS other
  UNION ALL
  WITH p, m
  WHERE p.side IS NULL OR p.side <> p.actor
  UNWIND m.pairs AS pair
  WITH p, split(pair, '|') AS ends
  WHERE p.actor IN ends
  RETURN [end IN ends WHERE end <> p.actor][0] AS other
}
WITH other,
  count(CASE WHEN p.actor = $a THEN 1 END) AS withA,
  max(CASE WHEN p.actor = $a THEN p.on END) AS lastA,
  count(CASE WHEN p.actor = $b THEN 1 END) AS withB,
  max(CASE WHEN p.actor = $b THEN p.on END) AS lastB
WHERE withA > 0 AND withB > 0
WITH other, withA, lastA, withB, lastB
ORDER BY CASE WHEN withA < withB THEN withA ELSE withB END DESC, withA + withB DESC, other
LIMIT $limit
MATCH (x:Official {id: other})
RETURN x.id AS id,
  'Official' AS label,
  x.name AS name,
  x.nameEn AS nameEn,
  withA,
  toString(lastA) AS lastA,
  withB,
  toString(lastB) AS lastB
ORDER BY CASE WHEN withA < withB THEN withA ELSE withB END DESC, withA + withB DESC, id
