/** What a scenario itself put into the house is not found against it. */
export interface Excuses {
  /** whether a finding names something that was put there */
  readonly excused: (finding: string) => boolean;
  /** from now on whatever names this is excused */
  readonly excuse: (name: string) => void;
}

export function newExcuses(): Excuses {
  const known = new Set<string>();
  return { excused: (finding) => [...known].some((name) => finding.includes(name)), excuse: (name) => void known.add(name) };
}
