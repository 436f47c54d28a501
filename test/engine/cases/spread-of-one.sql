SELECT stddev_samp(x) AS sd, stddev_pop(x) AS sd_all, median(x) AS median FROM (VALUES (4.5::DOUBLE)) t(x)
