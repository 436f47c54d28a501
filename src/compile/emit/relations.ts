/**
 * The relations that passes read, each stated once in a statement: rows that a form across events makes, paths, days.
 * They are the same for every grouping, so that the questions of one statement work them out once.
 */
export class Relations {
  private readonly made = new Map<string, { readonly name: string; readonly how: "materialized" | "inlined"; uses: number }>();

  /** The name that this SQL goes by: `wanted`, or what the same was called before. Used more than once it is kept. */
  named(wanted: string, sql: string, how: "materialized" | "inlined" = "inlined"): string {
    const known = this.made.get(sql) ?? { name: wanted, how, uses: 0 };
    known.uses += 1;
    this.made.set(sql, known);
    return known.name;
  }

  /** As common table expressions, each after those that it reads. */
  get all(): readonly string[] {
    return [...this.made].map(
      ([sql, { name, how, uses }]) => `${name} as ${how === "materialized" || uses > 1 ? "materialized " : ""}(\n  ${sql}\n)`,
    );
  }
}
