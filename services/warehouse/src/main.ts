import { runServices } from '@guitu/platform/service/run-services';
import warehouse from './service.js';

await runServices([warehouse]);
