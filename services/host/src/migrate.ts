/** Migrates the databases of GUITU_HOST_SERVICES and ends: the step before a new version is started. */
import { migrateServices } from '@guitu/platform/service/migrate-services';
import { loadServices } from './load-services.js';

const done = await migrateServices(await loadServices(process.env['GUITU_HOST_SERVICES']), process.env, (service, error) => console.log(`${service}: waits for its database: ${String(error)}`));
for (const [service, names] of Object.entries(done)) console.log(`${service}: ${names.length === 0 ? 'nothing to migrate' : names.join(', ')}`);
