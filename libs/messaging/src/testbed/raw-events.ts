import type { RawRecord } from '../event-record.js';
import { MAKER, Noted } from './event-stand.js';

export interface RawEvent {
  subject?: string;
  seq: number;
  type?: string;
  value?: string;
  incarnation?: number;
  addressedTo?: string;
  source?: string;
}

let offset = 0;

/** A record as it would lie on maker's topic; its body is `{ n: seq }` unless given. */
export function rawEvent({ subject = 'C/1', seq, type = Noted.type, value = JSON.stringify({ n: seq }), incarnation = 1, addressedTo, source = MAKER }: RawEvent): RawRecord {
  offset += 1;
  return {
    topic: 'maker', partition: 0, offset: String(offset), key: Buffer.from(subject), value: Buffer.from(value),
    headers: {
      ce_id: `${subject}#${seq}`, ce_type: type, ce_source: source, ce_subject: subject, ce_time: '2026-03-01T08:00:00.000Z',
      guitu_seq: String(seq), guitu_incarnation: String(incarnation), ...(addressedTo === undefined ? {} : { guitu_for: addressedTo }),
    },
  };
}

export const rawEvents = (subject: string, ...seqs: number[]): RawRecord[] => seqs.map((seq) => rawEvent({ subject, seq }));
