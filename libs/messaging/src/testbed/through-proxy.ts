import { connect } from 'node:net';
import type { FaultProxy } from '@guitu/testing/fault-proxy';
import type { KafkaAddress } from '../kafka-client.js';

/** The same broker, reached through a fault proxy whatever address the broker gives of itself. */
export function throughProxy(address: KafkaAddress, proxy: FaultProxy): KafkaAddress {
  return { ...address, socketFactory: ({ onConnect }) => connect({ host: '127.0.0.1', port: proxy.port }, onConnect).setNoDelay(true) };
}
