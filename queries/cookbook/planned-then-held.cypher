// 予定から実施まで
// en: Meetings first told as planned or proposed and later held
// example: kaidan cookbook planned-then-held
MATCH (b:Brief)-[r:REPORTS]->(m:Meeting {status: 'held'})
WHERE r.status IN ['planned', 'proposed']
RETURN m.name AS meeting,
  min(b.published) AS announced,
  m.start AS start
ORDER BY start DESC, meeting
