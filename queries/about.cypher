// ある議題についての会談
// en: Meetings about a topic
// param text string: full-text query over topics, meetings and briefs: quoted words joined by AND
// param words list: the words again, as they are
// param who string null: somebody who must take part, id or code
// param since date 0001-01-01: first day
// param until date 9999-12-31: last day
// param country string null: code of a country that takes part
// param kinds list null: summit, ministerial, senior_officials, talks, conference, visit, contact
// param statuses list null: held, planned, proposed, unconfirmed, cancelled, rejected
// param place string null: part of a place's name, or a country code
// param topic string null: part of a topic
// param limit int 50: rows at most
// example: kaidan about 拉致問題
// values: {text: '"拉致問題"', words: ['拉致問題']}
CALL () {
  CALL db.index.fulltext.queryNodes('topicText', $text, {limit: 200}) YIELD node AS topic
  CALL (topic) {
    MATCH (m)-[r:ABOUT]->()
    USING INDEX r:ABOUT(topic, on)
    WHERE r.topic = topic.name
      AND r.on <= date($until)
      AND r.on >= date($since) - duration({years: 1})
      AND coalesce(m.end, m.on) >= date($since)
      AND ($kinds IS NULL OR m.kind IN $kinds)
      AND ($statuses IS NULL OR m.status IN $statuses)
      AND ($place IS NULL OR m.place CONTAINS $place OR m.placeCountry = $place)
      AND ($country IS NULL OR $country IN m.countries)
      AND ($topic IS NULL OR any(t IN m.topics WHERE t CONTAINS $topic))
      AND ($who IS NULL OR EXISTS { (m)<-[:PARTICIPATES_IN {actor: $who}]-() })
    RETURN m
    ORDER BY r.topic DESC, r.on DESC
    LIMIT $limit
  }
  RETURN collect(DISTINCT m) AS byTopic
}
CALL (byTopic) {
  UNWIND byTopic AS m
  RETURN m
  UNION
  WITH byTopic
  WHERE size(byTopic) < $limit
  CALL db.index.fulltext.queryNodes('meetingText', $text, {limit: 200}) YIELD node AS m
  RETURN m
  UNION
  WITH byTopic
  WHERE size(byTopic) < $limit
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
  AND ($who IS NULL OR EXISTS { (m)<-[:PARTICIPATES_IN {actor: $who}]-() })
WITH m
ORDER BY m.on DESC, m.id
LIMIT $limit
WITH m,
  COLLECT {
    MATCH (x)-[p:PARTICIPATES_IN]->(m)
    RETURN {id: p.actor, label: labels(x)[0], name: x.name, nameEn: x.nameEn, office: p.office, serves: p.side} ORDER BY p.actor
  } AS actors
RETURN m.id AS meeting,
  m.name AS name,
  toString(m.start) AS start,
  toString(m.end) AS end,
  m.precision AS precision,
  toString(m.on) AS day,
  m.status AS status,
  m.kind AS kind,
  m.mode AS mode,
  m.place AS place,
  [x IN actors WHERE x.label <> 'Official'] AS sides,
  [x IN actors WHERE x.label = 'Official'] AS officials,
  m.topics AS topics,
  m.reports AS reports,
  m.conflicts AS conflicts,
  COLLECT {
    MATCH (b:Brief)-[r:REPORTS]->(m)
    UNWIND range(0, size(r.statements) - 1) AS nr
    RETURN {brief: b.id, published: toString(b.published), statement: r.statements[nr], text: r.quotes[nr]}
    ORDER BY b.published, b.id, r.statements[nr]
    LIMIT 40
  } AS evidence
ORDER BY day DESC, meeting
