import { runServices } from '@guitu/platform/service/run-services';
import returns from './service.js';

await runServices([returns]);
