// 状態が変わった会談
// en: Meetings that briefs told of with different statuses
// example: kaidan cookbook status-changes
MATCH (b:Brief)-[r:REPORTS]->(m:Meeting)
WITH m, b, r
ORDER BY b.published, b.id
WITH m, collect(DISTINCT r.status) AS statuses
WHERE size(statuses) > 1
RETURN m.name AS meeting,
  statuses,
  m.status AS now
ORDER BY meeting
