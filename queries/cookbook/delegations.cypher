// 国ごとの要人
// en: The officials of each country in meetings
// example: kaidan cookbook delegations
MATCH (c:Country)<-[:REPRESENTS]-(o:Official)-[:PARTICIPATES_IN]->(m:Meeting)
WITH c, o, count(DISTINCT m) AS meetings
ORDER BY meetings DESC, o.name
RETURN c.name AS country,
  collect(o.name)[..8] AS officials,
  sum(meetings) AS participations
ORDER BY participations DESC, country
