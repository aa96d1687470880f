// 報道の食い違いの一覧
// en: What briefs disagree on, in words
// example: kaidan cookbook disagreements
MATCH (m:Meeting)
WHERE m.conflicts <> []
UNWIND m.disagreements AS disagreement
RETURN m.name AS meeting,
  disagreement
ORDER BY meeting, disagreement
