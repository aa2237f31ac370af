/** The gateway as a process of its own: GUITU_GATEWAY_PORT, and GUITU_<SERVICE>_URL of every service. */
import { services } from '../stack-names.js';
import { gateway, type Targets } from './gateway.js';

const port = Number(process.env.GUITU_GATEWAY_PORT);
const targets: Targets = Object.fromEntries(services.flatMap(({ name, source }) => {
  const url = process.env[`GUITU_${name.toUpperCase()}_URL`];
  return url === undefined ? [] : [[source, url]];
}));
if (!Number.isInteger(port) || Object.keys(targets).length === 0) throw new Error('GUITU_GATEWAY_PORT says where it listens, GUITU_<SERVICE>_URL where each service answers');
const server = gateway(targets);
server.listen(port, process.env.GUITU_LISTEN_HOST ?? '127.0.0.1');
process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
