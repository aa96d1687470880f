// 会談の詳細
// en: One meeting with all accounts
// param id string: id of the meeting, also a former one
// example: kaidan show chn-jpn-kor-summit
// values: {id: 'jck-summit-next'}
MATCH (m:Meeting {id: $id})
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
  } AS evidence,
  m.disagreements AS disagreements,
  COLLECT {
    MATCH (b:Brief)-[r:REPORTS]->(m)
    RETURN {brief: b.id, published: toString(b.published), kind: r.kind, status: r.status, start: r.start, end: r.end, place: r.place} ORDER BY b.published, b.id
  } AS accounts
