SELECT solved, string_agg(DISTINCT title, ' | ' ORDER BY title) AS titles, array_to_string(list(DISTINCT replies ORDER BY replies), ',') AS replies FROM post GROUP BY solved ORDER BY solved
