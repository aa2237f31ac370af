import { describe, expect, it } from '@jest/globals';
import { diagnose } from './doctor.js';
import type { Examination } from './examine.js';

const healthy: Examination = {
  java: undefined,
  kafkaJars: 'cached',
  temporal: 'cached',
  postgres: 'installed',
  takenPorts: [],
  unwritable: [],
  freeBytes: 10e9,
  dead: [],
  launcherPid: undefined,
};

function complaints(seen: Partial<Examination>): string[] {
  return diagnose({ ...healthy, ...seen }).flatMap(({ ok, sentence }) => (ok ? [] : [sentence]));
}

describe('doctor', () => {
  it('has nothing to say against a healthy machine, nor against one that can fetch everything', () => {
    expect(complaints({})).toEqual([]);
    expect(complaints({ kafkaJars: 'maven', temporal: 'pip', postgres: 'fetchable' })).toEqual([]);
  });

  it.each<[string, Partial<Examination>, RegExp]>([
    ['Maven', { kafkaJars: 'missing' }, /apt-get install maven.*GUITU_MAVEN_REPOSITORY/],
    ['Python', { temporal: 'missing' }, /apt-get install python3-pip.*GUITU_TEMPORAL_BIN/],
    ['PostgreSQL', { postgres: 'missing' }, /apt-get install postgresql.*GUITU_POSTGRES_URL/],
    ['Java', { java: 'Java 17 or newer is missing: install it.' }, /Java 17/],
    ['a port', { takenPorts: ['GUITU_KAFKA_PORT=9092'] }, /GUITU_KAFKA_PORT=9092 is taken.*another port/],
    ['a folder', { unwritable: ['/data'] }, /\/data cannot be written.*GUITU_CACHE/],
    ['room', { freeBytes: 200e6 }, /Only 200 MB are free.*free 1 GB/],
    ['a dead part', { dead: ['kafka'] }, /kafka was started but is gone.*start again/],
  ])('names what is missing and how to mend it, in one sentence: %s', (_what, seen, expected) => {
    const found = complaints(seen);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
    expect(found[0]).not.toMatch(/\.\s+\S/);
  });

  it('reports every fault, not only the first', () => {
    expect(complaints({ kafkaJars: 'missing', temporal: 'missing', dead: ['kafka', 'postgres'] })).toHaveLength(4);
  });
});
