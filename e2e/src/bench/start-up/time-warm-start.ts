/** A warm start: the same folder, the same data, everything stopped before. */
import { startStack, type RunningStack } from '@guitu/stack/start-stack';

/** s until all is ready; cold: an empty folder, with servers' packages, Kafka's class archive and the build already there */
export interface StartUp { readonly cold: number; readonly warm: number }

/** Stops the installation, starts it again and stops it. @returns s until all was ready */
export async function timeWarmStart(stack: RunningStack): Promise<number> {
  await stack.stop();
  const startedAt = performance.now();
  const again = await startStack({ runDir: stack.runDir });
  const seconds = (performance.now() - startedAt) / 1_000;
  await again.stop();
  return seconds;
}
