/** Systems that book, as an installation names them: a list per service, each secret in a variable of its own. */
import { CompanyCode } from '@guitu/contracts/scalars';
import { z } from 'zod';
import type { Connector } from '../connector.js';
import { MONEY_KINDS, ORDER_KINDS, type PostingKind } from '../vocabulary.js';
import { HttpConnector } from './http-connector.js';

/** Who has what booked, and the variable that names where. */
const BOOKERS = {
  finance: { variable: 'GUITU_FINANCE_CONNECTORS', kinds: MONEY_KINDS },
  production: { variable: 'GUITU_PRODUCTION_CONNECTORS', kinds: ORDER_KINDS },
} as const;
const kindOf = (kinds: object) => z.enum(Object.keys(kinds) as [PostingKind, ...PostingKind[]]);

const ConnectorConfig = z.strictObject({
  /** below it the calls of HttpConnector */
  url: z.url({ protocol: /^https?$/ }),
  /** environment variable that holds the secret, at least 16 characters */
  secretVariable: z.string().regex(/^GUITU_[A-Z0-9_]+$/),
  kinds: z.array(kindOf({ ...MONEY_KINDS, ...ORDER_KINDS })).min(1),
  /** none named: every company without a connector of its own */
  companies: z.array(CompanyCode).min(1).optional(),
  /** see Connector: say true only of a system that itself refuses a second document with the same key */
  keysAreUnique: z.boolean(),
});
export type ConnectorConfig = z.infer<typeof ConnectorConfig>;

/**
 * The connectors an installation has set up; none is usual.
 * @param patience ms a call may take @throws Error that names what is wrong with the variable, without its value
 */
export function readConnectors(env: Readonly<Record<string, string | undefined>>, service: keyof typeof BOOKERS, patience: number): Connector[] {
  const { variable, kinds: own } = BOOKERS[service];
  const text = env[variable];
  if (text === undefined || text.trim() === '') return [];
  const configs = z.array(ConnectorConfig.extend({ kinds: z.array(kindOf(own)).min(1) })).safeParse(asJson(text));
  if (!configs.success) throw new Error(`${variable}: ${configs.error.issues.map(({ path, message }) => `${path.join('.') || 'all of it'}: ${message}`).join('; ')}`);
  const twice = configs.data.flatMap(({ kinds, companies = ['*'] }) => kinds.flatMap((kind) => companies.map((company) => `${company} ${kind}`))).find((one, index, all) => all.indexOf(one) !== index);
  if (twice !== undefined) throw new Error(`${variable}: ${twice} is named twice; a document has one system that books it`);
  return configs.data.map((config) => {
    const secret = env[config.secretVariable] ?? '';
    if (secret.length < 16) throw new Error(`${variable}: ${config.secretVariable} must hold a secret of at least 16 characters`);
    return new HttpConnector(config, secret, patience);
  });
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
