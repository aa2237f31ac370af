import type { AlarmKind, AlarmsTaken, AlarmStatement, Wrong } from '@guitu/contracts/http/alarms';
import type { Directory } from '@guitu/identity/directory';
import type { Transaction } from '@guitu/persistence/transaction';
import { HOUSE_ROLE } from '../rules/notification-rules.js';
import { endAlarm, raiseAlarm, type AlarmDoors, type Placed } from './raise-alarm.js';

interface Standing { readonly company_code: string; readonly kind: AlarmKind; readonly ref: string }

/**
 * Takes what a watch finds wrong now: what is new rings, what stands already does not, what it names no more is over. The same
 * statement again changes nothing, so it may be said as often as one likes, also by a service that was killed in between.
 */
export async function stateAlarms(tx: Transaction, doors: AlarmDoors, { source, kinds, wrong }: AlarmStatement): Promise<AlarmsTaken> {
  // replicas of a service say the same at the same time
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`guitu-alarms-${source}`]);
  const standing = await tx.query<Standing>('select company_code, kind, ref from alarm where source = $1 and kind = any($2) and over_at is null order by 1, 2, 3', [source, kinds]);
  const named = wrong.filter(({ kind }) => kinds.includes(kind)).flatMap((one) => placesOf(doors.directory, one).map((place) => ({ ...one, ...place })));
  let [raised, ended] = [0, 0];
  for (const one of named) if (await raiseAlarm(tx, doors, source, one)) raised += 1;
  for (const old of standing) {
    if (named.some(({ companyCode, kind, ref }) => companyCode === old.company_code && kind === old.kind && ref === old.ref)) continue;
    await endAlarm(tx, doors, { companyCode: old.company_code, kind: old.kind, ref: old.ref });
    ended += 1;
  }
  return { raised, ended };
}

/**
 * Where its people are sought: of the whole installation in every company; of a company without a plant, or with one where nobody
 * works (yet), where its IT works.
 */
function placesOf(directory: Directory, { companyCode, plantCode }: Wrong): Placed[] {
  const people = directory.everybody().filter((person) => companyCode === null || person.companyCode === companyCode);
  if (companyCode !== null && plantCode !== null && people.some(({ plantCodes }) => plantCodes.includes(plantCode))) return [{ companyCode, plantCode }];
  return [...new Set(people.map((person) => person.companyCode))].sort().flatMap((company) => {
    const own = people.filter((person) => person.companyCode === company && person.plantCodes.length > 0);
    const [plant] = (own.find(({ roles }) => roles.includes(HOUSE_ROLE)) ?? own[0])?.plantCodes ?? [];
    return plant === undefined ? [] : [{ companyCode: company, plantCode: plant }];
  });
}
