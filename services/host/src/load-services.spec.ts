import { describe, expect, it } from '@jest/globals';
import { loadServices } from './load-services.js';

describe('loadServices', () => {
  it('loads what is named, in that order, each with its own database and group', async () => {
    const definitions = await loadServices(' quality, notifications ');
    expect(definitions.map(({ name }) => name)).toEqual(['quality', 'notifications']);
  });

  it.each([['', 'name at least one'], [undefined, 'name at least one'], ['reporting', 'no service reporting'], ['constructor', 'no service constructor'], ['quality,quality', 'named twice']])('refuses %p', async (names, message) => {
    await expect(loadServices(names)).rejects.toThrow(message);
  });
});
