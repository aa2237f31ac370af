import { describe, expect, it } from '@jest/globals';
import { namedInSource, namedInTitle } from './named-ids.js';

describe('ids a text names', () => {
  it('stand alone or in brackets, not inside other words', () => {
    expect([...namedInSource('S000-03 §4 (R10); R13: T05, const R57 = 1')]).toEqual(['R10', 'R13', 'T05', 'R57']);
    expect([...namedInSource('PR13 R130 S-R13 ERR01 R1 V0123')]).toEqual([]);
  });

  it('a range names all of it in a source and its ends alone in a title', () => {
    expect([...namedInSource('R09–R12 are its table, T04-06 its limits')]).toEqual(['R09', 'R10', 'R11', 'R12', 'T04', 'T05', 'T06']);
    expect([...namedInTitle('no fault (V01–V21, V25–V35)')]).toEqual(['V01', 'V21', 'V25', 'V35']);
  });

  it('branches are named by §4.4 and their words; a clause §4.4 of a procedure is another text', () => {
    expect([...namedInTitle('§4.4 rework loop with its exits')]).toEqual(['B04']);
    expect([...namedInTitle('§4.4 no goods: a shortage is made up')]).toEqual(['B09']);
    expect([...namedInSource("inspect: 'S001-02 §4.4', dismantle")]).toEqual([]);
    expect([...namedInTitle('goods are dismantled')]).toEqual([]);
  });
});
