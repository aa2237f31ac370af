/** Kill switch and caps of the bell (design.md §6). What they hold back is kept and shown on request, never lost. */
import { z } from 'zod';
import type { NotificationKind } from './message.rules.js';

const flag = (on: 'true' | 'false') => z.enum(['true', 'false']).default(on).transform((text) => text === 'true');
const cap = z.coerce.number().int().min(1).max(10_000);

export const RingingConfig = z.object({
  /** false: nothing rings; what would have rung is kept as held back */
  GUITU_NOTIFICATIONS_ENABLED: flag('true'),
  /** true: a new task is told to the role that owns it; off because the task list shows it anyway */
  GUITU_NOTIFICATIONS_NEW_TASKS: flag('false'),
  /** most notices of each rung that one person gets in an hour; the rest is held back */
  GUITU_NOTIFICATIONS_CAP_REMIND: cap.default(60),
  GUITU_NOTIFICATIONS_CAP_BREACH: cap.default(120),
  GUITU_NOTIFICATIONS_CAP_ESCALATE: cap.default(120),
});
export type RingingConfig = z.infer<typeof RingingConfig>;

/** How many notices of this kind one person gets in an hour; null: no cap, because it is not a rung. */
export function hourlyCap(config: RingingConfig, kind: NotificationKind): number | null {
  switch (kind) {
    case 'remind': return config.GUITU_NOTIFICATIONS_CAP_REMIND;
    case 'breach': return config.GUITU_NOTIFICATIONS_CAP_BREACH;
    case 'escalate': return config.GUITU_NOTIFICATIONS_CAP_ESCALATE;
    default: return null;
  }
}

/** @throws Error that names every wrong variable; empty ones count as not given */
export function readRingingConfig(env: Readonly<Record<string, string | undefined>>): RingingConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = RingingConfig.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Error(['notifications: 配置有误 / configuration not valid', ...parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)].join('\n'));
}
