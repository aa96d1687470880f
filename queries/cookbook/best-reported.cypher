// 最も多く報じられた会談
// en: The meetings that most briefs tell of
// example: kaidan cookbook best-reported
MATCH (m:Meeting)
WHERE m.reports > 1
RETURN m.name AS meeting,
  m.reports AS reports,
  m.firstReported AS first,
  m.lastReported AS last,
  m.status AS status
ORDER BY reports DESC, meeting
LIMIT 20
