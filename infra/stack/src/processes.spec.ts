import { describe, expect, it } from '@jest/globals';
import { planProcesses, processNames, shapeOf } from './processes.js';
import { services } from './stack-names.js';

const ports = Object.fromEntries(services.map(({ name, port }) => [name, port])) as Parameters<typeof planProcesses>[2];

/** Component → the services its process is told to host. */
async function hosted(shape: 'together' | 'apart'): Promise<Record<string, string[]>> {
  const plans = planProcesses(shape, '/run', ports, {}, {});
  const launches = await Promise.all(plans.map((plan) => plan.launch(() => 0)));
  return Object.fromEntries(launches.map(({ component, command }) => [component, (command?.env.GUITU_HOST_SERVICES ?? '').split(',')]));
}

describe('the shapes of an installation', () => {
  it('host every service exactly once', async () => {
    const names = services.map(({ name }) => name).sort();
    for (const shape of ['together', 'apart'] as const) expect(Object.values(await hosted(shape)).flat().sort()).toEqual(names);
  });

  it('are two processes, or one for each service', async () => {
    expect(Object.keys(await hosted('together'))).toEqual(['departments', 'orchestrator']);
    expect(await hosted('apart')).toEqual(Object.fromEntries(services.map(({ name }) => [name, [name]])));
  });

  it('are all known by the names of their processes, so that leftovers of another shape are stopped', async () => {
    const all = [...Object.keys(await hosted('together')), ...Object.keys(await hosted('apart'))];
    expect([...processNames].sort()).toEqual([...new Set(all)].sort());
  });

  it('are chosen by GUITU_SHAPE, and one there is not is refused by name', () => {
    expect([shapeOf(undefined), shapeOf(''), shapeOf('apart')]).toEqual(['together', 'together', 'apart']);
    for (const wrong of ['alone', 'constructor']) expect(() => shapeOf(wrong)).toThrow(`GUITU_SHAPE=${wrong} is no shape: together or apart.`);
  });
});
