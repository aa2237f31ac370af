/** Temporal for tests: the real dev server, or the one whose clock jumps; each suite has its own. */
import { SEARCH_ATTRIBUTES } from '@guitu/contracts/process-names';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import proto from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { quietRuntime } from '../temporal/quiet-runtime.js';

const TYPES = { Keyword: SearchAttributeType.KEYWORD, Datetime: SearchAttributeType.DATETIME, KeywordList: SearchAttributeType.KEYWORD_LIST, Int: SearchAttributeType.INT, Bool: SearchAttributeType.BOOL } as const;
const { IndexedValueType } = proto.temporal.api.enums.v1;
const INDEXED = {
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD, Datetime: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
  KeywordList: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST, Int: IndexedValueType.INDEXED_VALUE_TYPE_INT, Bool: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
} as const;

function executable(variable: 'GUITU_TEST_TEMPORAL_CLI' | 'GUITU_TEST_TEMPORAL_TEST_SERVER') {
  const path = process.env[variable];
  if (!path) throw new Error(`缺少 ${variable}：请用 npm test 运行 / ${variable} is not set: run the tests by "npm test", which provides the servers`);
  return { type: 'existing-path', path } as const;
}

/** A dev server of one's own; its namespace is `default`. @param settings dynamic configuration, `key=value` */
export function devServer(settings: readonly string[] = []): Promise<TestWorkflowEnvironment> {
  quietRuntime();
  return TestWorkflowEnvironment.createLocal({
    server: {
      executable: executable('GUITU_TEST_TEMPORAL_CLI'),
      searchAttributes: Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => defineSearchAttributeKey(name, TYPES[type])),
      log: { format: 'pretty', level: 'error' },
      extraArgs: settings.flatMap((setting) => ['--dynamic-config-value', setting]),
    },
  });
}

/** Time passes only when nobody has anything to do. One clock for all runs: use it for one run after the other. */
export async function timeSkippingServer(): Promise<TestWorkflowEnvironment> {
  quietRuntime();
  const env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: executable('GUITU_TEST_TEMPORAL_TEST_SERVER') } });
  const searchAttributes = Object.fromEntries(Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => [name, INDEXED[type]]));
  await env.client.connection.operatorService.addSearchAttributes({ namespace: 'default', searchAttributes });
  return env;
}
