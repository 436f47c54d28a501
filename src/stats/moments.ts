export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** Sum of the products of two lists' distances from their means. */
export function products(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [mean(x), mean(y)];
  return x.reduce((total, value, i) => total + (value - mx) * ((y[i] ?? Number.NaN) - my), 0);
}

/** Variance with n − 1. */
export const variance = (values: readonly number[]): number => products(values, values) / (values.length - 1);

export const sd = (values: readonly number[]): number => Math.sqrt(variance(values));

/** Whether values differ by no more than what rounding leaves of equal ones. */
export function constant(values: readonly number[]): boolean {
  const size = Math.max(...values.map(Math.abs));
  return Math.max(...values) - Math.min(...values) <= 1e-12 * size;
}
