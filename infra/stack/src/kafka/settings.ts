export interface KafkaPorts {
  kafka: number;
  /** Where the broker talks to its own controller. */
  kafkaController: number;
  /** Further ways in: who comes by one is told the other port of the same machine as the broker's, so that it stays behind its proxy. */
  doors?: readonly KafkaDoor[];
}

export interface KafkaDoor { readonly listens: number; readonly advertised: number }

/** server.properties of one node that is broker and controller. */
export function kafkaProperties(ports: KafkaPorts, logDirs: string): string {
  const broker = `127.0.0.1:${ports.kafka}`;
  const controller = `127.0.0.1:${ports.kafkaController}`;
  const doors = (ports.doors ?? []).map((door, index) => ({ ...door, name: `DOOR${index + 1}` }));
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@${controller}`,
    listeners: [`PLAINTEXT://${broker}`, `CONTROLLER://${controller}`, ...doors.map(({ name, listens }) => `${name}://127.0.0.1:${listens}`)].join(','),
    // Always the number: clients may try ::1 first for `localhost`.
    'advertised.listeners': [`PLAINTEXT://${broker}`, ...doors.map(({ name, advertised }) => `${name}://127.0.0.1:${advertised}`)].join(','),
    'inter.broker.listener.name': 'PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': ['PLAINTEXT', 'CONTROLLER', ...doors.map(({ name }) => name)].map((name) => `${name}:PLAINTEXT`).join(','),
    'log.dirs': logDirs,
    'auto.create.topics.enable': false,
    // One node: internal topics cannot have three copies, and few partitions make the first group join fast.
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    // A plant may stand still for a long time; a group that lost its place would read everything again. Minutes: 400 days.
    'offsets.retention.minutes': 400 * 24 * 60,
    // After a kill the controller waits out the dead broker's session: 12 s by default, 3 s so.
    'broker.session.timeout.ms': 2_000,
    'broker.heartbeat.interval.ms': 500,
    // The default takes 128 MiB of heap at the start.
    'log.cleaner.dedupe.buffer.size': 4_194_304,
  })
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/** Heap and compiler settings of a broker for trial and tests. */
export const brokerJvm = [
  ...['-Xms64m', '-Xmx512m', '-XX:MaxDirectMemorySize=64m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
  '-Djava.awt.headless=true',
];
