import type { Directory, Recipient } from '@guitu/identity/directory';

export interface Place { readonly companyCode: string; readonly plantCode: string }
export interface Addressee { readonly role: string; readonly head?: string }

/**
 * The people to ring for these roles of a plant: present holders, else substitutes, deputies, heads (libs/identity). Somebody who
 * is meant twice is rung once, in the first role. Never empty as long as the plant has anybody. @param at UTC ms
 */
export function recipientsOf(directory: Directory, place: Place, to: readonly Addressee[], at: number = directory.clock()): Recipient[] {
  const byPerson = new Map<string, Recipient>();
  for (const { role, head } of to) {
    for (const recipient of directory.recipients(place.companyCode, place.plantCode, role, head, undefined, at)) {
      if (!byPerson.has(recipient.staff)) byPerson.set(recipient.staff, recipient);
    }
  }
  return [...byPerson.values()];
}
