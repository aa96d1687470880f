// 誰が誰と会ったか
// en: Who met whom?
// param a string: id of an official or organisation, or code of a country
// param with list []: others who must take part too, ids or codes
// param since date 0001-01-01: first day
// param until date 9999-12-31: last day
// param country string null: code of a country that takes part
// param kinds list null: summit, ministerial, senior_officials, talks, conference, visit, contact
// param statuses list null: held, planned, proposed, unconfirmed, cancelled, rejected
// param place string null: part of a place's name, or a country code
// param topic string null: part of a topic
// param limit int 50: rows at most
// example: kaidan met 王毅
// values: {a: 'wang-yi'}
MATCH ()-[p:PARTICIPATES_IN]->(m)
USING INDEX p:PARTICIPATES_IN(actor, on)
WHERE p.actor = $a
  AND p.on <= date($until)
  AND p.on >= date($since) - duration({years: 1})
  AND ($kinds IS NULL OR m.kind IN $kinds)
  AND ($statuses IS NULL OR m.status IN $statuses)
  AND ($place IS NULL OR m.place CONTAINS $place OR m.placeCountry = $place)
  AND coalesce(m.end, p.on) >= date($since)
  AND ($country IS NULL OR $country IN m.countries)
  AND ($topic IS NULL OR any(t IN m.topics WHERE t CONTAINS $topic))
  AND all(other IN $with WHERE other IN COLLECT { MATCH (m)<-[q:PARTICIPATES_IN]-() RETURN q.actor })
WITH m
ORDER BY p.actor DESC, p.on DESC, m.id
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
