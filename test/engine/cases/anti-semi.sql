SELECT count(*) FILTER (WHERE voted) AS voted, count(*) FILTER (WHERE NOT voted) AS not_voted FROM (SELECT id IN (SELECT post FROM vote WHERE points > 1) AS voted FROM post)
