SELECT name, value FROM (SELECT count(*)::DOUBLE AS posts, sum(replies)::DOUBLE AS replies FROM post) UNPIVOT (value FOR name IN (posts, replies)) ORDER BY name
