/** What the people of the load asked with each key, when, and what they were told: the truth that the house is held against. */
export interface Asked {
  readonly key: string;
  readonly person: string;
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

/** One try. `reply` null: no answer came (refused, reset, timed out), so nobody knows whether it was done. */
export interface Try {
  /** performance.now() */
  readonly from: number;
  readonly to: number;
  readonly reply: { readonly status: number; readonly body: unknown } | null;
}

export interface Entry { readonly asked: Asked; readonly tries: Try[] }

/** An answer that holds for ever; 5xx and silence leave it open whether the thing was done. */
export const isFinal = ({ reply }: Try): boolean => reply !== null && reply.status < 500;
export const finalTry = (entry: Entry): Try | undefined => entry.tries.find(isFinal);
export const isAccepted = (entry: Entry): boolean => entry.tries.some(({ reply }) => reply !== null && reply.status < 300);

export class Ledger {
  private readonly byKey = new Map<string, Entry>();
  /** what somebody read that he must not have read after what he had written */
  readonly staleReads: string[] = [];
  /** times somebody read what he had written, and was answered */
  readsBack = 0;

  note(asked: Asked, one: Try): Entry {
    const entry = this.byKey.get(asked.key) ?? { asked, tries: [] };
    entry.tries.push(one);
    this.byKey.set(asked.key, entry);
    return entry;
  }

  get entries(): readonly Entry[] {
    return [...this.byKey.values()];
  }

  /** Asked, and not known what became of it. */
  get unknown(): readonly Entry[] {
    return this.entries.filter((entry) => finalTry(entry) === undefined);
  }

  /** `silent`: tries without an answer · `resolved`: keys that had such a try and have an answer now · `repeats`: keys asked more than once after their answer */
  get counts(): Readonly<Record<'asked' | 'accepted' | 'silent' | 'fivexx' | 'resolved' | 'repeats', number>> {
    const tries = this.entries.flatMap((entry) => entry.tries);
    return {
      asked: this.byKey.size,
      accepted: this.entries.filter(isAccepted).length,
      silent: tries.filter(({ reply }) => reply === null).length,
      fivexx: tries.filter(({ reply }) => reply !== null && reply.status >= 500).length,
      resolved: this.entries.filter((entry) => finalTry(entry) !== undefined && entry.tries.some((one) => !isFinal(one))).length,
      repeats: this.entries.filter((entry) => entry.tries.filter(isFinal).length > 1).length,
    };
  }
}
