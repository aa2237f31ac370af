import { runServices } from '@guitu/platform/service/run-services';
import notifications from './service.js';

await runServices([notifications]);
