/** All services of the house in this process, with one person per role, and the same things at one's own plant, another plant and another company. */
import { TaskStatedV1, StatusStatedV1 } from '@guitu/contracts/events/process-events';
import { MASTER_TYPE_LIST, type MasterType } from '@guitu/contracts/masterdata/types';
import { DEPARTMENTS, SERVED_DESKS, type ServedDesk } from '@guitu/contracts/vocabulary';
import { houseOf } from '@guitu/identity/testbed/house-of';
import { sourceOf, type ServiceDefinition } from '@guitu/platform/service/define-service';
import { DeskStand } from '@guitu/task-desk/testbed/desk-stand';
import { statusOf, taskOf } from '@guitu/task-desk/testbed/statements';
import type { RoleOnPage } from './permission-page.js';

export const PLACES = { own: { companyCode: 'GT01', plantCode: 'SZ1' }, otherPlant: { companyCode: 'GT01', plantCode: 'DG1' }, otherCompany: { companyCode: 'XX01', plantCode: 'SZ1' } } as const;
export type PlaceName = keyof typeof PLACES;
export const PLACE_NAMES = Object.keys(PLACES) as PlaceName[];
export const staffOf = (role: string): string => `e-${role.toLowerCase()}`;
export const taskIdOf = (owner: string): string => `w:${owner}/walk/1/1`;
const registrar = (place: PlaceName): string => `e-registrar-${place.toLowerCase()}`;

export class WalkStand {
  private constructor(private readonly stands: ReadonlyMap<string, DeskStand>, readonly returnNo: Readonly<Record<PlaceName, string>>, readonly tokens: ReadonlyMap<string, string>) {}

  static async start(definitions: readonly ServiceDefinition[], roles: readonly RoleOnPage[]): Promise<WalkStand> {
    const people = houseOf([
      ...roles.map(({ key }) => ({ staff: staffOf(key), roles: [key], companyCode: 'GT01', plantCodes: ['SZ1'] })),
      ...PLACE_NAMES.map((place) => ({ staff: registrar(place), roles: ['sales'], companyCode: PLACES[place].companyCode, plantCodes: [PLACES[place].plantCode] })),
    ]);
    const stands = new Map<string, DeskStand>();
    for (const definition of definitions) stands.set(sourceOf(definition), await DeskStand.start(definition, {}, () => people));
    const [first] = stands.values();
    if (first === undefined) throw new Error('no service to walk');
    const tokens = new Map<string, string>();
    for (const { key } of roles) tokens.set(key, await first.token(staffOf(key)));
    const returnNo = await registerEverywhere(stands);
    const walk = new WalkStand(stands, returnNo, tokens);
    for (const desk of SERVED_DESKS) for (const place of PLACE_NAMES) await walk.seed(desk, place, roles);
    await walk.registerProcesses();
    await walk.keepRecords();
    return walk;
  }

  async stop(): Promise<void> {
    for (const stand of this.stands.values()) await stand.stop();
  }

  /** Documents of all services by the source in their addresses. */
  async documents(): Promise<Map<string, Record<string, unknown>>> {
    const found = new Map<string, Record<string, unknown>>();
    for (const [source, stand] of this.stands) found.set(source, (await stand.send('GET', `//api/${source}/openapi.json`, null)).body);
    return found;
  }

  /** Base address of a service. */
  url(source: string): string {
    return this.stands.get(source)?.service.url ?? '';
  }

  /** A task of every role at that desk, none of a kind that anybody records over HTTP, so that nothing is done by walking. */
  private async seed(desk: ServedDesk, place: PlaceName, roles: readonly RoleOnPage[]): Promise<void> {
    const stand = this.stands.get(desk);
    const at = { ...PLACES[place], returnNo: this.returnNo[place] };
    await stand?.say(StatusStatedV1, statusOf(at.returnNo, at));
    for (const { key, dept, head } of roles) {
      await stand?.say(TaskStatedV1, taskOf(desk, 'survey', { ...at, taskId: taskIdOf(key), clockId: `w:${key}`, desk, owner: { dept, role: key, head } }));
    }
  }

  /** The process holds the same returns. */
  private async registerProcesses(): Promise<void> {
    const process = this.stands.get('process');
    for (const place of PLACE_NAMES) {
      const { companyCode, plantCode } = PLACES[place];
      await process?.database.dataSource.query(
        `insert into instance (subject, company_code, plant_code, return_no, customer_code, workflow_id, policy_key, policy_version, policy_sha256, calendar_key, calendar_version, calendar_sha256, opened_at)
         values ($1, $2, $3, $4, 'C-1', $5, 'headline', 1, $6, 'cn-standard', 1, $6, clock_timestamp())`,
        [`${companyCode}/${this.returnNo[place]}`, companyCode, plantCode, this.returnNo[place], `rma/${companyCode}-${this.returnNo[place]}`, 'a'.repeat(64)],
      );
    }
    await process?.database.dataSource.query(`insert into reconciliation (started_at, finished_at, checked, findings) values (now(), now(), 0, '[]')`);
  }

  /** A record of every type in each company, under a code the other has not. */
  private async keepRecords(): Promise<void> {
    for (const place of ['own', 'otherCompany'] as const) {
      const { companyCode } = PLACES[place];
      for (const type of MASTER_TYPE_LIST) {
        await this.stands.get('masterdata')?.database.dataSource.query(
          `insert into master_record (company_code, type, code, version, source_system, external_id, body, changed_by) values ($1, $2, $3, 1, 'walk', $3, $4, 'e-walk') on conflict do nothing`,
          [companyCode, type, recordCode(type, place), JSON.stringify(type === 'employee' ? { staff: 'e-walk' } : {})],
        );
      }
    }
  }
}

/** Code of the walk's record of a type; a company's own record has its own code. */
export const recordCode = (type: MasterType, place: PlaceName): string => (type === 'company' ? PLACES[place].companyCode : `ONLY-${PLACES[place].companyCode}`);

/** Own plant 1, other plant 2, other company its third: numbers count per company, and nobody may meet a namesake. */
async function registerEverywhere(stands: ReadonlyMap<string, DeskStand>): Promise<Record<PlaceName, string>> {
  const returns = stands.get('returns');
  const register = async (place: PlaceName): Promise<string> => {
    const body = { plantCode: PLACES[place].plantCode, customerCode: 'C-1', policyKey: 'headline', lines: [{ item: 'A', qty: '1', unit: 'pcs' }] };
    const answer = await returns?.post('/returns', registrar(place), body);
    if (answer?.status !== 201) throw new Error(`not registered: ${JSON.stringify(answer?.body)}`);
    return (answer.body['fact'] as { returnNo: string }).returnNo;
  };
  const [own, otherPlant] = [await register('own'), await register('otherPlant')];
  await register('otherCompany');
  await register('otherCompany');
  return { own, otherPlant, otherCompany: await register('otherCompany') };
}

/** Do people of this department see all tasks of the desk? */
export const isOfDesk = (desk: string, { dept }: RoleOnPage): boolean => DEPARTMENTS[dept].desk === desk || dept === 'MANAGEMENT';
