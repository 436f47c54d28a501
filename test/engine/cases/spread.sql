SELECT round(stddev_samp(hours), 9) AS sd, round(var_samp(hours), 6) AS var, round(stddev_pop(hours), 9) AS sd_all FROM post
