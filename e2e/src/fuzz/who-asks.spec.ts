import { describe, expect, it } from '@jest/globals';
import { mostPowerful, stranger } from './who-asks.js';

const page = (...permissions: string[]) => ({ paths: Object.fromEntries(permissions.map((permission, n) => [`/${n}`, { get: { 'x-guitu-permission': permission } }])) });

describe('a service is asked', () => {
  it.each([
    [['operations.read', 'operations.repair', 'task.read'], 'e-operator'], [['people.write', 'person.erase', 'masterdata.write'], 'e-gm'], [['people.write', 'presence.write', 'contact.write', 'contact.read'], 'e-hr'],
  ])('%j as %s', (permissions, staff) => expect(mostPowerful(page(...permissions))).toBe(staff));

  it('and as somebody of another company', () => expect(stranger()).toBe('e-qc-other'));
});
