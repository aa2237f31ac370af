/** The clocks: one timer for the nearest due instant, none while nothing is due. */
import { condition } from '@temporalio/workflow';
import type { Ledger } from './ledger.js';
import type { OutwardGate } from './outward-gate.js';

export class Alarm {
  /** A due instant that striking did not move; waiting for it again would turn for ever. */
  private stuck: number | null = null;

  constructor(private readonly ledger: Ledger, private readonly gate: OutwardGate) {}

  /** True when a clock claims to be due although it was struck: shown to people, and left to the next fact. */
  get stopped(): boolean {
    return this.stuck !== null && this.stuck === this.ledger.dueAt;
  }

  /** Strikes what is due: at once what stays inside, and what leaves the house as soon as the gate is open. */
  strike(now: number): void {
    if (!this.isDue(now)) return;
    this.ledger.tick(now, false);
    if (!this.isDue(now)) return;
    if (!this.gate.open) return this.gate.ask();
    this.ledger.tick(now, true);
    this.gate.close();
    if (this.isDue(now)) this.stuck = this.ledger.dueAt;
  }

  /** Sleeps until the nearest due instant moved or has come, the gate opened, or `stir` is true. */
  async sleep(stir: () => boolean, summary: string): Promise<void> {
    const armed = this.next();
    const moved = (): boolean => this.next() !== armed || stir();
    if (armed === null) await condition(moved);
    else await condition(moved, Math.max(1, armed - Date.now()), { summary });
  }

  private next(): number | null {
    return this.stopped || this.gate.asking ? null : this.ledger.dueAt;
  }

  private isDue(now: number): boolean {
    const { dueAt } = this.ledger;
    return dueAt !== null && dueAt <= now && !this.stopped;
  }
}
