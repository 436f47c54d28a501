/** What became of a pack's cases: passed, and what is out of scope by its reason. Printed at the end of a run. */
export class Tally {
  private passed = 0;
  private failed = 0;
  private readonly reasons = new Map<string, string[]>();
  private readonly notes = new Map<string, number>();

  constructor(private readonly pack: string) {}

  pass(notes: readonly string[] = []): void {
    this.passed++;
    for (const note of notes) this.notes.set(note, (this.notes.get(note) ?? 0) + 1);
  }

  fail(): void {
    this.failed++;
  }

  leave(reason: string, name: string): void {
    this.reasons.set(reason, [...(this.reasons.get(reason) ?? []), name]);
  }

  print(): void {
    const out = [...this.reasons.values()].reduce((sum, names) => sum + names.length, 0);
    const line = (count: number, words: string): string => `${String(count).padStart(5)}  ${words}`;
    const lines = [
      `${this.pack}: ${this.passed + this.failed + out} cases`,
      line(this.passed, "passed"),
      ...[...this.notes].map(([note, count]) => line(count, `  of them so that: ${note}`)),
      ...(this.failed > 0 ? [line(this.failed, "failed")] : []),
      ...[...this.reasons].map(([reason, names]) => line(names.length, `out of scope: ${reason} (${names.join(", ")})`)),
    ];
    process.stdout.write(`\n${lines.join("\n")}\n\n`);
  }
}
