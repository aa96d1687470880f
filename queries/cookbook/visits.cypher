// 訪問: 誰がどこへ
// en: Visits: who travelled where
// example: kaidan cookbook visits
MATCH (visitor)-[p:PARTICIPATES_IN {role: 'visitor'}]->(m:Meeting {kind: 'visit'})
RETURN m.on AS day,
  visitor.name AS visitor,
  m.place AS place,
  m.status AS status,
  m.name AS meeting
ORDER BY day DESC, meeting, visitor
LIMIT 50
