SELECT quantile_cont(hours, 0.9) AS p90, quantile_cont(hours, [0.25, 0.5, 0.75])[2] AS p50, median(hours) AS median, quantile_disc(hours, 0.9) AS disc FROM post
