// 首脳会談の一覧
// en: All summits, newest first
// example: kaidan cookbook summits
MATCH (m:Meeting {kind: 'summit'})
RETURN m.on AS day,
  m.name AS meeting,
  m.status AS status,
  m.reports AS reports
ORDER BY day DESC, meeting
LIMIT 50
