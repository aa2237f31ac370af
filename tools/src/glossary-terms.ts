/**
 * Where the words of the house are in the code: the part of the glossary that neither contracts nor controllers hold. The
 * generator checks that every folder and event exists, so that the glossary cannot point into the void.
 */
import type { Label } from '@guitu/contracts/vocabulary';

export interface Term extends Label {
  readonly folder: string;
  readonly event?: string;
  readonly route?: string;
  /** column or page on which people see it */
  readonly screen?: string;
}
const term = (zh: string, en: string, folder: string, more: Pick<Term, 'event' | 'route' | 'screen'> = {}): Term => ({ zh, en, folder, ...more });

/** The words of the house (design.md), each in one sense only. */
export const TERMS: readonly Term[] = [
  term('客退单', 'return', 'libs/return-process/src', { event: 'process.status-stated.v1', route: 'GET /api/returns/v1/returns/:returnNo', screen: 'Temporal UI: rma/<company>-<return number>' }),
  term('事实', 'fact', 'libs/contracts/src/facts', { event: 'process.fact-applied.v1' }),
  term('待办', 'task', 'libs/task-desk/src', { event: 'process.task-stated.v1', route: 'GET /api/<desk>/v1/tasks', screen: 'Temporal UI: RmaOwner' }),
  term('阶段', 'stage', 'libs/return-process/src', { screen: 'Temporal UI: RmaStage' }),
  term('时限', 'clock', 'libs/return-process/src/engine', { event: 'process.clock-stated.v1', screen: 'Temporal UI: RmaDueAt' }),
  term('升级阶梯', 'ladder', 'libs/return-process/src/engine', { event: 'process.rung-reached.v1', screen: 'Temporal UI: RmaBreaches, RmaEscalation' }),
  term('推送处理率', 'pushes acted on within 8 working hours', 'services/notifications/src/acting', { event: 'returns.task-held.v1', route: 'GET /api/notifications/v1/push-figures' }),
  term('建议改为日报', 'digest proposal', 'services/notifications/src/digest-proposals', { route: 'POST /api/notifications/v1/digest-proposals/:id/answers' }),
  term('异常', 'anomaly', 'libs/return-process/src/engine', { event: 'process.anomaly-stated.v1', screen: 'Temporal UI: RmaAttention' }),
  term('制度', 'policy', 'libs/return-process/src/policy', { event: 'returns.policy-published.v1', screen: 'Temporal UI: RmaPolicy' }),
  term('日历', 'calendar', 'libs/calendar/src', { event: 'returns.calendar-published.v1' }),
  term('金额', 'money', 'libs/money/src'),
  term('过账', 'posting: one document for another system to book', 'libs/postings/src', { route: 'GET /api/finance/v1/postings' }),
  term('冲销', 'booked back: another document takes a booked one back', 'services/finance/src/posting', { route: 'POST /api/finance/v1/postings/:id/findings' }),
  term('流程', 'process (the workflow of one return)', 'services/orchestrator/src/workflow'),
  term('通知', 'notification', 'services/notifications/src', { event: 'process.notice-requested.v1', route: 'GET /api/notifications/v1/notifications' }),
  term('已知悉', 'acknowledge (quiet until the next rung)', 'services/notifications/src/acknowledging', { route: 'POST /api/notifications/v1/notifications/:id/acknowledge' }),
  term('期初在途', 'take over (a return under way at go-live)', 'libs/task-desk/src/take-over', { event: 'returns.taken-over.v1', route: 'GET /api/<desk>/v1/anomalies' }),
  term('载入期初在途', 'load open returns at go-live', 'services/returns/src/open-returns-import', { event: 'returns.taken-over.v1', route: 'POST /api/returns/v1/imports/open-returns' }),
  term('期初在途文件', 'workbook of open returns (退货单, 明细, 过程)', 'services/returns/src/open-returns-import', { event: 'returns.taken-over.v1', route: 'POST /api/returns/v1/imports/open-returns/file' }),
  term('权限', 'permission', 'libs/identity/src'),
  term('发件箱', 'journal (outbox)', 'libs/messaging/src'),
];
