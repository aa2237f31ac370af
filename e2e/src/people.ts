/** Which demo person sits at a role's desk. */
import { DEMO_PEOPLE, DEMO_PLANT } from '@guitu/identity/demo-people';

/** Staff id of somebody who holds the role at the demo plant, preferring a person whose first role it is. */
export function personFor(role: string): string {
  const here = DEMO_PEOPLE.filter((p) => p.plantCodes.includes(DEMO_PLANT) && p.roles.includes(role));
  const person = here.find((p) => p.roles[0] === role) ?? here[0];
  if (person === undefined) throw new Error(`nobody holds the role ${role} at ${DEMO_PLANT}`);
  return person.staff;
}
