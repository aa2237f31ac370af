import { connect } from 'node:tls';
import type { Wrong } from '@guitu/contracts/http/alarms';
import type { Watch } from '@guitu/platform/alarms/watch';

const DAY = 86_400_000;
/** So long before its end somebody must order the next one. */
const AHEAD = 21 * DAY;
/** No handshake by then is no answer (ms). */
const PATIENCE = 10_000;

export interface TlsHost { readonly host: string; readonly port: number }

/** Last instant at which the certificate that the host shows is valid (UTC ms), whoever signed it. @throws Error when the host does not answer */
export function certificateEnd({ host, port }: TlsHost): Promise<number> {
  return new Promise((resolve, reject) => {
    // the end is all that is asked: a certificate that has ended, or is the house's own, is to be read as well
    const socket = connect({ host, port, rejectUnauthorized: false, timeout: PATIENCE, ...(/[a-z]/i.test(host) && { servername: host }) }, () => {
      const end = Date.parse(socket.getPeerCertificate().valid_to);
      socket.destroy();
      if (Number.isNaN(end)) reject(new Error(`${host}:${port} shows no certificate`));
      else resolve(end);
    });
    socket.once('timeout', () => socket.destroy(new Error(`${host}:${port} does not answer`)));
    socket.once('error', reject);
  });
}

/** One watch per host: where one cannot be asked, the others still are. @param clock UTC ms */
export const certificateWatch = (at: TlsHost, clock: () => number): Watch => ({
  name: `certificate.${at.host}.${at.port}`.slice(0, 90), kinds: ['certificate'],
  look: async () => {
    const end = await certificateEnd(at);
    const wrong: Wrong = { kind: 'certificate', companyCode: null, plantCode: null, ref: `${at.host.slice(-34).replace(/^[^A-Za-z0-9]+/, '')}.${at.port}` };
    return end - clock() < AHEAD ? [wrong] : [];
  },
});
