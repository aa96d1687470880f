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
// param sums bool false: nothing narrows the question: between two officials the sums kept in the graph serve
// param most int 500: of each of the two, so many of the newest meetings are looked at
// param limit int 50: rows at most
// example: kaidan go-between アメリカ ロシア
// values: {a: 'USA', b: 'RUS'}
CALL () {
  UNWIND CASE WHEN $sums THEN [0] ELSE [] END AS least
  MATCH (a:Official {id: $a})-[c:COUNTERPART]-(x:Official)-[d:COUNTERPART]-(b:Official {id: $b})
  WHERE c.held > least AND d.held > least
  RETURN x.id AS other, c.held AS withA, null AS lastA, c.pair AS pairA, d.held AS withB, null AS lastB, d.pair AS pairB
  UNION ALL
  UNWIND [$a, $b] AS one
  WITH one
  WHERE NOT ($sums AND EXISTS { (:Official {id: $a}) } AND EXISTS { (:Official {id: $b}) })
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
    WITH p, m
    ORDER BY p.actor DESC, p.on DESC
    LIMIT $most
    RETURN m, p.on AS on, p.side = one AS isSide
  }
  CALL (one, m, isSide) {
    WITH m
    WHERE isSide
    MATCH (x:Official)-[q:PARTICIPATES_IN]->(m)
    WHERE q.side IS NULL OR NOT q.side IN [$a, $b]
    RETURN q.actor AS other
    UNION ALL
    WITH one, m
    WHERE isSide IS NULL OR NOT isSide
    UNWIND m.pairs AS pair
    WITH one, split(pair, '|') AS ends
    WHERE one IN ends
    RETURN [end IN ends WHERE end <> one][0] AS other
  }
  WITH other,
    count(CASE WHEN one = $a THEN 1 END) AS withA,
    max(CASE WHEN one = $a THEN on END) AS lastA,
    count(CASE WHEN one = $b THEN 1 END) AS withB,
    max(CASE WHEN one = $b THEN on END) AS lastB
  RETURN other, withA, lastA, null AS pairA, withB, lastB, null AS pairB
}
WITH *
WHERE withA > 0 AND withB > 0
ORDER BY CASE WHEN withA < withB THEN withA ELSE withB END DESC, withA + withB DESC, other
LIMIT $limit
MATCH (x:Official {id: other})
WITH x, withA, withB,
  coalesce(lastA, COLLECT {
    MATCH ()-[r:MET]->()
    USING INDEX r:MET(pair, on)
    WHERE r.pair = pairA AND r.on > date('0001-01-01') AND r.status = 'held'
    RETURN r.on ORDER BY r.pair DESC, r.on DESC LIMIT 1
  }[0]) AS lastA,
  coalesce(lastB, COLLECT {
    MATCH ()-[r:MET]->()
    USING INDEX r:MET(pair, on)
    WHERE r.pair = pairB AND r.on > date('0001-01-01') AND r.status = 'held'
    RETURN r.on ORDER BY r.pair DESC, r.on DESC LIMIT 1
  }[0]) AS lastB
RETURN x.id AS id,
  'Official' AS label,
  x.name AS name,
  x.nameEn AS nameEn,
  withA,
  toString(lastA) AS lastA,
  withB,
  toString(lastB) AS lastB
ORDER BY CASE WHEN withA < withB THEN withA ELSE withB END DESC, withA + withB DESC, id
