import { setTimeout as pause } from 'node:timers/promises';
import type { Component } from './component.js';

export interface BackOff {
  /** Before the first start again; doubled for each that follows. */
  firstMs: number;
  longestMs: number;
  /** Having run so long, a component counts as well again. */
  wellAfterMs: number;
}

const ordinary: BackOff = { firstMs: 500, longestMs: 30_000, wellAfterMs: 60_000 };

/** Starts what ended by itself again, each time after a longer pause while it does not stay up. */
export class KeepAlive {
  private readonly history = new Map<string, { failures: number; readyAt: number }>();

  /** @param over ends all pauses and starts. */
  constructor(
    private readonly over: AbortSignal,
    private readonly report: (line: string) => void,
    private readonly backOff: BackOff = ordinary,
  ) {}

  /** Resolves when the component runs again, or when all is over. */
  async startAgain(component: Component): Promise<void> {
    const { longestMs, firstMs, wellAfterMs } = this.backOff;
    const past = this.history.get(component.name);
    let failures = past && Date.now() - past.readyAt < wellAfterMs ? past.failures : 0;
    while (!this.over.aborted) {
      const waitMs = Math.min(longestMs, firstMs * 2 ** failures++);
      this.report(`${component.name} is started again in ${waitMs / 1_000} s`);
      try {
        await pause(waitMs, undefined, { signal: this.over });
        await component.start(this.over);
        this.history.set(component.name, { failures, readyAt: Date.now() });
        this.report(`${component.name} runs again at ${component.address}`);
        return;
      } catch (error) {
        if (!this.over.aborted) this.report(`${component.name} did not come back: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
}
