/** `node run-specs.mjs <spec> …`: runs specs in this process under the mutant of GUITU_MUTANT; ends with 9 at the first test that fails. */
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

register('./mutant-loader.mjs', import.meta.url);
const { firstFailure } = await import('./spec-globals.mjs');
let failure = null;
try {
  for (const spec of process.argv.slice(2)) await import(pathToFileURL(spec).href);
  failure = await firstFailure();
} catch (error) {
  // a policy, a table or a spec that cannot even be read any more
  failure = `loading: ${error.message}`;
}
if (failure !== null) console.log(failure);
process.exitCode = failure === null ? 0 : 9;
