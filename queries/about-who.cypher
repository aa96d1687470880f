// ある議題について話したのは誰か
// en: Who discussed a topic?
// param text string: full-text query over topics, meetings and briefs: quoted words joined by AND
// param words list: the words again, as they are
// param since date 0001-01-01: first day
// param until date 9999-12-31: last day
// param country string null: code of a country that takes part
// param kinds list null: summit, ministerial, senior_officials, talks, conference, visit, contact
// param statuses list null: held, planned, proposed, unconfirmed, cancelled, rejected
// param place string null: part of a place's name, or a country code
// param topic string null: part of a topic
// param limit int 50: rows at most
// example: kaidan about 拉致問題 --who
// values: {text: '"拉致問題"', words: ['拉致問題']}
CALL () {
  CALL db.index.fulltext.queryNodes('topicText', $text, {limit: 200}) YIELD node AS t
  MATCH (m:Meeting)-[:ABOUT]->(t)
  RETURN m
  UNION
  CALL db.index.fulltext.queryNodes('meetingText', $text, {limit: 200}) YIELD node AS m
  RETURN m
  UNION
  CALL db.index.fulltext.queryNodes('briefText', $text, {limit: 200}) YIELD node AS b
  MATCH (b)-[r:REPORTS]->(m:Meeting)
  WHERE any(quote IN r.quotes WHERE all(word IN $words WHERE toLower(quote) CONTAINS toLower(word)))
  RETURN m
}
WITH DISTINCT m
WHERE m.on <= date($until)
  AND m.on >= date($since) - duration({years: 1})
  AND coalesce(m.end, m.on) >= date($since)
  AND ($kinds IS NULL OR m.kind IN $kinds)
  AND ($statuses IS NULL OR m.status IN $statuses)
  AND ($place IS NULL OR m.place CONTAINS $place OR m.placeCountry = $place)
  AND ($country IS NULL OR $country IN m.countries)
  AND ($topic IS NULL OR EXISTS { (m)-[:ABOUT]->(t:Topic) WHERE t.name CONTAINS $topic })
MATCH (x)-[:PARTICIPATES_IN]->(m)
WITH x, m
ORDER BY m.on DESC
WITH x, collect(m) AS ms
RETURN coalesce(x.code, x.id) AS id,
  labels(x)[0] AS label,
  x.name AS name,
  x.nameEn AS nameEn,
  size(ms) AS meetings,
  size([m IN ms WHERE m.status = 'held']) AS held,
  toString(reduce(last = null, m IN ms | coalesce(last, m.on))) AS last,
  [m IN ms[..5] | m.name] AS names
ORDER BY label = 'Official' DESC, meetings DESC, id
LIMIT $limit
