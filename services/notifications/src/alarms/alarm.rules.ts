/** What can be wrong with the house, and who hears of it (product.md §5 "posting failed", "calendar, certificate, connector, disk"). Pure data. */
import type { AlarmKind } from '@guitu/contracts/http/alarms';
import type { Message } from '../ringing/message.rules.js';
import type { RuleKey } from '../rules/notification-rules.js';

interface Kind { readonly zh: string; readonly en: string; readonly rule: RuleKey; readonly again: boolean }
const house = (zh: string, en: string): Kind => ({ zh, en, rule: 'house', again: true });
/** `again`: rings daily until it is over. */
export const ALARM_KINDS = {
  posting_failed: { zh: '过账多次失败', en: 'Posting failed repeatedly', rule: 'posting_failed', again: false },
  calendar: house('日历即将到期', 'Calendar ends soon'),
  certificate: house('证书即将到期', 'Certificate ends soon'),
  connector: house('接口不通', 'Connector is down'),
  disk: house('磁盘将满', 'Disk is filling up'),
  claim_due: house('索赔时限将到或已过', 'A claim’s time is nearly up, or over'),
  events: house('消息处理失败，后续消息等待', 'Events failed and hold up what follows'),
} as const satisfies Record<AlarmKind, Kind>;

/** @param ref what it is about: a posting, a plant, a host, a channel · @param again told before and still so */
export function alarmMessage(kind: AlarmKind, ref: string, again: boolean): Message {
  const { zh, en } = ALARM_KINDS[kind];
  const still = again ? { zh: '（仍未解决）', en: ' (still so)' } : { zh: '', en: '' };
  return { kind: 'alarm', taskId: null, dueAt: null, title: { zh: `${zh}：${ref}`, en: `${en}: ${ref}` }, text: { zh: `${zh}：${ref}${still.zh}。`, en: `${en}: ${ref}${still.en}.` } };
}
