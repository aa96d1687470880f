// 会談を報じない記事
// en: Briefs that tell of no meeting
// example: kaidan cookbook silent-briefs
MATCH (b:Brief)
WHERE NOT (b)-[:REPORTS]->()
RETURN b.id AS brief,
  b.published AS published,
  b.name AS title
ORDER BY published DESC, brief
LIMIT 50
