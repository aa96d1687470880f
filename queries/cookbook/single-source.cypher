// 一つの記事だけが報じる会談
// en: Meetings that only one brief tells of
// example: kaidan cookbook single-source
MATCH (b:Brief)-[:REPORTS]->(m:Meeting {reports: 1, status: 'held'})
RETURN m.name AS meeting,
  b.id AS brief,
  b.published AS published
ORDER BY published DESC, meeting
LIMIT 50
