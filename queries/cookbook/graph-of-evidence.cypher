// 図: 会談と記事
// en: Picture: a meeting, its accounts and who took part
// example: kaidan cookbook graph-of-evidence
MATCH (b:Brief)-[r:REPORTS]->(m:Meeting)<-[p:PARTICIPATES_IN]-(x)
WHERE m.reports > 2
RETURN b, r, m, p, x
LIMIT 100
