/**
 * `node tools/dist/docs.js` writes the generated pages; with `--check` it writes nothing and ends with 1 if a committed page is
 * not what its source says, if a link of a page leads nowhere, if a rule, timer, parameter, check or branch lacks code or test, or if
 * a row of what people do lacks its test or its call, or what a capability names is not there.
 */
import { stalePages, writePages } from './generated-pages.js';
import { brokenLinks } from './markdown-links.js';
import type { Page } from './page.js';
import { capabilityGaps } from './capabilities/capability-gaps.js';
import { coverageGaps } from './coverage/gaps.js';
import { evidence } from './coverage/evidence.js';
import { asyncapiPage } from './pages/asyncapi-page.js';
import { capabilitiesPage } from './pages/capabilities-page.js';
import { coveragePage } from './pages/coverage-page.js';
import { endpointsPage } from './pages/endpoints-page.js';
import { eventsPage } from './pages/events-page.js';
import { glossaryPage } from './pages/glossary-page.js';
import { lifecyclePage } from './pages/lifecycle-page.js';
import { openApiPages } from './pages/openapi-pages.js';
import { permissionsPage } from './pages/permissions-page.js';
import { policiesOverview } from './pages/policies-overview.js';
import { policyPages } from './pages/policy-pages.js';
import { rowsPage } from './pages/rows-page.js';
import { REPOSITORY } from './repository.js';
import { rowGaps } from './rows/row-gaps.js';
import { rowTests, servedCalls } from './rows/row-tests.js';

const apis = openApiPages(REPOSITORY);
const pages: readonly Page[] = [
  eventsPage(), asyncapiPage(), glossaryPage(REPOSITORY), permissionsPage(apis), endpointsPage(REPOSITORY), lifecyclePage(), policiesOverview(), ...policyPages(), coveragePage(REPOSITORY), rowsPage(REPOSITORY, apis), capabilitiesPage(REPOSITORY), ...apis,
];

if (process.argv.includes('--check')) {
  const stale = stalePages(REPOSITORY, pages);
  const broken = brokenLinks(REPOSITORY);
  const gaps = [...coverageGaps(evidence(REPOSITORY)), ...rowGaps(rowTests(REPOSITORY), servedCalls(apis)), ...capabilityGaps(REPOSITORY, servedCalls(apis))];
  for (const line of [...stale, ...broken, ...gaps]) console.error(line);
  if (stale.length > 0) console.error('请运行 npm run docs 并提交 / run `npm run docs` and commit the pages');
  process.exitCode = stale.length + broken.length + gaps.length === 0 ? 0 : 1;
} else {
  const changed = writePages(REPOSITORY, pages);
  console.log(changed.length === 0 ? '页面均为最新 / every page is up to date' : changed.map((file) => `已更新 / written: ${file}`).join('\n'));
}
