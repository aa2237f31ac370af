/** Lets the floor's client know which step each of its workflows has noted. */
const LIMIT_MS = 30_000;

interface Watch { noted: number; wanted: number; resolve: () => void }

export class StepNotes {
  private readonly watches = new Map<string, Watch>();

  /** Before the workflow starts, so that no note is missed. */
  expect(workflowId: string): void {
    this.watches.set(workflowId, { noted: 0, wanted: Number.POSITIVE_INFINITY, resolve: () => undefined });
  }

  note(workflowId: string, step: number): void {
    const watch = this.watches.get(workflowId);
    if (watch === undefined) return;
    watch.noted = step;
    if (step >= watch.wanted) watch.resolve();
  }

  /** Resolves when the step is noted. @throws Error when it does not happen in half a minute */
  async reached(workflowId: string, step: number): Promise<void> {
    const watch = this.watches.get(workflowId);
    if (watch === undefined) throw new Error(`nobody expects ${workflowId}`);
    if (watch.noted >= step) return;
    await new Promise<void>((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`${workflowId} did not reach step ${step}`)), LIMIT_MS);
      watch.wanted = step;
      watch.resolve = () => {
        clearTimeout(limit);
        resolve();
      };
    });
  }

  forget(workflowId: string): void {
    this.watches.delete(workflowId);
  }
}
