/** The orchestrator as the host and its own main.ts start it: configured from the environment when it is loaded. */
import { createOrchestrator } from './create-orchestrator.js';
import { readTemporalConfig } from './temporal/temporal-config.js';

export default createOrchestrator(readTemporalConfig(process.env));
