// 会談の詳細
// en: One meeting with all accounts
// param id string: id of the meeting, also a former one
// example: kaidan show chn-jpn-kor-summit
// values: {id: 'jck-summit-next'}
MATCH (m:Meeting {id: $id})
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
  COLLECT {
    MATCH (c:Country|Organization)-[:PARTICIPATES_IN]->(m)
    RETURN {id: coalesce(c.code, c.id), label: labels(c)[0], name: c.name, nameEn: c.nameEn} ORDER BY coalesce(c.code, c.id)
  } AS sides,
  COLLECT {
    MATCH (o:Official)-[p:PARTICIPATES_IN]->(m)
    RETURN {id: o.id, label: 'Official', name: o.name, nameEn: o.nameEn, office: p.office, serves: COLLECT { MATCH (o)-[:REPRESENTS]->(s) RETURN DISTINCT coalesce(s.code, s.id) }} ORDER BY o.id
  } AS officials,
  COLLECT { MATCH (m)-[:ABOUT]->(t:Topic) RETURN t.name ORDER BY t.name } AS topics,
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
