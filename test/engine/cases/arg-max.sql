SELECT member, arg_max(id, (replies, created)) AS best, arg_min(title, (created, id)) AS first_title, arg_max(hours, id) AS last_hours FROM post GROUP BY member ORDER BY member LIMIT 20
