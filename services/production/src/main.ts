import { runServices } from '@guitu/platform/service/run-services';
import production from './service.js';

await runServices([production]);
