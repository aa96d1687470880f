// 訪問や会議の間の会談
// en: Talks during a visit or a conference
// example: kaidan cookbook during
MATCH (m:Meeting)-[:DURING]->(around:Meeting)
RETURN m.name AS meeting,
  around.name AS during
ORDER BY meeting, during
