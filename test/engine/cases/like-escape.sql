SELECT title, count(*) AS n FROM post WHERE title LIKE '100!%!_%' ESCAPE '!' OR title LIKE 'Caf_' OR title ILIKE 'STRASSE' OR title LIKE '%emoji' GROUP BY 1 ORDER BY 1
