import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Controller, Injectable, Module, type INestApplication, type OnModuleInit } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload, RpcException } from '@nestjs/microservices';
import { eventually } from '@guitu/testing/eventually';
import { connectEvents } from './connect-events.js';
import { EventContext } from './event-context.js';
import { ANY_TYPE, KafkaEventStrategy } from './kafka-event-strategy.js';
import { listParked } from './parked-events.js';
import type { Subscription } from './subscription.js';
import { EventStand, Ignored, MAKER, Noted, Poison } from './testbed/event-stand.js';

@Injectable()
class Behaviour implements OnModuleInit {
  static current: Behaviour;
  inits = 0;
  before: (context: EventContext) => void | Promise<void> = () => undefined;
  readonly seen: string[] = [];
  onModuleInit(): void {
    this.inits += 1;
    Behaviour.current = this;
  }
}

@Controller()
class NotesController {
  constructor(private readonly behaviour: Behaviour) {}

  @EventPattern<string>(Noted.type)
  async note(@Payload() body: { n: number }, @Ctx() context: EventContext): Promise<void> {
    await this.behaviour.before(context);
    await context.tx.execute('insert into applied (subject, seq, type, n) values ($1, $2, $3, $4)', [context.subject, context.seq, context.type, body.n]);
    context.tx.afterCommit(() => this.behaviour.seen.push(`${context.source} ${context.subject}#${context.seq} ${context.headers['ce_id'] === context.id} ${context.time instanceof Date}`));
  }
}

@Controller()
class SecondController {
  @EventPattern<string>(Noted.type)
  async count(@Ctx() context: EventContext): Promise<void> {
    const [{ others = -1 } = {}] = await context.tx.query<{ others: number }>('select count(*)::integer as others from applied where subject = $1 and seq = $2', [context.subject, context.seq]);
    await context.tx.execute(`insert into applied (subject, seq, type, n) values ($1, $2, 'second', $3)`, [context.subject, context.seq, others]);
  }
}

@Controller()
class CatchAllController {
  @EventPattern<string>(ANY_TYPE)
  async any(@Ctx() context: EventContext): Promise<void> {
    await context.tx.execute(`insert into applied (subject, seq, type, n) values ($1, $2, $3, -1)`, [context.subject, context.seq, context.type]);
  }
}

let stand: EventStand;
let app: INestApplication | undefined;
let groups = 0;
const open = async (controllers: (typeof NotesController | typeof SecondController | typeof CatchAllController)[], subscription: Partial<Subscription> = {}) => {
  @Module({ controllers, providers: [Behaviour] })
  class ServiceModule {}
  app = await NestFactory.create(ServiceModule, { logger: false });
  const { kafka, topicPrefix, consuming } = stand;
  groups += 1;
  const strategy = new KafkaEventStrategy({ kafka, topicPrefix, groupId: `${stand.groupId}-${groups}`, dataSource: consuming.dataSource, subscriptions: [{ source: MAKER, ...subscription }] });
  connectEvents(app, strategy);
  await app.startAllMicroservices();
  await app.init();
  return strategy;
};
const appliedOf = async (subject: string) => (await stand.applied()).filter((row) => row.subject === subject).map((row) => `${row.seq} ${row.type}`);
const parkedOf = async (subject: string) => (await listParked(stand.consuming.dataSource)).filter((row) => row.subject === subject);

beforeAll(async () => {
  stand = await EventStand.open();
  stand.relay().start();
});
afterEach(async () => {
  await app?.close();
  app = undefined;
});
afterAll(() => stand.close());

describe('KafkaEventStrategy', () => {
  it('gives ordinary handlers the body and a context whose transaction also moves the position', async () => {
    await open([NotesController]);
    await stand.record('C/1', Noted, { n: 41 });
    await stand.record('C/1', Noted, { n: 42 });
    await eventually('both are handled', () => Behaviour.current.seen.length === 2);
    expect(Behaviour.current.seen).toEqual(['maker C/1#1 true true', 'maker C/1#2 true true']);
    expect(await stand.consuming.dataSource.query(`select last_seq from position where subject = 'C/1'`)).toEqual([{ last_seq: 2 }]);
    expect(Behaviour.current.inits).toBe(1);
  });

  it('parks the event of a throwing handler with the handler\'s own reason; its writes are gone, other subjects go on', async () => {
    await open([NotesController]);
    Behaviour.current.before = async ({ subject, seq, tx }) => {
      if (subject !== 'C/2' || seq !== 2) return;
      await tx.execute(`insert into applied (subject, seq, type, n) values ('C/2', 2, 'half done', 0)`);
      throw new Error('line 7 does not exist');
    };
    for (let n = 1; n <= 3; n += 1) await stand.record('C/2', Noted, { n });
    await stand.record('C/3', Noted, { n: 1 });
    await eventually('the other subject is handled', async () => (await appliedOf('C/3')).length === 1);
    await eventually('the failing one is parked', async () => (await parkedOf('C/2'))[0]?.kind === 'poison');
    expect(await appliedOf('C/2')).toEqual([`1 ${Noted.type}`]);
    expect((await parkedOf('C/2'))[0]).toMatchObject({ seq: 2, kind: 'poison', reason: 'Error: line 7 does not exist' });
  });

  it('lets a person replay it through the same handlers', async () => {
    const strategy = await open([NotesController]);
    await strategy.positions.replayParked(MAKER, 'C/2');
    expect(await appliedOf('C/2')).toEqual([1, 2, 3].map((seq) => `${seq} ${Noted.type}`));
  });

  it('keeps the reason of an RpcException and of a thrown value', async () => {
    await open([NotesController]);
    Behaviour.current.before = ({ subject }) => {
      if (subject === 'C/4') throw new RpcException('refused by rule 12');
      if (subject === 'C/5') throw { code: 'quantity' };
    };
    await stand.record('C/4', Noted, { n: 1 });
    await stand.record('C/5', Noted, { n: 1 });
    await eventually('both are parked', async () => [...(await parkedOf('C/4')), ...(await parkedOf('C/5'))].filter((row) => row.kind === 'poison').length === 2);
    expect((await parkedOf('C/4'))[0]?.reason).toContain('refused by rule 12');
    expect((await parkedOf('C/5'))[0]?.reason).toBe('{"code":"quantity"}');
  });

  it('does not commit while the database is at fault: the event comes again and is not parked', async () => {
    const strategy = await open([NotesController]);
    let failures = 3;
    const cut = jest.fn(async ({ tx }: EventContext) => {
      if (failures-- > 0) await tx.execute(`do $$ begin raise exception using errcode = '57P01'; end $$`);
    });
    Behaviour.current.before = (context) => (context.subject === 'C/6' ? cut(context) : undefined);
    await stand.record('C/6', Noted, { n: 1 });
    await eventually('handled in the end', async () => (await appliedOf('C/6')).length === 1);
    expect(cut).toHaveBeenCalledTimes(4);
    expect(await parkedOf('C/6')).toEqual([]);
    await eventually('committed', async () => (await strategy.consumer.lag()) === 0);
  });

  it('parks a type it wants and nobody handles, instead of passing over it', async () => {
    await open([NotesController]);
    await stand.record('C/7', Poison, { n: 1 });
    await stand.record('C/7', Noted, { n: 2 });
    await eventually('both are parked', async () => (await parkedOf('C/7'))[0]?.kind === 'poison');
    expect((await parkedOf('C/7'))[0]?.reason).toContain(`unknown type: ${Poison.type}`);
  });

  it('handles what holds a stream up once more, as the next release does at its start; what it does not know either stays', async () => {
    const strategy = await open([NotesController]);
    let release = 1;
    Behaviour.current.before = ({ subject, seq }) => {
      if ((subject === 'C/11' && seq === 1 && release === 1) || (subject === 'C/12' && seq === 1)) throw new Error(`release ${release} does not know this`);
    };
    for (const subject of ['C/11', 'C/12']) for (let n = 1; n <= 2; n += 1) await stand.record(subject, Noted, { n });
    await eventually('both are held up', async () => [...(await parkedOf('C/11')), ...(await parkedOf('C/12'))].filter(({ kind }) => kind === 'poison').length === 2);
    release = 2;
    expect(await strategy.handleHeldUp()).toBeGreaterThanOrEqual(1);
    expect(await appliedOf('C/11')).toEqual([`1 ${Noted.type}`, `2 ${Noted.type}`]);
    expect(await parkedOf('C/11')).toEqual([]);
    expect(await appliedOf('C/12')).toEqual([]);
    expect((await parkedOf('C/12'))[0]).toMatchObject({ seq: 1, kind: 'poison', reason: 'Error: release 2 does not know this' });
  });

  it('passes over types outside `only`', async () => {
    await open([NotesController], { only: [Noted.type] });
    await stand.record('C/8', Ignored, { n: 1 });
    await stand.record('C/8', Noted, { n: 2 });
    await eventually('the wanted one is handled', async () => (await appliedOf('C/8')).length === 1);
    expect(await appliedOf('C/8')).toEqual([`2 ${Noted.type}`]);
  });

  it('runs all handlers of a type in one transaction, each when the one before is done', async () => {
    await open([NotesController, SecondController]);
    Behaviour.current.before = async ({ subject, seq, tx }) => {
      await tx.execute('select pg_sleep(0.05)');
      if (subject === 'C/9' && seq === 2) throw new Error('no');
    };
    await stand.record('C/9', Noted, { n: 1 });
    await stand.record('C/9', Noted, { n: 2 });
    await eventually('the second is parked', async () => (await parkedOf('C/9'))[0]?.kind === 'poison');
    expect((await appliedOf('C/9')).sort()).toEqual([`1 ${Noted.type}`, '1 second']);
    expect((await stand.applied()).filter((row) => row.subject === 'C/9' && row.type === 'second').map((row) => row.n)).toEqual([1]);
  });

  it('has a handler for every type that has none of its own', async () => {
    await open([NotesController, CatchAllController]);
    await stand.record('C/10', Ignored, { n: 1 });
    await stand.record('C/10', Noted, { n: 2 });
    await eventually('both are handled', async () => (await appliedOf('C/10')).length === 2);
    expect(await appliedOf('C/10')).toEqual([`1 ${Ignored.type}`, `2 ${Noted.type}`]);
  });
});
