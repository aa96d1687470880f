// これからの会談
// en: Meetings to come
// param on date: the day from which one looks ahead
// param since date 0001-01-01: first day
// param until date 9999-12-31: last day
// param country string null: code of a country that takes part
// param kinds list null: summit, ministerial, senior_officials, talks, conference, visit, contact
// param statuses list null: held, planned, proposed, unconfirmed, cancelled, rejected
// param place string null: part of a place's name, or a country code
// param topic string null: part of a topic
// param limit int 50: rows at most
// example: kaidan upcoming --on 2023-10-05
// values: {on: '2023-10-05'}
UNWIND ['planned', 'proposed', 'unconfirmed'] AS status
CALL (status) {
  MATCH (m:Meeting)
  WHERE m.status = status
    AND m.on >= date($on) - duration({years: 1})
    AND (m.end IS NULL OR m.end >= date($on))
    AND m.on <= date($until)
    AND coalesce(m.end, m.on) >= date($since)
    AND ($kinds IS NULL OR m.kind IN $kinds)
    AND ($statuses IS NULL OR m.status IN $statuses)
    AND ($place IS NULL OR m.place CONTAINS $place OR m.placeCountry = $place)
    AND ($country IS NULL OR $country IN m.countries)
    AND ($topic IS NULL OR any(t IN m.topics WHERE t CONTAINS $topic))
  RETURN m
}
WITH m
ORDER BY m.end IS NULL, m.end, m.start DESC, m.reports DESC, m.id
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
ORDER BY end IS NULL, end, start DESC, reports DESC, meeting
