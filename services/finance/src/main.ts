import { runServices } from '@guitu/platform/service/run-services';
import finance from './service.js';

await runServices([finance]);
