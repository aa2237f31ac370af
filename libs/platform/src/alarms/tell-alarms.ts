import { ALARMS_PATH, AlarmsTaken, type AlarmStatement } from '@guitu/contracts/http/alarms';
import { INTERNAL_TOKEN } from '../service/internal.guard.js';
import type { ServiceConfig } from '../service/service-config.js';

/** Longest wait for notifications (ms); what it did not take is said again at the next look. */
const PATIENCE = 10_000;

/** Says to notifications what a watch finds wrong. @throws Error when it is away or refuses */
export async function tellAlarms(notifications: string, internalToken: ServiceConfig['internalToken'], statement: AlarmStatement): Promise<AlarmsTaken> {
  const response = await fetch(`${notifications}/api/notifications/v1/${ALARMS_PATH}`, {
    method: 'POST', headers: { 'content-type': 'application/json', [INTERNAL_TOKEN]: internalToken }, body: JSON.stringify(statement), signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) throw new Error(`notifications answered ${response.status}`);
  return AlarmsTaken.parse(await response.json());
}
