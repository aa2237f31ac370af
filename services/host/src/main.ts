/** Several services in one process: GUITU_HOST_SERVICES=returns,warehouse,… Each keeps its own application, database, port and group. */
import { runServices } from '@guitu/platform/service/run-services';
import { loadServices } from './load-services.js';

await runServices(await loadServices(process.env['GUITU_HOST_SERVICES']));
