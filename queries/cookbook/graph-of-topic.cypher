// 図: ある議題
// en: Picture: a topic, its meetings and who took part
// param topic string: part of the topic
// example: kaidan cookbook graph-of-topic
// values: {topic: '拉致'}
MATCH (t:Topic)<-[about:ABOUT]-(m:Meeting)<-[p:PARTICIPATES_IN]-(x)
WHERE t.name CONTAINS $topic
RETURN t, about, m, p, x
LIMIT 100
