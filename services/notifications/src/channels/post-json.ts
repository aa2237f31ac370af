import { NotSent } from '../delivery/channel.js';

/** Longest wait for a vendor (ms); together with masterdata's well below a claim. */
const PATIENCE = 15_000;

/**
 * Posts JSON to a vendor. @returns its answer, whatever it says
 * @throws NotSent 'unreachable' when no connection came about, 'http-<status>' when it refused with 4xx · anything else: nobody knows
 */
export async function postJson(url: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: 'POST', signal: AbortSignal.timeout(PATIENCE), headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(body),
  }).catch((error: unknown) => {
    throw unreachable(error) ? new NotSent('unreachable') : new Error('no answer');
  });
  if (response.status >= 400 && response.status < 500) throw new NotSent(`http-${response.status}`);
  if (!response.ok) throw new Error(`http ${response.status}`);
  return (await response.json()) as Record<string, unknown>;
}

/** No connection came about, so nothing was sent. */
export function unreachable(error: unknown): boolean {
  const { code } = (error as { cause?: { code?: string } }).cause ?? {};
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'EHOSTUNREACH', 'ENETUNREACH'].includes(String(code));
}
