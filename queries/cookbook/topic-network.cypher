// 一緒に出る議題
// en: Topics that come up in the same meetings
// example: kaidan cookbook topic-network
MATCH (a:Topic)<-[:ABOUT]-(m:Meeting)-[:ABOUT]->(b:Topic)
WHERE a.name < b.name
RETURN a.name AS a,
  b.name AS b,
  count(m) AS meetings
ORDER BY meetings DESC, a, b
LIMIT 30
