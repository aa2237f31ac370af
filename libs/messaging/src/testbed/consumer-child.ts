/** A consumer in a process of its own, for specs that kill it. Prints "ready" when it has joined its group. */
import { setTimeout as delay } from 'node:timers/promises';
import { createDataSource } from '@guitu/persistence/data-source';
import { EventConsumer } from '../event-consumer.js';
import { MessagingTables1700000000001 } from '../messaging-tables.migration.js';
import { Positions } from '../positions.js';
import { AppliedTable1700000000002 } from './applied-table.migration.js';
import { MAKER, Recorder } from './event-stand.js';
import { armFailpoint } from './failpoint.js';

const { CHILD_DATABASE_URL: url = '', CHILD_BROKERS: brokers = '', CHILD_PREFIX: topicPrefix = '', CHILD_GROUP: groupId = '', CHILD_FAILPOINT: failpoint } = process.env;
armFailpoint(failpoint);
const dataSource = await createDataSource({ url, migrations: [MessagingTables1700000000001, AppliedTable1700000000002] }).initialize();
const positions = new Positions(dataSource, new Recorder(), [{ source: MAKER }]);
const consumer = new EventConsumer({ kafka: { brokers: brokers.split(','), clientId: 'consumer-child' }, topicPrefix, groupId, sources: [MAKER], positions });
consumer.start();
while (!consumer.ready) await delay(10);
console.log('ready');
