SELECT v.post, v.voter, p.id AS latest FROM (FROM vote WHERE post < 60) v ASOF JOIN post p ON v.given >= p.created ORDER BY ALL LIMIT 30
