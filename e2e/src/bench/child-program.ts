/** A program of the bench in a process of its own, so that its processor time and memory stand apart. */
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from '@guitu/stack/layout';

/** Starts a built file of the repository with an IPC channel; it ends when the channel is closed. */
export function startProgram(file: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
  return fork(join(repositoryRoot, file), [...args], { cwd: repositoryRoot, env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

/** The next message. @throws Error when the program ends or says nothing within the limit */
export function nextMessage<T>(child: ChildProcess, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void): void => {
      clearTimeout(limit);
      child.off('message', heard).off('exit', ended);
      then();
    };
    const heard = (message: unknown): void => settle(() => resolve(message as T));
    const ended = (code: number | null): void => settle(() => reject(new Error(`${child.spawnargs[1]} ended with code ${code}`)));
    const limit = setTimeout(() => settle(() => reject(new Error(`${child.spawnargs[1]} did not answer within ${limitMs} ms`))), limitMs);
    child.on('message', heard).on('exit', ended);
  });
}

/** Asks it to end and waits; what does not end in time is killed. */
export async function endProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const limit = setTimeout(() => child.kill('SIGKILL'), 5_000);
  if (child.connected) child.disconnect();
  await ended;
  clearTimeout(limit);
}
