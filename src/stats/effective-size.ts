/**
 * How many answers of equal weight tell as much as these: (Σw)² / Σw².
 *
 * L. Kish (1965), Survey Sampling, § 11.7: the variance of a mean grows by 1 + cv² of the weights, where they have nothing
 * to do with the answers. Where so many of each stratum are asked and strata answer differently it is too small, and the
 * interval too wide; where the heavy answers differ more among themselves than the light ones it is too narrow.
 */
export const effectiveSize = (sum: number, squares: number): number => (squares > 0 ? (sum * sum) / squares : 0);
