// 議題を全文で探す
// en: Topics by full text
// param text string: words; put a phrase in double quotes
// example: kaidan cookbook topic-search
// values: {text: '"首脳会談"'}
CALL db.index.fulltext.queryNodes('topicText', $text, {limit: 20}) YIELD node AS t, score
MATCH (m:Meeting)-[:ABOUT]->(t)
RETURN t.name AS topic,
  m.name AS meeting,
  round(score, 2) AS score
ORDER BY score DESC, topic, meeting
