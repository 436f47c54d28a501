/**
 * Which benefits are paid, those of one group counting the same effect: of each group the highest alone, the first of equal
 * ones. The effects of a group taken together are worth no less than the highest and no more than the sum; where nothing
 * tells how much they share, the least is paid. Benefits without a group are all paid.
 *
 * Bonferroni's first inequalities for unions: C. E. Bonferroni (1936), Teoria statistica delle classi.
 */
export function paidOnce(benefits: readonly { readonly value: number; readonly group: string | null }[]): readonly boolean[] {
  return benefits.map(({ value, group }, i) => {
    if (group === null) return true;
    return benefits.every((other, j) => other.group !== group || other.value < value || (other.value === value && j >= i));
  });
}
