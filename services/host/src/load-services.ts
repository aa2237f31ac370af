import type { ServiceDefinition } from '@guitu/platform/service/define-service';

/** Loaded only when asked for: a process that hosts departments never loads the Temporal SDK. The host alone may import services. */
const SERVICES: Readonly<Record<string, () => Promise<{ default: ServiceDefinition }>>> = {
  returns: () => import('@guitu/returns/service'),
  warehouse: () => import('@guitu/warehouse/service'),
  quality: () => import('@guitu/quality/service'),
  production: () => import('@guitu/production/service'),
  finance: () => import('@guitu/finance/service'),
  notifications: () => import('@guitu/notifications/service'),
  masterdata: () => import('@guitu/masterdata/service'),
  orchestrator: () => import('@guitu/orchestrator/service'),
};
export const SERVICE_NAMES = Object.keys(SERVICES);

/** @throws Error that names an unknown service, a repeated one, or says that none was given */
export async function loadServices(names: string | undefined): Promise<ServiceDefinition[]> {
  const wanted = (names ?? '').split(',').map((name) => name.trim()).filter((name) => name.length > 0);
  if (wanted.length === 0) throw new Error(`GUITU_HOST_SERVICES: 未指定服务 / name at least one of ${Object.keys(SERVICES).join(', ')}`);
  if (new Set(wanted).size !== wanted.length) throw new Error('GUITU_HOST_SERVICES: 服务重复 / a service is named twice');
  const definitions: ServiceDefinition[] = [];
  for (const name of wanted) {
    const load = Object.hasOwn(SERVICES, name) ? SERVICES[name] : undefined;
    if (load === undefined) throw new Error(`GUITU_HOST_SERVICES: 没有服务 ${name} / there is no service ${name}`);
    definitions.push((await load()).default);
  }
  return definitions;
}
