/** Where each kind of fact is recorded, read from the controllers: the route's decorator names the kind. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import { SERVED_DESKS, type Desk } from '@guitu/contracts/vocabulary';

/** Routes that every desk has: extensions, duties, resolutions, further rounds. */
const EVERY_DESK = 'libs/task-desk/src';
/** Facts that several departments record alike; a department has those whose module it takes in. */
const SOME_DESKS = 'libs/department-facts/src';
/** Facts that are recorded without a route of their own kind. */
const OTHERWISE: Readonly<Partial<Record<FactKind, string>>> = {
  register: 'services/returns/src/registration', released: 'libs/task-desk/src/process', refused: 'libs/task-desk/src/process',
};

/** Kind → folder of the controller that records it, below `folder`. */
function recordedBelow(root: string, folder: string): Map<string, string> {
  const files = existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder), { recursive: true }).map((name) => String(name).split(path.sep).join('/')) : [];
  const controllers = files.filter((name) => name.endsWith('.controller.ts') && !name.includes('testbed/'));
  return new Map(controllers.flatMap((name) => [...readFileSync(path.join(root, folder, name), 'utf8').matchAll(/@FactRoute\('(\w+)'\)/g)]
    .map(([, kind = '']) => [kind, path.posix.join(folder, path.posix.dirname(name))] as const)));
}

/** Folders of SOME_DESKS whose modules the desk's own module names. */
function takenIn(root: string, desk: Desk): ReadonlySet<string> {
  const file = path.join(root, `services/${desk}/src/${desk}.module.ts`);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return new Set([...text.matchAll(/'@guitu\/department-facts\/([\w-]+)\//g)].map(([, folder = '']) => `${SOME_DESKS}/${folder}`));
}

export interface FactFolder { readonly desk: Desk; readonly folder: string }

/** The desks at which a kind can be recorded today, each with the folder that does it. */
export function factFolders(root: string): (kind: FactKind) => FactFolder[] {
  const shared = recordedBelow(root, EVERY_DESK);
  const some = recordedBelow(root, SOME_DESKS);
  const own = new Map<Desk, Map<string, string>>(SERVED_DESKS.map((desk) => {
    const taken = takenIn(root, desk);
    return [desk, new Map([...[...some].filter(([, folder]) => taken.has(folder)), ...recordedBelow(root, `services/${desk}/src`)])];
  }));
  return (kind) => FACT_KINDS[kind].desks.flatMap((desk) => {
    const folders = own.get(desk);
    const folder = folders && (folders.get(kind) ?? shared.get(kind) ?? OTHERWISE[kind]);
    return folder === undefined ? [] : [{ desk, folder }];
  });
}
