/** An identity provider for tests: discovery document, keys that can be changed, and tokens of its own making. */
import { createServer, type Server } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

interface Key { readonly alg: string; readonly sign: CryptoKey; readonly open: JWK }
export interface TokenChanges { kid?: string; audience?: string | string[]; issuer?: string; typ?: string; lifetime?: string }

export class IssuerStand {
  private readonly keys = new Map<string, Key>();
  /** keys shown at present, by kid */
  shown: string[] = [];
  /** fields of the discovery document that differ from the right ones */
  discovery: Record<string, unknown> = {};
  /** status of every answer while it is not 200 */
  status = 200;
  /** how often the keys were asked for */
  asked = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<IssuerStand> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const stand = new IssuerStand(server);
    server.on('request', ({ url }, response) => {
      response.statusCode = stand.status;
      response.setHeader('content-type', 'application/json').end(JSON.stringify(stand.answer(url ?? '')));
    });
    return stand;
  }

  stop(): Promise<unknown> {
    return new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}/realm`;
  }

  /** A new key pair under this id; shown from now on. */
  async addKey(kid: string, alg: string = 'ES256'): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
    this.keys.set(kid, { alg, sign: privateKey, open: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } });
    this.shown.push(kid);
  }

  token(claims: Record<string, unknown>, { kid = 'k1', audience = 'guitu', issuer = this.url, typ = 'JWT', lifetime = '5m' }: TokenChanges = {}): Promise<string> {
    const key = this.keys.get(kid);
    if (key === undefined) throw new Error(`no key ${kid}`);
    return new SignJWT(claims).setProtectedHeader({ alg: key.alg, kid, typ }).setIssuer(issuer).setAudience(audience).setIssuedAt().setExpirationTime(lifetime).sign(key.sign);
  }

  private answer(path: string): unknown {
    if (path === '/realm/.well-known/openid-configuration') return { issuer: this.url, jwks_uri: `${this.url}/keys`, ...this.discovery };
    this.asked += 1;
    return { keys: this.shown.map((kid) => this.keys.get(kid)?.open) };
  }
}
