// 一つの会談の根拠
// en: One meeting and every sentence that tells of it
// param meeting string: id of the meeting, or its beginning
// example: kaidan cookbook one-meeting-evidence
// values: {meeting: 'chn-jpn-kor-senior'}
MATCH (b:Brief)-[r:REPORTS]->(m:Meeting)
WHERE m.id STARTS WITH $meeting
UNWIND range(0, size(r.statements) - 1) AS i
RETURN b.published AS published,
  b.id AS brief,
  r.statements[i] AS statement,
  r.quotes[i] AS sentence,
  r.status AS status
ORDER BY published, brief, statement
