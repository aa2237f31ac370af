/**
 * What conditions say is chosen, not what they read: each condition a run of the core asks holds or does not, once per run,
 * as long as some goods and customer could make all of them say so together. All worlds of a run are met, each once.
 */
import { maySet } from '@guitu/contracts/attribute-sources';
import type { FactKind } from '@guitu/contracts/fact-kinds';
import { verdict, type Truth } from '../policy/conditions.js';
import { mentionedValues } from '../policy/regions.js';

/**
 * A condition nobody can tell the result of from outside. `undecided`: that it is not decidable yet is a result of its own;
 * `lasting`: what it says once it says for good; `standing`: it holds for the first time with a fact that
 * says something it reads (`Worlds.during`).
 */
export interface Open { readonly id: number; readonly when: object; readonly undecided: boolean; lasting: boolean; standing: boolean }
export interface Choice { readonly of: Open; readonly answers: readonly Truth[]; readonly index: number }
/** What a run read of the worlds it was run in, and what they said. */
export type Reading = ReadonlyMap<number, Truth | 'open'>;

/** May a fact of this kind say something of the whole return that the condition reads? */
const tells = (kind: FactKind, when: object): boolean => [...mentionedValues([when]).keys()].some((attribute) => maySet(kind, 'case', attribute));

export class Worlds {
  /** Kind of the fact that is happening, while the standing conditions have not held yet; null where whatever they read may change. */
  during: FactKind | null = null;
  private chosen = new Map<number, Choice>();
  private running = false;
  private read = new Set<number>();
  private readonly possible = new Map<string, boolean>();

  /** What a condition says in the present world; outside of any world it holds. */
  says(of: Open): Truth {
    if (!this.running) return true;
    if (of.standing && this.during !== null && !tells(this.during, of.when)) return false;
    const choice = this.chosen.get(of.id) ?? { of, answers: this.answersTo(of), index: 0 };
    this.chosen.set(of.id, choice);
    this.read.add(of.id);
    return choice.answers[choice.index];
  }

  /** What was said for good in the present world. */
  lasting(): Choice[] {
    return [...this.chosen.values()].filter(({ of }) => of.lasting);
  }

  /** From here on, whatever is run, this was said. */
  settle(said: readonly Choice[]): void {
    this.chosen = new Map(said.map((choice) => [choice.of.id, { ...choice, answers: [choice.answers[choice.index]], index: 0 }]));
  }

  /** Runs once in every world that differs in something the run asks, below the worlds it is run in. */
  *each<T>(run: () => T): Generator<T> {
    const outer = [...this.chosen];
    const wasRunning = this.running;
    let own: [number, Choice][] | undefined = [];
    do {
      this.chosen = new Map([...outer, ...own]);
      this.running = true;
      const result = run();
      own = next([...this.chosen].slice(outer.length));
      yield result;
    } while (own !== undefined);
    this.chosen = new Map(outer);
    this.running = wasRunning;
  }

  /** As `each`, unless the same was run before in a world that said the same of all it reads; `before` keeps what was read. */
  *once<T>(before: Reading[], run: () => T): Generator<T> {
    if (before.some((reading) => [...reading].every(([id, said]) => this.said(id) === said))) return;
    const outer = [...this.chosen.keys()];
    this.read = new Set();
    yield* this.each(run);
    before.push(new Map(outer.filter((id) => this.read.has(id) || this.chosen.get(id)?.of.lasting === true).map((id) => [id, this.said(id)])));
  }

  /** 'open' where the present world has not been asked. */
  private said(id: number): Truth | 'open' {
    const choice = this.chosen.get(id);
    return choice === undefined ? 'open' : choice.answers[choice.index];
  }

  /** What the condition can say beside all that was said before. */
  private answersTo(of: Open): Truth[] {
    const said = [...this.chosen.values()].map((choice): Said => [choice.of, choice.answers[choice.index]]);
    const answers: Truth[] = of.undecided ? [true, undefined, false] : [true, false];
    return answers.filter((answer) => {
      const all: Said[] = [...said, [of, answer]];
      const key = all.map(([{ id }, truth]) => `${id}${truth}`).sort().join();
      const known = this.possible.get(key) ?? canBe(all);
      this.possible.set(key, known);
      return known;
    });
  }
}

/** The next world in order: the last condition that has another answer gives it, those asked after it are asked anew. */
function next(asked: [number, Choice][]): [number, Choice][] | undefined {
  const last = asked.findLastIndex(([, { answers, index }]) => index + 1 < answers.length);
  if (last < 0) return undefined;
  return asked.slice(0, last + 1).map(([id, choice], place) => [id, place === last ? { ...choice, index: choice.index + 1 } : choice]);
}

type Said = readonly [Open, Truth];

/** What no line is without. */
const ALWAYS_KNOWN: readonly string[] = ['qty'];

/** Whether some attributes, known or not, make all conditions say so; attributes do not hang together otherwise. */
function canBe(said: readonly Said[]): boolean {
  const domains = [...mentionedValues(said.map(([{ when }]) => when))];
  const order = domains.map(([attribute]) => attribute);
  const decidedBy = said.map(([{ when }]) => Math.max(...[...mentionedValues([when]).keys()].map((attribute) => order.indexOf(attribute))));
  const agrees = ([{ when, undecided }, answer]: Said, attrs: object): boolean => {
    const truth = verdict(when, attrs);
    return (undecided ? truth : truth === true) === answer;
  };
  const search = (depth: number, attrs: object): boolean => {
    const [attribute, values] = domains[depth] ?? [];
    if (attribute === undefined || values === undefined) return true;
    return [...values, ...(ALWAYS_KNOWN.includes(attribute) ? [] : [undefined])].some((value) => {
      const more = value === undefined ? attrs : { ...attrs, [attribute]: value };
      return said.every((one, index) => decidedBy[index] !== depth || agrees(one, more)) && search(depth + 1, more);
    });
  };
  return search(0, {});
}
