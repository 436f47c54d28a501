SELECT p.member, count(DISTINCT v.voter) AS voters, sum(v.points) AS points FROM post p JOIN vote v ON v.post = p.id GROUP BY p.member ORDER BY points DESC, p.member LIMIT 20
