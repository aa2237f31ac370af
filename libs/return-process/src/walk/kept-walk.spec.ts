import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { profile } from '../return-run.fixture.js';
import { beginnings } from './beginnings.fixture.js';
import { KeptWalk } from './kept-walk.fixture.js';
import { type How, type Standing, walk } from './walk.fixture.js';

const PROFILE = profile('S000-16@1');
const walked = (how: Partial<How> = {}) => walk(PROFILE, beginnings(PROFILE), how);

describe('a walk that was broken off', () => {
  it('goes on where it was, and comes to what it would have come to', () => {
    const whole = walked();
    const stops = [1, 40, 90, 160];
    const kept: Standing[] = [];
    let steps = 0;
    walked({ onWay: (standing) => {
      steps += 1;
      if (stops.includes(steps)) kept.push(deserialize(serialize(standing())) as Standing);
    } });
    expect(kept).toHaveLength(stops.length);
    for (const from of kept) expect(walked({ from })).toEqual(whole);
  });

  it('is found by the same walk alone, and not once it came to its end', () => {
    const folder = mkdtempSync(join(tmpdir(), 'walk-'));
    try {
      const keeping = new KeptWalk(folder, 'one', 'in one way', 0);
      expect(keeping.found()).toBeNull();
      let told = 0;
      walked({ limit: 100, onWay: (standing) => keeping.onWay(standing, () => (told += 1)) });
      const found = new KeptWalk(folder, 'one', 'in one way').found();
      expect([told > 20, found?.acts]).toEqual([true, expect.any(Number)]);
      expect(new KeptWalk(folder, 'one', 'in another way').found()).toBeNull();
      keeping.forget();
      expect([new KeptWalk(folder, 'one', 'in one way').found(), readdirSync(folder)]).toEqual([null, []]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
