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
// param most int 1000: of each topic, and of all topics together, so many of the newest meetings are counted
// param limit int 50: rows at most
// example: kaidan about 拉致問題 --who
// values: {text: '"拉致問題"', words: ['拉致問題']}
CALL () {
  CALL db.index.fulltext.queryNodes('topicText', $text, {limit: 200}) YIELD node AS topic
  CALL (topic) {
    MATCH (m)-[r:ABOUT]->()
    USING INDEX r:ABOUT(topic, on)
    WHERE r.topic = topic.name
      AND r.on <= date($until)
      AND r.on >= date($since) - duration({years: 1})
    RETURN m, r.on AS on
    ORDER BY r.topic DESC, r.on DESC
    LIMIT $most
  }
  WITH DISTINCT m, on
  ORDER BY on DESC
  LIMIT $most
  RETURN collect(m) AS byTopic
}
CALL (byTopic) {
  UNWIND byTopic AS m
  RETURN m
  UNION
  WITH byTopic
  WHERE size(byTopic) < $most
  CALL db.index.fulltext.queryNodes('meetingText', $text, {limit: 200}) YIELD node AS m
  RETURN m
  UNION
  WITH byTopic
  WHERE size(byTopic) < $most
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
  AND ($topic IS NULL OR any(t IN m.topics WHERE t CONTAINS $topic))
WITH m, m.name AS name, m.on AS on, CASE m.status WHEN 'held' THEN 1 END AS held
ORDER BY on DESC, m.id
MATCH (x)-[:PARTICIPATES_IN]->(m)
WITH x,
  count(m) AS meetings,
  count(held) AS held,
  max(on) AS last,
  collect(name)[..5] AS names
ORDER BY x:Official DESC, meetings DESC, coalesce(x.code, x.id)
LIMIT $limit
RETURN coalesce(x.code, x.id) AS id,
  labels(x)[0] AS label,
  x.name AS name,
  x.nameEn AS nameEn,
  meetings,
  held,
  toString(last) AS last,
  names
ORDER BY label = 'Official' DESC, meetings DESC, id
