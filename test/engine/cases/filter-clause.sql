SELECT count(*) FILTER (WHERE solved) AS solved, sum(replies) FILTER (WHERE hours > 50) AS slow_replies, avg(hours) FILTER (WHERE FALSE) AS none FROM post
