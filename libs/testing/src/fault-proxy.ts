import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Link, type LinkSpeed } from './link.js';

/**
 * pass: both ways · lose-reply: the request goes through, its answer is thrown away and the connection cut, once ·
 * swallow-replies: requests go through, answers never come · stall: nothing moves, all of it arrives when it ends ·
 * half-open: the server is gone and the client is not told; ended, the client is reset · refuse: connections are reset
 */
export type FaultMode = 'pass' | 'lose-reply' | 'swallow-replies' | 'stall' | 'half-open' | 'refuse';

/** What is done about a request: its answer is thrown away whole, or cut after its first half, or it never arrives; the connection is reset in each. */
export type RequestFault = 'lose' | 'cut' | 'drop';

/** How often each thing was really done: a test that counted none proved nothing. */
export interface FaultCounts {
  /** connections that stood or came and were reset */
  resets: number;
  /** answers thrown away, or cut in their middle */
  repliesLost: number;
  repliesCut: number;
  /** requests thrown away before the server heard them */
  requestsLost: number;
  /** pieces of data that waited for the end of a stall */
  stalled: number;
  /** requests that went nowhere and were not told so */
  unheard: number;
  /** pieces of data that were held back by a slow link */
  slowed: number;
}

interface Pair { readonly client: Socket; readonly upstream: Socket; fault: RequestFault | null; unheard: boolean }

/** A TCP proxy between clients and a real server, which can do to them what networks do. */
export class FaultProxy {
  readonly counts: FaultCounts = { resets: 0, repliesLost: 0, repliesCut: 0, requestsLost: 0, stalled: 0, unheard: 0, slowed: 0 };
  private current: FaultMode = 'pass';
  private armed: { readonly matches: (request: Buffer) => boolean; readonly fault: RequestFault; left: number } | null = null;
  private speed: LinkSpeed | null = null;
  private turn = 0;
  private readonly server: Server;
  private readonly pairs = new Set<Pair>();

  private constructor(private readonly targets: readonly { host: string; port: number }[]) {
    this.server = createServer((client) => this.join(client));
  }

  /** @param targets `host:port`; of several each takes the next connection @param port to listen on; default any */
  static async to(targets: string | readonly string[], port = 0): Promise<FaultProxy> {
    const proxy = new FaultProxy([targets].flat().map((target) => new URL(`tcp://${target}`)).map(({ hostname, port: at }) => ({ host: hostname, port: Number(at) })));
    await new Promise<void>((resolve, reject) => proxy.server.once('error', reject).listen(port, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Answers thrown away so far. */
  get repliesLost(): number {
    return this.counts.repliesLost;
  }

  set mode(mode: FaultMode) {
    this.current = mode;
    if (mode === 'refuse') this.cut();
    for (const pair of this.pairs) {
      if (pair.unheard && mode !== 'half-open') this.part(pair, 'reset');
      for (const socket of [pair.client, pair.upstream]) {
        if (mode === 'stall') socket.pause();
        else socket.resume();
      }
      if (mode === 'stall') this.counts.stalled += 1;
    }
  }

  /** Does it to the next `times` requests whose bytes match. */
  breakNext(matches: (request: Buffer) => boolean, fault: RequestFault, times: number): void {
    this.armed = { matches, fault, left: times };
  }

  /** From now on the link is as slow as this in both directions; null: as fast as it can. */
  set link(speed: LinkSpeed | null) {
    this.speed = speed;
  }

  /** Whole again: nothing is armed, nothing held back. */
  heal(): void {
    this.armed = null;
    this.speed = null;
    this.mode = 'pass';
  }

  /** Resets all connections that stand now; new ones are accepted. */
  cut(): void {
    for (const pair of [...this.pairs]) this.part(pair, 'reset');
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket): void {
    const target = this.targets[this.turn++ % this.targets.length];
    if (this.current === 'refuse' || target === undefined) {
      this.counts.resets += 1;
      client.on('error', () => undefined).resetAndDestroy();
      return;
    }
    const upstream = connect(target);
    const pair: Pair = { client, upstream, fault: null, unheard: false };
    this.pairs.add(pair);
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      socket.on('error', () => this.part(pair, 'close'));
      socket.on('close', () => this.part(pair, 'close'));
      if (this.current === 'stall') socket.pause();
    }
    if (this.current === 'stall') this.counts.stalled += 1;
    const [there, back] = [this.lane(upstream), this.lane(client)];
    client.on('data', (request) => this.hand(pair, request, there));
    upstream.on('data', (reply) => this.answer(pair, reply, back));
  }

  private lane(to: Socket): Link {
    return new Link((data) => void (to.destroyed || to.write(data)));
  }

  private hand(pair: Pair, request: Buffer, there: Link): void {
    if (this.current === 'half-open') {
      pair.unheard = true;
      this.counts.unheard += 1;
      return;
    }
    if (this.armed !== null && this.armed.left > 0 && pair.fault === null && this.armed.matches(request)) {
      this.armed.left -= 1;
      pair.fault = this.armed.fault;
    }
    if (pair.fault === 'drop') {
      this.counts.requestsLost += 1;
      this.part(pair, 'reset');
      return;
    }
    this.pass(there, request);
  }

  private answer(pair: Pair, reply: Buffer, back: Link): void {
    if (this.current === 'half-open') return;
    if (pair.fault === 'cut') {
      this.counts.repliesCut += 1;
      pair.client.write(reply.subarray(0, Math.ceil(reply.length / 2)), () => this.part(pair, 'reset'));
      pair.upstream.pause();
      return;
    }
    if (pair.fault === 'lose' || this.current === 'lose-reply') {
      this.counts.repliesLost += 1;
      if (pair.fault === null) this.current = 'pass';
      this.part(pair, 'reset');
      return;
    }
    if (this.current === 'swallow-replies') this.counts.repliesLost += 1;
    else this.pass(back, reply);
  }

  private pass(lane: Link, data: Buffer): void {
    if (lane.send(data, this.speed)) this.counts.slowed += 1;
  }

  private part(pair: Pair, how: 'close' | 'reset'): void {
    if (!this.pairs.delete(pair)) return;
    if (how === 'reset') {
      this.counts.resets += 1;
      pair.client.resetAndDestroy();
      pair.upstream.resetAndDestroy();
    } else {
      // what was answered before the end still reaches the client
      pair.client.end();
      pair.upstream.end();
      pair.client.destroySoon();
      pair.upstream.destroySoon();
    }
  }
}
