import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockText, pins } from '../pins.js';
import { Problem } from '../problem.js';
import { findSchemathesis } from './find-schemathesis.js';

describe('the pinned schemathesis', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guitu-schemathesis-spec-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is not passed over where there is no Python', async () => {
    const missing = findSchemathesis({ PATH: folder, GUITU_CACHE: folder });
    await expect(missing).rejects.toThrow(Problem);
    await expect(missing).rejects.toThrow(/Python 3 is missing: install it/);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is not tried with a Python that is too old for it', async () => {
    await writeFile(join(folder, 'python3'), '#!/bin/sh\necho 3.10\n');
    await chmod(join(folder, 'python3'), 0o755);
    await expect(findSchemathesis({ PATH: folder, GUITU_CACHE: folder })).rejects.toThrow(/3\.11 or newer is needed for schemathesis, this is 3\.10/);
  });

  it('is locked with everything it needs: each at one version, by hash', () => {
    const entries = lockText('schemathesis-requirements.txt').split(/^(?=\S)/m).filter((entry) => !entry.startsWith('#'));
    expect(entries).toContainEqual(expect.stringMatching(new RegExp(`^schemathesis==${pins.schemathesis.replaceAll('.', '\\.')} `)));
    expect(entries.length).toBeGreaterThan(15);
    for (const entry of entries) expect(entry).toMatch(/^[a-z0-9-]+==[\w.]+ (; [^\\]+)?\\\n(\s+--hash=sha256:[0-9a-f]{64}( \\)?\n)+$/);
  });
});
