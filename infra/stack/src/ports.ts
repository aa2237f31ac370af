import { createServer } from 'node:net';
import { Problem } from './problem.js';

/** Tests take their ports from here: below the range from which the system gives outgoing connections theirs. */
const THROWAWAY_PORTS = { first: 12_000, last: 31_999 };
const STEPS_ASIDE = 200;

export interface PortWish {
  /** Environment variable by which a person fixes the port. */
  variable: string;
  preferred: number;
  /** The port of the last start, kept when it is free so that addresses stay. */
  remembered?: number | undefined;
}

export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * Gives out ports that are free and that it did not give before.
 * A port a person fixed is used or refused; a default steps aside to the next free one.
 */
export class PortBook {
  private readonly given = new Set<number>();

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  /** @throws Problem when the fixed port is taken or is no port. */
  async choose(wish: PortWish): Promise<number> {
    const fixed = this.env[wish.variable];
    if (fixed !== undefined && fixed !== '') {
      const port = Number(fixed);
      if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Problem(`${wish.variable}=${fixed} is not a port.`);
      if (!(await this.take(port))) {
        throw new Problem(`Port ${port} (${wish.variable}) is taken: free it, or give another, or unset the variable.`);
      }
      return port;
    }
    if (wish.remembered !== undefined && (await this.take(wish.remembered))) return wish.remembered;
    for (let port = wish.preferred; port < wish.preferred + STEPS_ASIDE; port++) {
      if (await this.take(port)) return port;
    }
    throw new Problem(`No free port from ${wish.preferred} on; give one by ${wish.variable}.`);
  }

  /** A free port for servers that live for one test run. */
  async throwaway(): Promise<number> {
    const span = THROWAWAY_PORTS.last - THROWAWAY_PORTS.first;
    for (let attempt = 0; attempt < STEPS_ASIDE; attempt++) {
      const port = THROWAWAY_PORTS.first + Math.floor(Math.random() * span);
      if (await this.take(port)) return port;
    }
    throw new Problem('No free port for a throw-away server.');
  }

  private async take(port: number): Promise<boolean> {
    if (this.given.has(port)) return false;
    // Noted before the look, which takes a moment: another component may be choosing meanwhile.
    this.given.add(port);
    const free = await isPortFree(port);
    if (!free) this.given.delete(port);
    return free;
  }
}
