/**
 * The acceptance scenarios over HTTP on the real stack: Temporal, Kafka, PostgreSQL and the built services, one installation for
 * the whole file. Deadlines run in time lapse; their exact instants are proved on the time-skipping server and in the core.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { subjectOf, workflowId } from '@guitu/contracts/process-names';
import { DEMO_COMPANY } from '@guitu/identity/demo-people';
import { findSchemathesis, type Schemathesis } from '@guitu/stack/schemathesis/find-schemathesis';
import { eventually } from '@guitu/testing/eventually';
import { walkEndpoints } from './bad-input/walk-endpoints.fixture.js';
import { walkQueries } from './bad-input/walk-queries.fixture.js';
import { checkErp } from './books/check-erp.js';
import { Databases } from './books/databases.js';
import { CanaryClerk, CUSTOMER } from './canary/let-canaries-in.fixture.js';
import { CANARIES } from './canary/canaries.fixture.js';
import { lookEverywhere, type Looked } from './canary/look-everywhere.fixture.js';
import { MailBox, zoneInTheMorning } from './canary/mail-box.js';
import { DeskApi } from './desk-api.js';
import { bookedElsewhereIsKept } from './families/booked-elsewhere.fixture.js';
import { CaseRecord } from './families/case-record.fixture.js';
import { familiesAreKept } from './families/families.fixture.js';
import { openReturnsAreTakenOver } from './go-live/open-returns.fixture.js';
import { FUZZED, fuzz } from './fuzz/fuzz-house.js';
import { SHORT } from './fuzz/schemathesis-config.js';
import { House } from './invariants/house.js';
import { awaitInvariants } from './invariants/await-invariants.js';
import { MUTANTS } from './invariants/mutants.js';
import { prove } from './invariants/prove.js';
import { StoryClerks, type Played } from './play/clerks.js';
import { registerWithPhoto } from './photo.fixture.js';
import { judge } from './play/judge-story.js';
import { testStage, type Stage } from './play/stage.js';
import { AT_ONCE, Turnstile } from './play/turnstile.js';
import { DAY } from './stories/day.js';

const DAY_LIMIT_MS = 480_000;
const FUZZ_LIMIT_MS = 600_000;

describe('the house on real servers', () => {
  let stage: Stage;
  let databases: Databases;
  let api: DeskApi;
  let mail: MailBox;
  let startedAt = 0;
  const played = new Map<string, Promise<Played>>();
  const returnNoOf = async (name: string): Promise<string> => {
    const story = played.get(name);
    if (story === undefined) throw new Error(`no story ${name}`);
    return (await story).returnNo;
  };
  /** Bodies of the process's events of a return, in order. */
  const effects = async <T>(returnNo: string, event: string): Promise<T[]> =>
    (await databases.rows<{ body: T }>('process', 'select body from journal where subject = $1 and type = $2 order by seq', [subjectOf(DEMO_COMPANY, returnNo), `process.${event}.v1`])).map(({ body }) => body);

  beforeAll(async () => {
    [mail, startedAt] = [await MailBox.open(), Date.now()];
    stage = await testStage({ GUITU_NOTIFICATIONS_SMTP_URL: mail.url, GUITU_NOTIFICATIONS_MAIL_FROM: 'guitu@guitu.example', GUITU_TIME_ZONE: zoneInTheMorning(startedAt), GUITU_LOG_LEVEL: 'trace' });
    databases = new Databases(stage.environment);
    api = new DeskApi(stage.addresses);
    const turnstile = new Turnstile(AT_ONCE);
    for (const story of DAY) {
      const play = turnstile.pass(() => new StoryClerks(api, stage.temporal, story, 'acceptance').play(Date.now() + DAY_LIMIT_MS));
      // each story is awaited by its own test; none may end the file for the others
      play.catch(() => undefined);
      played.set(story.name, play);
    }
  });
  afterAll(async () => {
    await databases?.close();
    await stage?.leave();
    await mail?.close();
  });

  it.each(DAY.map(({ name }) => name))('%s ends as its procedure says', async (name) => {
    const story = await (played.get(name) as Promise<Played>);
    expect(judge(story)).toEqual([]);
  }, 2 * DAY_LIMIT_MS);

  const recorded = async (name: string): Promise<CaseRecord> => new CaseRecord(databases, api, await (played.get(name) as Promise<Played>));
  familiesAreKept(recorded);
  bookedElsewhereIsKept(recorded, (subject) => databases.rows('finance', 'select kind, state, reason, external_key, voucher_no from posting where company_code || $2 || return_no = $1 order by kind desc, external_key', [subject, '/']));

  openReturnsAreTakenOver(() => ({ api, databases }));

  it('AS-04: holds reach warehouse and production at registration', async () => {
    const returnNo = await returnNoOf('AS-04');
    const holds = (await effects<{ step: string; desk: string; state: string; rev: number; openedAt: number }>(returnNo, 'task-stated')).filter((task) => task.step === 'hold' && task.state === 'open');
    const [registered] = await databases.rows<{ at: string }>('returns', `select recorded_at as at from journal where subject = $1 and type = 'returns.return-registered.v1'`, [subjectOf(DEMO_COMPANY, returnNo)]);
    expect(new Set(holds.map(({ desk }) => desk))).toEqual(new Set(['warehouse', 'production']));
    expect(new Set(holds.map(({ openedAt }) => openedAt))).toEqual(new Set([new Date(registered?.at ?? 0).getTime()]));
  });

  it('AS-04: the extension moves the due time, keeps the old one, and the breach is rung at the new one', async () => {
    const returnNo = await returnNoOf('AS-04');
    const clocks = await effects<{ sla: string; editions: { dueAt: number; why: string }[]; breachedAt: number | null }>(returnNo, 'clock-stated');
    const last = clocks.filter(({ sla }) => sla === 'disposition').at(-1);
    expect(last?.editions.map(({ why }) => why)).toEqual(['start', 'extend']);
    expect(last?.editions[1]?.dueAt).toBe((last?.editions[0]?.dueAt ?? 0) + 10_000);
    const rungs = (await effects<{ sla: string; action: string; dueAt: number }>(returnNo, 'rung-reached')).filter(({ sla, action }) => sla === 'disposition' && action === 'breach');
    expect(rungs.map(({ dueAt }) => dueAt)).toEqual([last?.editions[1]?.dueAt]);
  });

  it('AS-04: the escalation reached somebody who can log in', async () => {
    const returnNo = await returnNoOf('AS-04');
    const answer = await api.get<{ items: { returnNo: string; kind: string }[] }>('notifications', '/notifications?limit=100', 'e-qchead');
    expect(answer.status).toBe(200);
    expect(answer.body.items.filter((notice) => notice.returnNo === returnNo && notice.kind === 'escalate').length).toBeGreaterThan(0);
  });

  it('AS-04: nothing is scrapped before 报废日报 and the approval', async () => {
    const subject = subjectOf(DEMO_COMPANY, await returnNoOf('AS-04'));
    const order = async (type: string) => (await databases.rows<{ seq: number; at: string }>('process', `select seq, recorded_at as at from fact where subject = $1 and kind = $2`, [subject, type])).map(({ at }) => new Date(at).getTime());
    const [request, approval, scrap] = await Promise.all([order('scrap_request'), order('scrap_approval'), order('scrap')]);
    expect([request.length, approval.length, scrap.length]).toEqual([1, 1, 1]);
    expect((request[0] ?? 0) < (approval[0] ?? 0) && (approval[0] ?? 0) < (scrap[0] ?? 0)).toBe(true);
    const opened = (await effects<{ step: string; state: string; openedAt: number }>(await returnNoOf('AS-04'), 'task-stated')).find((task) => task.step === 'scrap');
    expect(opened?.openedAt).toBeGreaterThanOrEqual(approval[0] ?? Number.POSITIVE_INFINITY);
  });

  it('S000-04 §5.5: a mismatch with the 销退单 blocks label and notice until it is decided', async () => {
    const returnNo = await returnNoOf('S000-04, mismatch with the slip');
    const tasks = await effects<{ step: string; state: string; openedAt: number }>(returnNo, 'task-stated');
    const [decided] = await databases.rows<{ at: string }>('process', `select recorded_at as at from fact where subject = $1 and kind = 'discrepancy'`, [subjectOf(DEMO_COMPANY, returnNo)]);
    const notice = tasks.find(({ step }) => step === 'notify');
    expect(notice?.openedAt).toBeGreaterThanOrEqual(new Date(decided?.at ?? Number.NaN).getTime());
  });

  it('the operator’s signal was carried out by the owning department, in his name', async () => {
    const subject = subjectOf(DEMO_COMPANY, await returnNoOf('headline, 审核 by an operator'));
    const facts = await databases.rows<{ via: string; source: string }>('process', `select via, source from fact where subject = $1 and kind = 'review'`, [subject]);
    expect(facts).toEqual([{ via: 'operator', source: 'returns' }]);
  });

  it.each(['returns', 'warehouse', 'quality', 'production', 'finance', 'notifications', 'masterdata', 'process'] as const)('%s refuses every bad request clearly, and nothing changes', async (source) => {
    // other stories write while this walks: what must not change is what the walk itself names
    const url = stage.addresses[source === 'process' ? 'orchestrator' : source];
    const tokens = { own: await api.token('e-gm'), foreign: await api.token('e-qc-other') };
    const { asked, findings } = await walkEndpoints(source, url, tokens);
    expect(findings).toEqual([]);
    expect(asked).toBeGreaterThan(0);
    for (const book of ['returns', 'warehouse', 'quality', 'production', 'finance', 'masterdata'] as const) {
      expect(await databases.rows(book, `select subject from journal where subject like '%NOWHERE%' or subject like '%/none' or subject like 'XX01/%'`)).toEqual([]);
    }
  });

  it.each(FUZZED)('%s refuses every hostile value of a query or path, and tells what it does not know', async (name) => {
    const { asked, findings } = await walkQueries(name === 'orchestrator' ? 'process' : name, stage.environment[`GUITU_${name.toUpperCase()}_URL`] ?? '', (person) => api.token(person));
    expect(findings.slice(0, 10)).toEqual([]);
    expect(asked).toBeGreaterThan(0);
  });

  describe('personal data', () => {
    const look = (): Promise<Looked> => lookEverywhere(stage.environment, stage.stack?.runDir ?? '', startedAt);

    it('stand where people put them, and nowhere else', async () => {
      const clerk = new CanaryClerk(api, stage.addresses);
      await clerk.keepContacts();
      await clerk.importFiles();
      await clerk.importContacts();
      await clerk.mistake();
      const workflow = workflowId(DEMO_COMPANY, await clerk.registerReturn());
      await eventually('a mail to the customer', () => mail.to.includes(CANARIES.customer.mail), DAY_LIMIT_MS);
      // A workflow that has just begun is listed a moment later.
      const { found, read } = await eventually('the canaries’ own return among the workflows', async () => {
        const looked = await look();
        return looked.read.workflows.includes(workflow) ? looked : undefined;
      });
      expect(found).toEqual([
        ['masterdata.contact', 'customer'], ['masterdata.contact', 'staff'], ['masterdata.idempotency', 'file'], ['masterdata.import_reject', 'contactFile'], ['masterdata.import_reject', 'file'], ['masterdata.import_run', 'file'],
        ['returns.opinion', 'words'], ['returns.return_case', 'words'],
      ]);
      // the house was told to log all it can: its start alone says more than this
      expect(Math.min(read.records, read.lines, read.rows)).toBeGreaterThan(100);
    });

    it('are nowhere once they are erased', async () => {
      await new CanaryClerk(api, stage.addresses).erase();
      const { found } = await look();
      expect(found.filter(([, of]) => of !== 'words')).toEqual([]);
      expect((await api.get('masterdata', `/customers/${CUSTOMER}`, 'e-sales')).status).toBe(200);
    });
  });

  describe('schemathesis', () => {
    let tool: Schemathesis;
    beforeAll(async () => {
      tool = await findSchemathesis();
    });

    it.each(FUZZED)('%s answers as its OpenAPI page says, whatever it is asked', async (name) => {
      const findings = await fuzz(name, { tool, environment: stage.environment, api, depth: SHORT, seed: 1, limitMs: FUZZ_LIMIT_MS });
      expect(findings.join('\n')).toBe('');
    }, 2 * FUZZ_LIMIT_MS);
  });

  it('a photo stays with the registration it was named in', async () => {
    const { returnNo, attachment } = await registerWithPhoto(api, stage.addresses.returns);
    const { body } = await api.get<{ items: { id: string }[] }>('returns', `/returns/${returnNo}/attachments`, 'e-sales');
    expect(body.items.map(({ id }) => id)).toEqual([attachment]);
  });

  it('nothing lost, nothing twice', async () => {
    const all = await Promise.all([...played.values()]);
    expect(await awaitInvariants(stage.environment)).toEqual([]);
    expect(await checkErp(databases, stage.addresses.erp, all.map(({ returnNo }) => returnNo))).toEqual([]);
  });

  it('what would have been lost, doubled or wrong is found: every seeded defect', async () => {
    const house = await House.open(stage.environment);
    try {
      const unnoticed: string[] = [];
      for (const mutant of MUTANTS) {
        const verdict = await prove(house, mutant);
        if (verdict !== 'caught') unnoticed.push(`${mutant.breaks} ${mutant.defect}: ${verdict}`);
      }
      expect(unnoticed).toEqual([]);
    } finally {
      await house.close();
    }
  }, 2 * DAY_LIMIT_MS);
});
