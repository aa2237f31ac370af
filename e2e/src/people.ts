/** Which demo people sit at a role's desk. */
import { DEMO_COMPANY, DEMO_PEOPLE, DEMO_RECORDS } from '@guitu/identity/demo-people';
import { Directory } from '@guitu/identity/directory';

const directory = new Directory(DEMO_RECORDS);

/** The plant a company's people are first in. */
export function plantOf(companyCode: string): string {
  const plant = DEMO_PEOPLE.find((person) => person.companyCode === companyCode)?.plantCodes[0];
  if (plant === undefined) throw new Error(`nobody works for ${companyCode}`);
  return plant;
}

/**
 * Staff ids of those who take on a role's tasks at the company's first plant, whoever holds it as his first role before the
 * others; whoever stands in where nobody holds it.
 */
export function peopleFor(role: string, companyCode: string = DEMO_COMPANY): readonly [string, ...string[]] {
  const plant = plantOf(companyCode);
  const here = DEMO_PEOPLE.filter((p) => p.companyCode === companyCode && p.plantCodes.includes(plant) && p.roles.includes(role));
  const holders = [...here.filter((p) => p.roles[0] === role), ...here.filter((p) => p.roles[0] !== role)].map(({ staff }) => staff);
  const [first, ...others] = holders.length > 0 ? holders : directory.recipients(companyCode, plant, role).map(({ staff }) => staff);
  if (first === undefined) throw new Error(`nobody takes on ${role} at ${companyCode}`);
  return [first, ...others];
}

/** The first of them. */
export const personFor = (role: string, companyCode: string = DEMO_COMPANY): string => peopleFor(role, companyCode)[0];
