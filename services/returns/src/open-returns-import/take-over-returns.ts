/** 期初在途: tries a list of returns that are under way, or takes them over: each alone, with where it will stand or why not (adr/0012). */
import type { CalendarSnapshot } from '@guitu/calendar/snapshot';
import { ReturnTakenOverV1, takenOverSubject, type ReturnTakenOver, type TakenOverFact } from '@guitu/contracts/events/return-taken-over';
import { RegisterReturnBody } from '@guitu/contracts/http/register-return';
import type { Actor } from '@guitu/identity/actor';
import { Journal } from '@guitu/messaging/journal';
import { uuidv7 } from '@guitu/messaging/uuidv7';
import type { Transaction } from '@guitu/persistence/transaction';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import { contextOf } from '@guitu/return-process/return-process';
import { keepTakenOver, numberBefore } from '@guitu/task-desk/take-over/keep-taken-over';
import { refusalOf } from '@guitu/task-desk/take-over/refusal';
import { TakeOver } from '@guitu/task-desk/take-over/take-over';
import { Injectable } from '@nestjs/common';
import { claimDeliveries } from '../matching/claim-deliveries.js';
import { planRegistration } from '../matching/plan-registration.js';
import { policyFor } from '../policy/policy-in-force.js';
import { contentHash } from '../registration/find-imported.js';
import { drawNumber, RETURN_RANGE } from '../registration/number-range.js';
import { localYear, paperNumber } from '../registration/paper-number.rules.js';
import { databaseNow } from '@guitu/persistence/database-now';
import { registrationPayload } from '../registration/registration-payload.js';
import { requireReturnable } from '../registration/returnable.rules.js';
import { stateSerials } from '../registration/state-serials.js';
import { storeCase } from '../registration/store-case.js';
import { lyingFaults } from './lying-goods.rules.js';
import type { OpenReturn } from './open-return.js';
import { playReturn, type Played, type StageFault } from './play-return.js';

/** What became of one return of the list, or would. */
export interface Verdict {
  readonly externalId: string;
  readonly outcome: 'added' | 'unchanged' | 'rejected';
  /** null in a trial and for what was rejected */
  readonly returnNo: string | null;
  readonly faults: readonly StageFault[];
  readonly stages: readonly string[];
  /** where it stands: with whom, due when, late by how much (ms; 0: in time) */
  readonly tasks: readonly { readonly title: { readonly zh: string; readonly en: string }; readonly dept: string; readonly role: string; readonly openedAt: number; readonly dueAt: number | null; readonly lateBy: number }[];
}
export interface Load { readonly actor: Actor; readonly sourceSystem: string; readonly dryRun: boolean }

/** A refusal inside the savepoint of one return. */
class Refused extends Error {
  constructor(readonly faults: readonly StageFault[]) {
    super('refused');
  }
}

@Injectable()
export class TakeOverReturns {
  constructor(private readonly journal: Journal, private readonly takeOver: TakeOver) {}

  /** In the transaction of who calls; what is refused leaves nothing behind, and in a trial nothing at all does. */
  async execute(tx: Transaction, load: Load, returns: readonly OpenReturn[]): Promise<Verdict[]> {
    const now = await databaseNow(tx);
    const verdicts: Verdict[] = [];
    for (const one of returns) verdicts.push(await this.one(tx, load, one, now));
    return verdicts;
  }

  private async one(tx: Transaction, load: Load, wanted: OpenReturn, now: number): Promise<Verdict> {
    const { externalId } = wanted;
    const nothing = { externalId, returnNo: null, stages: [], tasks: [] };
    await tx.execute('savepoint open_return');
    try {
      const known = await this.known(tx, load, wanted);
      if (known !== null) {
        await tx.execute('release savepoint open_return');
        return { ...nothing, outcome: 'unchanged', returnNo: known, faults: [] };
      }
      const { returnNo, played } = await this.store(tx, load, wanted, now);
      if (load.dryRun) await tx.execute('rollback to savepoint open_return');
      await tx.execute('release savepoint open_return');
      return {
        externalId, outcome: 'added', returnNo: load.dryRun ? null : returnNo, faults: [], stages: played.stages,
        tasks: played.tasks.map(({ title, owner, openedAt, dueAt }) => ({ title, dept: owner.dept, role: owner.role, openedAt, dueAt, lateBy: dueAt === null ? 0 : Math.max(0, now - dueAt) })),
      };
    } catch (error) {
      const refusal = error instanceof Refused ? null : refusalOf(error);
      if (!(error instanceof Refused) && refusal === null) throw error;
      await tx.execute('rollback to savepoint open_return');
      await tx.execute('release savepoint open_return');
      const faults = error instanceof Refused ? error.faults : [{ row: null, code: refusal?.code ?? '', zh: worded(refusal, 'zh'), en: worded(refusal, 'en') }];
      return { ...nothing, outcome: 'rejected', faults };
    }
  }

  /** The number it has here when it was loaded before. @throws Refused when the old number stands for something else */
  private async known(tx: Transaction, { actor, sourceSystem }: Load, wanted: OpenReturn): Promise<string | null> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(['import', actor.companyCode, sourceSystem, wanted.externalId])]);
    const [row] = await tx.query<{ return_no: string; content_hash: Buffer }>(
      'select return_no, content_hash from return_case where company_code = $1 and source_system = $2 and external_id = $3', [actor.companyCode, sourceSystem, wanted.externalId],
    );
    if (row === undefined) return null;
    if (row.content_hash.equals(contentHash(wanted))) return row.return_no;
    throw new Refused([{ row: null, code: 'external-id-taken', zh: `此原单号已是 ${row.return_no}，内容不同。`, en: `This old number is ${row.return_no} with other content.` }]);
  }

  private async store(tx: Transaction, { actor, sourceSystem }: Load, wanted: OpenReturn, now: number): Promise<{ returnNo: string; played: Played }> {
    const { companyCode } = actor;
    const { plantCode, customerCode, lines: asked, registeredAt, externalId, lying } = wanted;
    if (!actor.plantCodes.includes(plantCode)) throw new Refused([{ row: null, code: 'not-your-plant', zh: '不能载入其他分厂的退货。', en: 'Returns of another plant are loaded there.' }]);
    const inForce = await policyFor(tx, { companyCode, plantCode }, customerCode, wanted.policyKey);
    const { lines, findings } = await planRegistration(tx, companyCode, { customerCode, lines: asked }, true);
    requireReturnable(lines, findings);
    const year = localYear(new Date(now), inForce.zone);
    const returnNo = paperNumber(RETURN_RANGE, year, await drawNumber(tx, companyCode, RETURN_RANGE, year));
    const body = RegisterReturnBody.parse({ plantCode, customerCode, lines: asked, attrs: wanted.attrs, forms: wanted.forms, sourceSystem, externalId, ...(wanted.complaintAt !== undefined && { complaintAt: wanted.complaintAt }) });
    const payload = { ...registrationPayload(body, lines, returnNo, inForce), takenOver: true as const };
    const register: TakenOverFact = {
      factId: uuidv7(registeredAt), kind: 'register', companyCode, plantCode, returnNo, source: 'takeover', seq: 1, via: 'takeover', performedAt: registeredAt, recordedAt: registeredAt,
      by: { dept: actor.dept, role: actor.roles[0] ?? 'sales', staff: wanted.registeredBy ?? actor.staff }, payload,
    };
    const context = await this.contextOf(tx, inForce);
    const played = playReturn(context, register, wanted.stages, now, uuidv7);
    const faults = played.faults.length > 0 ? played.faults : lyingFaults(wanted, played.facts);
    if (faults.length > 0) throw new Refused(faults);
    const event: ReturnTakenOver = {
      companyCode, plantCode, returnNo, sourceSystem, externalId, takenOverAt: now, register, facts: [...played.facts], desks: [...played.desks], proposals: [...played.proposals], lying,
    };
    const { source: _source, ...fact } = register;
    await keepTakenOver(tx, { ...fact, kind: 'register', payload, seq: numberBefore(1) }, null);
    await storeCase(tx, fact, payload, body, lines, { at: new Date(now), contentHash: contentHash(wanted) });
    await claimDeliveries(tx, companyCode, returnNo, lines);
    await stateSerials(tx, this.journal, fact, lines);
    await this.takeOver.take(tx, event);
    await this.requireTaken(tx, companyCode, returnNo);
    await this.journal.append(tx, ReturnTakenOverV1, { subject: takenOverSubject(companyCode, returnNo), body: event });
    return { returnNo, played };
  }

  /** This desk's own part is judged by its own commands' rules, as at every other. */
  private async requireTaken(tx: Transaction, companyCode: string, returnNo: string): Promise<void> {
    const [row] = await tx.query<{ refused: { seq: number | null; code: string; zh: string; en: string; errors: { zh: string; en: string }[] } | null }>(
      'select refused from take_over where company_code = $1 and return_no = $2', [companyCode, returnNo],
    );
    if (!row?.refused) return;
    const { code } = row.refused;
    throw new Refused([{ row: null, code, zh: worded(row.refused, 'zh'), en: worded(row.refused, 'en') }]);
  }

  private async contextOf(tx: Transaction, { policy, calendar }: Awaited<ReturnType<typeof policyFor>>) {
    const [row] = await tx.query<{ policy: ResolvedProfile; calendar: CalendarSnapshot }>(
      `select p.document as policy, c.document as calendar from policy_version p, calendar_version c
       where (p.key, p.version) = ($1, $2) and (c.key, c.version) = ($3, $4)`, [policy.key, policy.version, calendar.key, calendar.version],
    );
    if (row === undefined) throw new Error(`policy ${policy.key}@${policy.version} or calendar ${calendar.key}@${calendar.version} is gone`);
    return contextOf(row.policy, row.calendar);
  }
}

const worded = (refusal: { zh: string; en: string; errors: readonly { zh: string; en: string }[] } | null, language: 'zh' | 'en'): string =>
  [refusal?.[language] ?? '', ...(refusal?.errors ?? []).map((one) => one[language])].join(language === 'zh' ? '' : ' ');
