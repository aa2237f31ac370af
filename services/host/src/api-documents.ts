/** Prints the OpenAPI document of every service as one JSON object by name, without any server: what docs/openapi is made from. */
import { describeApi } from '@guitu/platform/service/describe-api';
import { loadServices, SERVICE_NAMES } from './load-services.js';

// The orchestrator reads where Temporal is when it is loaded; nothing is ever asked there.
process.env['GUITU_TEMPORAL_ADDRESS'] ??= '127.0.0.1:1';
const definitions = await loadServices(SERVICE_NAMES.join(','));
const documents: Record<string, unknown> = {};
for (const definition of definitions) documents[definition.name] = await describeApi(definition);
process.stdout.write(JSON.stringify(documents));
