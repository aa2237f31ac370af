import { runServices } from '@guitu/platform/service/run-services';
import { createOrchestrator } from './create-orchestrator.js';
import { readTemporalConfig } from './temporal/temporal-config.js';

await runServices([createOrchestrator(readTemporalConfig(process.env))]);
