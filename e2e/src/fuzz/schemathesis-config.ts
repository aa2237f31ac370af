/** What schemathesis is told for one run, as its TOML, and the hooks this names. */
import { XLSX } from '@guitu/row-import/file-door/file-query';

export interface Depth {
  /** random requests per operation and phase */
  readonly examples: number;
  readonly phases: readonly ('examples' | 'coverage' | 'fuzzing' | 'stateful')[];
  /** asked a second time as somebody of another company */
  readonly asStranger: boolean;
}

/** Every pull request: a fixed seed, so that a finding comes again. */
export const SHORT: Depth = { examples: 4, phases: ['fuzzing'], asStranger: false };
/** On demand: every boundary of every schema, many random requests, and chains of requests. */
export const LONG: Depth = { examples: 200, phases: ['examples', 'coverage', 'fuzzing', 'stateful'], asStranger: true };

/** Answers that never end. */
const ENDLESS = ['/notifications/stream$'];
export const HOOKS_FILE = 'schemathesis_hooks.py';
/** A workbook's bytes go into the request as any file's do: the tool knows no content type of spreadsheets by itself. */
export const HOOKS = `import schemathesis\nschemathesis.serializer.alias("${XLSX}", "application/octet-stream")\n`;

/** With these a request that breaks its schema is refused: also for what it names, or because it comes too late. */
const REFUSALS = [400, 401, 403, 404, 405, 409, 413, 415, 422];

/**
 * All checks but `positive_data_acceptance`: rules between fields and states are no part of a schema, so well-formed requests may
 * be refused (409, 422).
 * @param returnNo a return that is there, for requests that get beyond 404; null: whatever comes to the tool's mind
 */
export function schemathesisConfig({ phases }: Depth, returnNo: string | null): string {
  return [
    `hooks = ${JSON.stringify(HOOKS_FILE)}`, 'color = false', 'continue-on-failure = true', 'warnings = false', 'suppress-health-check = ["all"]',
    '[output.truncation]', 'max-payload-size = 2000', 'max-lines = 40', 'max-width = 300',
    '[checks]', 'positive_data_acceptance.enabled = false',
    `negative_data_rejection.expected-statuses = ${JSON.stringify(REFUSALS)}`, `missing_required_header.expected-statuses = ${JSON.stringify(REFUSALS)}`,
    '[phases]', ...(['examples', 'coverage', 'fuzzing', 'stateful'] as const).map((phase) => `${phase}.enabled = ${String(phases.includes(phase))}`),
    ...(returnNo === null ? [] : ['[parameters]', `"path.returnNo" = ${JSON.stringify(returnNo)}`]),
    ...ENDLESS.flatMap((path) => ['[[operations]]', `include-path-regex = ${JSON.stringify(path)}`, 'enabled = false']),
  ].join('\n');
}
