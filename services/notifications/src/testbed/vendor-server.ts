import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface VendorRequest { readonly path: string; readonly query: URLSearchParams; readonly body: Record<string, unknown> }

/** A vendor's HTTP side on a port of its own; tests never call a vendor's host. */
export class VendorServer {
  /** Set by a test: the next answers get lost after the message was taken (`after`) or before it was read (`refuse`: 400). */
  lose: 'after' | 'refuse' | undefined;

  private constructor(private readonly server: ReturnType<typeof createServer>, readonly url: string) {}

  static async start(answer: (request: VendorRequest) => object): Promise<VendorServer> {
    let made: VendorServer | undefined = undefined;
    const server = createServer((request, response) => {
      void read(request).then((asked) => {
        if (made?.lose === 'refuse') return response.writeHead(400).end('{}');
        const said = answer(asked);
        if (made?.lose === 'after' && asked.path !== '/cgi-bin/gettoken') return response.destroy();
        return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    made = new VendorServer(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    return made;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

async function read(request: IncomingMessage): Promise<VendorRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://vendor');
  const text = Buffer.concat(chunks).toString('utf8');
  return { path: pathname, query: searchParams, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}
