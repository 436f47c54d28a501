/**
 * A quantile function at 1,001 points, read between them: thousands of draws need no thousands of inversions. The outermost
 * thousandths are drawn as if they were even.
 *
 * W. Hörmann, J. Leydold and G. Derflinger (2004), Automatic Nonuniform Random Variate Generation, chapter 7.
 */
export function tabulated(quantile: (u: number) => number): (u: number) => number {
  const points = Float64Array.from({ length: 1001 }, (_, i) => quantile(i / 1000));
  return (u) => {
    const h = u * 1000;
    const i = Math.min(999, Math.floor(h));
    return (points[i] as number) + (h - i) * ((points[i + 1] as number) - (points[i] as number));
  };
}
