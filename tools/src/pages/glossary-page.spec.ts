import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { factFolders } from '../fact-folders.js';
import { REPOSITORY } from '../repository.js';
import { danglingNames, glossaryPage } from './glossary-page.js';

const NOWHERE = mkdtempSync(path.join(tmpdir(), 'guitu-empty-'));

describe('glossary', () => {
  it('names folders and events that exist', () => {
    expect(danglingNames(REPOSITORY)).toEqual([]);
  });

  it('refuses to be written when a folder is not there, naming it', () => {
    expect(() => glossaryPage(NOWHERE)).toThrow(/services\/orchestrator\/src\/workflow/);
  });

  it('takes the place of a fact from the controller that records it', () => {
    const root = mkdtempSync(path.join(tmpdir(), 'guitu-controllers-'));
    const controller = (folder: string, text: string): void => {
      mkdirSync(path.join(root, folder), { recursive: true });
      writeFileSync(path.join(root, folder, 'some.controller.ts'), text);
    };
    controller('services/quality/src/judgement', "@FactRoute('dispose')");
    controller('services/quality/src/testbed', "@FactRoute('inspect')");
    controller('libs/task-desk/src/control', "@FactRoute('duty')");
    controller('libs/department-facts/src/meeting', "@FactRoute('conclude')");
    writeFileSync(path.join(root, 'services/quality/src/quality.module.ts'), "import { MeetingModule } from '@guitu/department-facts/meeting/meeting.module';");
    const recorded = factFolders(root);
    expect(recorded('dispose')).toEqual([{ desk: 'quality', folder: 'services/quality/src/judgement' }]);
    expect(recorded('inspect')).toEqual([]);
    expect(recorded('conclude')).toEqual([{ desk: 'quality', folder: 'libs/department-facts/src/meeting' }]);
    expect(recorded('duty').map(({ desk, folder }) => `${desk} ${folder}`)).toEqual(['returns', 'warehouse', 'quality', 'production', 'finance'].map((desk) => `${desk} libs/task-desk/src/control`));
  });

  it('leads from 判定 to folder, event and route', () => {
    const line = glossaryPage(REPOSITORY).text.split('\n').find((row) => row.startsWith('| 判定 | Disposition | `dispose` |'));
    expect(line).toContain('](../services/quality/src/disposition)');
    expect(line).toContain('`quality.disposition-decided.v1`');
    expect(line).toContain('`POST /api/quality/v1/returns/:returnNo/dispositions`');
  });
});
