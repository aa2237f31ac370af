/** The trial's ERP as a process of its own: GUITU_ERP_PORT, GUITU_ERP_SECRET, GUITU_ERP_FILE. */
import { ErpSink } from './sink.js';

const { GUITU_ERP_PORT: port = '', GUITU_ERP_SECRET: secret = '', GUITU_ERP_FILE: file = '' } = process.env;
if (port === '' || secret === '' || file === '') throw new Error('GUITU_ERP_PORT, GUITU_ERP_SECRET and GUITU_ERP_FILE say where it listens, whom it knows and where it keeps its documents');
const server = new ErpSink(file, secret).server();
server.listen(Number(port), process.env.GUITU_LISTEN_HOST ?? '127.0.0.1');
process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
