/** The quality service on its own database, with a check that a refusal changes nothing. One is shared by all that is told of its desk. */
import { expect } from '@jest/globals';
import { DeskStand, type Answer } from '@guitu/task-desk/testbed/desk-stand';
import quality from '../service.js';

export class QualityStand {
  private constructor(readonly desk: DeskStand) {}

  static async start(): Promise<QualityStand> {
    return new QualityStand(await DeskStand.start(quality));
  }

  stop(): Promise<void> {
    return this.desk.stop();
  }

  async rowsOf(table: string, returnNo: string): Promise<{ return_no: string; fact_id: string }[]> {
    return (await this.desk.rows<{ return_no: string; fact_id: string }>(table)).filter((row) => row.return_no === returnNo);
  }

  /** The attempt is refused with this status, in both languages, and no table is different afterwards. */
  async refused(returnNo: string, noun: string, person: string | null, body: object, status: number): Promise<Answer> {
    const before = await this.desk.contents();
    const answer = await this.desk.post(`/returns/${returnNo}/${noun}`, person, body);
    expect({ status: answer.status, zh: answer.body['zh'], en: answer.body['en'] }).toEqual({ status, zh: expect.stringMatching(/[\u4e00-\u9fff]/), en: expect.stringMatching(/[a-z]/) });
    expect(await this.desk.contents()).toEqual(before);
    return answer;
  }
}
