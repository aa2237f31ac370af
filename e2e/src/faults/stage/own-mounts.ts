/** A mount namespace of the run's own: what it mounts nobody else sees, and it is gone with the run's last process, however that ends. */
import { spawn, spawnSync } from 'node:child_process';

const MARK = 'GUITU_FAULTS_OWN_MOUNTS';
const INTO = ['--mount', '--propagation', 'private'];

/** Whether this process is in one. */
export const hasOwnMounts = (): boolean => process.env[MARK] === '1';

/** Whether one can be had here: root of the machine, on Linux. */
export const mayMount = (): boolean => process.getuid?.() === 0 && spawnSync('unshare', [...INTO, 'true']).status === 0;

/** Runs this very program again in one; signals are passed on. @returns its exit code */
export function againWithOwnMounts(): Promise<number> {
  const child = spawn('unshare', [...INTO, process.execPath, ...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit', env: { ...process.env, [MARK]: '1' } });
  // Ctrl-C reaches it as it reaches this one
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void child.kill(signal));
  return new Promise((resolve, reject) => child.once('error', reject).once('exit', (code) => resolve(code ?? 1)));
}
