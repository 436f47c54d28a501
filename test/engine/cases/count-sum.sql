SELECT count(*) AS posts, count(title) AS titled, sum(replies) AS replies, sum(hours) AS hours, sum(cost) AS cost FROM post
