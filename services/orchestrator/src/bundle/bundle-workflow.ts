/** The workflow as one file: what the worker runs and the replay gate tests. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** What must never be part of it: it would cost every cached return memory, or cannot load in the sandbox at all. */
const FORBIDDEN = /[\\/]node_modules[\\/](?:zod|@nestjs|kafkajs|pg|typeorm|reflect-metadata|rxjs)[\\/]/;

export interface BundleInput {
  /** `customer-return.workflow` file, compiled or source. */
  workflowsPath: string;
  /** `observe-commands` file of the same kind. */
  interceptorPath: string;
  /** Reads the workspace's TypeScript instead of its compiled files (tests). */
  fromSource?: boolean;
}

/** Bundles the workflow. @throws when a forbidden package or anything that is not deterministic is part of it */
export async function bundleWorkflow(input: BundleInput): Promise<string> {
  const found = new Set<string>();
  const { code } = await bundleWorkflowCode({
    workflowsPath: input.workflowsPath,
    workflowInterceptorModules: [input.interceptorPath],
    logger: new DefaultLogger('WARN'),
    webpackConfigHook: (config) => ({
      ...config,
      mode: 'production',
      // Readable stack traces and small difference: the sandbox loads it once per worker.
      optimization: { ...config.optimization, minimize: false },
      resolve: { ...config.resolve, conditionNames: [...(input.fromSource ? ['@guitu/source'] : []), 'import', 'require', 'default'] },
      plugins: [...(config.plugins ?? []), { apply: (compiler) => compiler.hooks.compilation.tap('forbidden', (compilation) => {
        compilation.hooks.succeedModule.tap('forbidden', (module) => {
          const { resource } = module as { resource?: string };
          if (resource && FORBIDDEN.test(resource)) found.add(resource);
        });
      }) }],
    }),
  });
  if (found.size > 0) throw new Error(`流程包中不得有 / must not be part of the workflow bundle:\n${[...found].join('\n')}`);
  return code;
}

/** Changes whenever a file under these folders does; `*.spec` files do not count. */
export function inputsHash(folders: readonly string[], extra: string): string {
  const hash = createHash('sha256').update(extra);
  for (const folder of folders) {
    for (const file of filesUnder(folder)) hash.update(file.slice(folder.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'node_modules' ? [] : filesUnder(path);
    return /(?<!\.d)\.[jt]s$/.test(name) && !/\.spec\./.test(name) ? [path] : [];
  });
}
