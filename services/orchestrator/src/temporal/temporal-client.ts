/** One lazy connection to Temporal: usable as soon as Temporal is there, also after it was away. */
import { Client, Connection } from '@temporalio/client';
import type { TemporalConfig } from './temporal-config.js';

export const connectClient = ({ address, namespace }: TemporalConfig): Client => new Client({ connection: Connection.lazy({ address }), namespace });
