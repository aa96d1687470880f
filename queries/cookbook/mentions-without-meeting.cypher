// 記事に出るが会談のない国
// en: Countries that briefs name without any meeting
// example: kaidan cookbook mentions-without-meeting
MATCH (c:Country)<-[:MENTIONS]-(b:Brief)
WHERE NOT (c)-[:PARTICIPATES_IN]->()
RETURN c.name AS country,
  count(b) AS briefs
ORDER BY briefs DESC, country
