import { describe, expect, it } from '@jest/globals';
import { StepNotes } from './step-notes.js';

describe('notes of the floor', () => {
  it('knows a step that was noted before anybody asked', async () => {
    const notes = new StepNotes();
    notes.expect('a');
    notes.note('a', 1);
    await expect(notes.reached('a', 1)).resolves.toBeUndefined();
  });

  it('waits for the step asked for, not for an earlier one or another workflow', async () => {
    const notes = new StepNotes();
    notes.expect('a');
    notes.expect('b');
    let reached = false;
    const waiting = notes.reached('a', 2).then(() => {
      reached = true;
    });
    notes.note('a', 1);
    notes.note('b', 2);
    await Promise.resolve();
    expect(reached).toBe(false);
    notes.note('a', 2);
    await waiting;
    expect(reached).toBe(true);
  });

  it('does not wait for what nobody started', async () => {
    await expect(new StepNotes().reached('c', 1)).rejects.toThrow('nobody expects c');
  });
});
