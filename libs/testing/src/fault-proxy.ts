import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * pass: both ways · lose-reply: the request goes through, its answer is thrown away and the connection cut, once ·
 * swallow-replies: requests go through, answers never come · stall: nothing moves · refuse: connections are reset
 */
export type FaultMode = 'pass' | 'lose-reply' | 'swallow-replies' | 'stall' | 'refuse';

/** A TCP proxy between a client and a real server, which can do to it what networks do. */
export class FaultProxy {
  /** Answers thrown away so far: a test that saw none proved nothing. */
  repliesLost = 0;
  private current: FaultMode = 'pass';
  private readonly server: Server;
  private readonly pairs = new Set<{ client: Socket; upstream: Socket }>();

  private constructor(private readonly target: { host: string; port: number }) {
    this.server = createServer((client) => this.join(client));
  }

  /** @param target `host:port` */
  static async to(target: string): Promise<FaultProxy> {
    const { hostname, port } = new URL(`tcp://${target}`);
    const proxy = new FaultProxy({ host: hostname, port: Number(port) });
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  set mode(mode: FaultMode) {
    this.current = mode;
    if (mode === 'refuse') this.cut();
    for (const { client, upstream } of this.pairs) {
      for (const socket of [client, upstream]) {
        if (mode === 'stall') socket.pause();
        else socket.resume();
      }
    }
  }

  /** Resets all connections that stand now; new ones are accepted. */
  cut(): void {
    for (const { client, upstream } of this.pairs) {
      client.resetAndDestroy();
      upstream.resetAndDestroy();
    }
    this.pairs.clear();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(client: Socket): void {
    if (this.current === 'refuse') {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(this.target);
    const pair = { client, upstream };
    this.pairs.add(pair);
    const part = () => {
      this.pairs.delete(pair);
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      socket.on('error', part);
      socket.on('close', part);
      if (this.current === 'stall') socket.pause();
    }
    client.on('data', (request) => upstream.write(request));
    upstream.on('data', (reply) => {
      if (this.current === 'pass') client.write(reply);
      else if (this.current === 'lose-reply' || this.current === 'swallow-replies') this.repliesLost += 1;
      if (this.current === 'lose-reply') {
        this.current = 'pass';
        part();
      }
    });
  }
}
