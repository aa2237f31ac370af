import type { TlsHost } from './certificate-watch.js';

const HOST = /^([A-Za-z0-9][A-Za-z0-9.-]*):(\d{1,5})$/;
const NAME = 'GUITU_NOTIFICATIONS_CERTIFICATES';

/**
 * Hosts whose certificates are looked at: those people and services reach the house by (https addresses it is configured with),
 * and those named as `host:port`, separated by commas. @throws Error for what is no host and port
 */
export function tlsHosts(named: string | undefined, addresses: readonly string[]): TlsHost[] {
  const own = addresses.flatMap((address) => {
    const { protocol, hostname, port } = new URL(address);
    return protocol === 'https:' ? [{ host: hostname, port: Number(port || 443) }] : [];
  });
  const more = (named ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '').map((one) => {
    const [, host = '', port = ''] = HOST.exec(one) ?? [];
    if (host === '' || Number(port) < 1 || Number(port) > 65_535) throw new Error(`notifications: ${NAME} 配置有误 / not host:port, separated by commas`);
    return { host, port: Number(port) };
  });
  return [...new Map([...own, ...more].map((one) => [`${one.host}:${one.port}`, one])).values()];
}
