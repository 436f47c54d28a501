SELECT count(DISTINCT member) AS members, count(DISTINCT (member, day)) AS member_days, count(DISTINCT title) AS titles FROM post
