/** Queue of the printers: what waits, what failed, and how each print ended. */
import { Code, Instant, ReasonCode, ReturnNo } from '@guitu/contracts/scalars';
import type { Actor } from '@guitu/identity/actor';
import { requirePlace } from '@guitu/identity/access.rules';
import type { Database } from '@guitu/persistence/database';
import type { Transaction } from '@guitu/persistence/transaction';
import { z } from 'zod';
import type { Command } from '../command/command.js';
import { Problem } from '../http/problem.js';
import { PAPERS } from './printer-paper.js';
import { PRINT_STATES, queuePrint, SELECT_RUN, type PrintRun, type PrintWish } from './keep-paper.js';

export const PrintQuery = z.strictObject({ state: z.enum(PRINT_STATES).optional(), printerCode: Code.optional(), returnNo: ReturnNo.optional() });
export const PrintOutcome = z.discriminatedUnion('state', [z.strictObject({ state: z.literal('printed') }), z.strictObject({ state: z.literal('failed'), reasonCode: ReasonCode })]).meta({ id: 'PrintOutcome' });
export const PrinterList = z.object({
  items: z.array(z.object({
    code: z.string(), plantCode: z.string(),
    /** failed: its last print did · behind: something has waited for over a minute · busy: something waits */
    state: z.enum(['idle', 'busy', 'behind', 'failed']),
    paper: z.enum(PAPERS), queued: z.int(), oldestQueuedAt: Instant.nullable(), lastPrintedAt: Instant.nullable(),
  })),
}).meta({ id: 'PrinterList' });
/** A queue that is older than this is not being printed. */
const BEHIND_SECONDS = 60;
const MOST_RUNS = 200;

/** Prints of the plants where somebody works, the oldest first, two hundred at most. */
export const printsOf = (database: Database, { companyCode, plantCodes }: Actor, { state, printerCode, returnNo }: z.infer<typeof PrintQuery>): Promise<PrintRun[]> => database.query<PrintRun>(
  `${SELECT_RUN} where r.company_code = $1 and r.plant_code = any($2) and ($3::text is null or r.state = $3) and ($4::text is null or r.printer_code = $4) and ($5::text is null or p.return_no = $5) order by r.asked_at, r.id limit ${MOST_RUNS}`,
  [companyCode, plantCodes, state ?? null, printerCode ?? null, returnNo ?? null]);

/** @throws Problem or AccessDenied 404 */
export async function printById(from: Pick<Database | Transaction, 'query'>, actor: Actor, id: string, lock: '' | 'for update of r' = ''): Promise<PrintRun> {
  const [run] = await from.query<PrintRun>(`${SELECT_RUN} where r.id = $1 and r.company_code = $2 ${lock}`, [id, actor.companyCode]);
  if (run === undefined) throw Problem.notFound('没有这次打印。', 'There is no such print.');
  requirePlace(actor, { companyCode: actor.companyCode, plantCode: run.plantCode });
  return run;
}

/** 重印: once more what the paper said then. @throws Problem or AccessDenied 404 */
export function reprint(command: Command, paperId: string, wish: PrintWish): Promise<PrintRun> {
  const { actor } = command;
  return command.run(async (tx) => {
    const [paper] = await tx.query<{ plant_code: string }>('select plant_code from printed_paper where id = $1 and company_code = $2', [paperId, actor.companyCode]);
    if (paper === undefined) throw Problem.notFound('没有这张单据。', 'There is no such paper.');
    requirePlace(actor, { companyCode: actor.companyCode, plantCode: paper.plant_code });
    return queuePrint(tx, paperId, { ...wish, staff: actor.staff });
  });
}

/** How a print ended, as its printer or who stood at it says; one that failed may be printed yet. @throws Problem or AccessDenied 404 · 409: printed already */
export function endPrint(command: Command, id: string, outcome: z.infer<typeof PrintOutcome>): Promise<PrintRun> {
  const { actor } = command;
  return command.run(async (tx) => {
    const run = await printById(tx, actor, id, 'for update of r');
    if (run.state === 'printed') throw Problem.conflict('printed', '此次打印已完成；如需再印请重印。', 'It is printed; print it again if another is wanted.');
    await tx.execute('update print_run set state = $2, reason_code = $3, ended_by = $4, ended_at = clock_timestamp() where id = $1', [id, outcome.state, outcome.state === 'failed' ? outcome.reasonCode : null, actor.staff]);
    return printById(tx, actor, id);
  });
}

/** Every printer that was ever asked to print, with what waits for it. */
export async function printersOf(database: Database, { companyCode, plantCodes }: Actor): Promise<z.infer<typeof PrinterList>> {
  return {
    items: await database.query<z.infer<typeof PrinterList>['items'][number]>(`
      select code, plant_code as "plantCode", coalesce((select h.paper from printer_paper h where (h.company_code, h.plant_code, h.printer_code) = ($1, p.plant_code, p.code)), 'own') as paper, queued::integer, floor(extract(epoch from oldest) * 1000)::float8 as "oldestQueuedAt", floor(extract(epoch from printed) * 1000)::float8 as "lastPrintedAt",
        case when failed > coalesce(printed, '-infinity') then 'failed' when oldest < clock_timestamp() - interval '${BEHIND_SECONDS} seconds' then 'behind' when queued > 0 then 'busy' else 'idle' end as state
      from (select printer_code as code, plant_code, count(*) filter (where state = 'queued') as queued, min(asked_at) filter (where state = 'queued') as oldest,
          max(ended_at) filter (where state = 'printed') as printed, max(ended_at) filter (where state = 'failed') as failed
        from print_run where company_code = $1 and plant_code = any($2) and printer_code is not null group by 1, 2) p order by 1, 2`, [companyCode, plantCodes]),
  };
}
