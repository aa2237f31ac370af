import { createServer } from 'node:net';
import { reservePort } from './port-reservation.js';
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

/** The port a person fixed for this wish, as he wrote it. */
export function fixedPort(wish: PortWish, env: NodeJS.ProcessEnv): string | undefined {
  return env[wish.variable] || undefined;
}

/** Whether a port turned out taken may be mended by another: not when it is one that a person fixed. */
export async function mayStepAside(wishes: readonly PortWish[], env: NodeJS.ProcessEnv): Promise<boolean> {
  const fixed = wishes.flatMap((wish) => fixedPort(wish, env) ?? []);
  if (fixed.length === wishes.length) return false;
  return (await Promise.all(fixed.map((port) => isPortFree(Number(port))))).every(Boolean);
}

/**
 * Gives out ports that are free and that it did not give before; what it gave, no other launcher of this machine is given.
 * A port a person fixed is used or refused; a default steps aside to the next free one.
 */
export class PortBook {
  /** By port: the variable of the wish it was given for. */
  private readonly given = new Map<number, string>();
  private readonly releases: (() => Promise<void>)[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  /** @throws Problem when the fixed port is taken or is no port. */
  async choose(wish: PortWish): Promise<number> {
    const fixed = fixedPort(wish, this.env);
    if (fixed !== undefined) {
      const port = Number(fixed);
      if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Problem(`${wish.variable}=${fixed} is not a port.`);
      // Asked again for the same wish, because another port of the same server turned out taken.
      if (this.given.get(port) === wish.variable) this.given.delete(port);
      if (!(await this.take(port, wish.variable))) {
        throw new Problem(`Port ${port} (${wish.variable}) is taken: free it, or give another, or unset the variable.`);
      }
      return port;
    }
    if (wish.remembered !== undefined && (await this.reserve(wish.remembered, wish.variable))) return wish.remembered;
    for (let port = wish.preferred; port < wish.preferred + STEPS_ASIDE; port++) {
      if (await this.reserve(port, wish.variable)) return port;
    }
    throw new Problem(`No free port from ${wish.preferred} on; give one by ${wish.variable}.`);
  }

  /** A free port for servers that live for one test run. */
  async throwaway(): Promise<number> {
    const span = THROWAWAY_PORTS.last - THROWAWAY_PORTS.first;
    for (let attempt = 0; attempt < STEPS_ASIDE; attempt++) {
      const port = THROWAWAY_PORTS.first + Math.floor(Math.random() * span);
      if (await this.take(port, 'throw-away')) return port;
    }
    throw new Problem('No free port for a throw-away server.');
  }

  /** Lets other launchers have the ports again as far as nobody listens. */
  async close(): Promise<void> {
    await Promise.all(this.releases.splice(0).map((release) => release()));
  }

  private async reserve(port: number, variable: string): Promise<boolean> {
    if (this.given.has(port)) return false;
    const release = await reservePort(port);
    if (!release) return false;
    if (await this.take(port, variable)) {
      this.releases.push(release);
      return true;
    }
    await release();
    return false;
  }

  private async take(port: number, variable: string): Promise<boolean> {
    if (this.given.has(port)) return false;
    // Noted before the look, which takes a moment: another component may be choosing meanwhile.
    this.given.set(port, variable);
    const free = await isPortFree(port);
    if (!free) this.given.delete(port);
    return free;
  }
}
