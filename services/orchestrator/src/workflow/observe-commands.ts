/**
 * Hands every command of a replayed activation to the replay gate (replay-gate/). Replay itself compares only the kinds and
 * order of commands: a changed payload, duration or attribute value passes it. Silent while the workflow runs for real.
 */
import { proxySinks, workflowInfo, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';

/** One command as the gate reads it: JSON with payload bytes, which are JSON themselves, as text. */
export interface ReplaySinks extends Sinks {
  replay: { commands(json: string): void };
}
const { replay } = proxySinks<ReplaySinks>();

export const interceptors: WorkflowInterceptorsFactory = () => ({
  internals: [
    {
      concludeActivation(input, next) {
        const output = next(input);
        if (workflowInfo().unsafe.isReplaying && output.commands.length > 0) replay.commands(JSON.stringify(output.commands, bytesAsText));
        return output;
      },
    },
  ],
});

const utf8 = new TextDecoder();
const bytesAsText = (_key: string, value: unknown): unknown => (value instanceof Uint8Array ? utf8.decode(value) : value);
