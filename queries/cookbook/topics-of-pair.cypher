// 二国の議題
// en: What two countries talked about
// param a string: code of a country
// param b string: code of the other
// example: kaidan cookbook topics-of-pair
// values: {a: 'JPN', b: 'CHN'}
MATCH (:Country {code: $a})-[:PARTICIPATES_IN]->(m:Meeting)<-[:PARTICIPATES_IN]-(:Country {code: $b})
MATCH (m)-[:ABOUT]->(t:Topic)
RETURN t.name AS topic,
  count(m) AS meetings,
  collect(DISTINCT m.status) AS statuses
ORDER BY meetings DESC, topic
LIMIT 30
