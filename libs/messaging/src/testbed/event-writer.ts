/** Events of a source that is not there itself, written to its topic as its relay would. */
import { Partitioners, type Producer } from 'kafkajs';
import { eventHeaders } from '../event-record.js';
import { createKafka, type KafkaAddress } from '../kafka-client.js';
import { uuidv7 } from '../uuidv7.js';

export interface WrittenEvent { readonly subject: string; readonly type: string; readonly body: unknown; /** UTC ms */ readonly recordedAt: number }

/** Numbers the events of each subject from 1, gap-free. */
export class EventWriter {
  private readonly seqs = new Map<string, number>();
  private written = 0;

  private constructor(private readonly producer: Producer, private readonly source: string, private readonly topic: string) {}

  static async start(address: KafkaAddress, source: string, topic: string): Promise<EventWriter> {
    const producer = createKafka(address).producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    return new EventWriter(producer, source, topic);
  }

  stop(): Promise<void> {
    return this.producer.disconnect();
  }

  /** Events written so far. */
  get count(): number {
    return this.written;
  }

  /** In this order; they are on the topic when this returns. */
  async write(events: readonly WrittenEvent[]): Promise<void> {
    const messages = events.map(({ subject, type, body, recordedAt }) => {
      const seq = (this.seqs.get(subject) ?? 0) + 1;
      this.seqs.set(subject, seq);
      const value = JSON.stringify(body);
      return { key: subject, value, headers: eventHeaders(this.source, 1, { id: uuidv7(), subject, seq, type, headers: {}, body: value, recordedAt: new Date(recordedAt) }) };
    });
    if (messages.length > 0) await this.producer.send({ topic: this.topic, messages });
    this.written += messages.length;
  }
}
