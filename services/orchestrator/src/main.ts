import { runServices } from '@guitu/platform/service/run-services';
import orchestrator from './service.js';

await runServices([orchestrator]);
