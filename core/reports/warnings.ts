/** So many different warnings are told; more would not be read. */
const MAX_TOLD = 50;

/** Collects what could not be read as it should: equal warnings once, with how often. */
export class Warnings {
  private readonly counts = new Map<string, number>();

  add(warning: string): void {
    this.counts.set(warning, (this.counts.get(warning) ?? 0) + 1);
  }

  list(): string[] {
    const all = [...this.counts].map(([warning, times]) =>
      times === 1 ? warning : `${warning} (${times} times)`,
    );
    return all.length <= MAX_TOLD
      ? all
      : [...all.slice(0, MAX_TOLD), `There are ${all.length - MAX_TOLD} further warnings.`];
  }
}
