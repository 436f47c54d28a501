SELECT avg(hours) AS mean, min(hours) AS least, max(hours) AS most, min(title) AS first_title, max(day) AS last_day, min(created) AS first_post FROM post
