/** The SDK's one runtime per process: its log goes where ours goes, and it leaves the process' signals to us. */
import { Logger } from '@nestjs/common';
import { DefaultLogger, Runtime } from '@temporalio/worker';

let installed = false;

/** Installs it once, before the first connection. */
export function quietRuntime(): void {
  if (installed) return;
  installed = true;
  const logger = new Logger('Temporal');
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => {
      const text = [message, meta?.['error'] ?? meta?.['message']].filter(Boolean).map(String).join(': ');
      if (level === 'ERROR') logger.error(text);
      else logger.warn(text);
    }),
    shutdownSignals: [],
    telemetryOptions: { logging: { forward: {}, filter: 'WARN' } },
  });
}
