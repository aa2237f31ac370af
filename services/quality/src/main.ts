import { runServices } from '@guitu/platform/service/run-services';
import quality from './service.js';

await runServices([quality]);
