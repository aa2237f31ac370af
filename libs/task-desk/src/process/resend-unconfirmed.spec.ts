import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedFact } from '@guitu/contracts/http/recorded-fact';
import { Metrics } from '@guitu/platform/observability/metrics';
import { eventually } from '@guitu/testing/eventually';
import { DeskStand } from '../testbed/desk-stand.js';
import { smallQuality } from '../testbed/quality-desk.js';
import { newReturnNo } from '../testbed/statements.js';
import { ResendUnconfirmed } from './resend-unconfirmed.js';

describe('facts the process did not confirm', () => {
  let stand: DeskStand;
  beforeAll(async () => {
    stand = await DeskStand.start(smallQuality);
  });
  afterAll(() => stand.stop());

  const sentAt = async (factId: string) => (await stand.rows<{ id: string; sent_at: Date | null }>('journal')).find((row) => row.id === factId)?.sent_at ?? null;
  const figure = async (name: string) => Number(new RegExp(`^${name}\\{[^}]*\\} (\\S+)$`, 'm').exec(await stand.service.app.get(Metrics).text())?.[1]);

  it('are sent again after their time, later each time, until they are confirmed', async () => {
    const resend = stand.service.app.get(ResendUnconfirmed);
    const contact = await stand.post(`/returns/${newReturnNo()}/contacts`, 'e-qcs', { resultCode: 'reached', attrs: {} });
    const { fact } = contact.body as unknown as RecordedFact;
    const first = await eventually('the relay sent it', () => sentAt(fact.factId));
    expect(await figure('guitu_facts_unconfirmed')).toBe(1);
    expect(await figure('guitu_facts_unconfirmed_oldest_seconds')).toBeGreaterThan(0);

    expect(await resend.look(60_000)).toBe(0);
    expect(await resend.look(0)).toBe(1);
    const second = await eventually('the relay sent it again', async () => { const at = await sentAt(fact.factId); return at !== null && at > first ? at : undefined; });
    expect(second.getTime()).toBeGreaterThan(first.getTime());
    // younger than the first pause, hence than twice the pause
    expect(await resend.look(60_000)).toBe(0);
    const [row] = await stand.rows<{ sent_again: number }>('fact');
    expect(row?.sent_again).toBe(1);

    await stand.confirm(fact);
    expect(await resend.look(0)).toBe(0);
    expect(await figure('guitu_facts_unconfirmed')).toBe(0);
  });
});
