import { runServices } from '@guitu/platform/service/run-services';
import masterdata from './service.js';

await runServices([masterdata]);
