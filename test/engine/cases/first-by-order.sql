SELECT member, first(id ORDER BY created DESC) AS newest, last(id ORDER BY created DESC) AS oldest FROM post GROUP BY member ORDER BY member LIMIT 10
