/** A relay in a process of its own, for specs that kill or freeze it. Prints "leads" when it is the one that sends. */
import { setTimeout as delay } from 'node:timers/promises';
import { createDataSource } from '@guitu/persistence/data-source';
import { MessagingTables1700000000001 } from '../messaging-tables.migration.js';
import { Relay } from '../relay.js';
import { RelayWake } from '../relay-wake.js';
import { armFailpoint } from './failpoint.js';

const { CHILD_DATABASE_URL: url = '', CHILD_BROKERS: brokers = '', CHILD_FAILPOINT: failpoint } = process.env;
armFailpoint(failpoint);
const dataSource = await createDataSource({ url, migrations: [MessagingTables1700000000001] }).initialize();
const relay = new Relay({ kafka: { brokers: brokers.split(','), clientId: 'relay-child' }, dataSource, source: 'maker', wake: new RelayWake(dataSource), beatEvery: 200 });
relay.start();
while (!relay.leads) await delay(10);
console.log('leads');
