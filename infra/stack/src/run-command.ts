import { spawn } from 'node:child_process';

export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number | undefined;
  gid?: number | undefined;
  /** The command is killed after this time and counts as failed. */
  limitMs?: number;
}

/** Runs a command to its end, without a shell. A command that cannot be found ends with code 127. */
export function runCommand(file: string, args: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
  return new Promise((resolve) => {
    const { limitMs = 60_000, ...rest } = options;
    const child = spawn(file, args, { ...rest, stdio: ['ignore', 'pipe', 'pipe'] });
    // Not spawn's own timeout: that one waits on for a command that could not be found.
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', (error) => {
      clearTimeout(limit);
      resolve({ code: 127, stdout, stderr: `${stderr}${error.message}` });
    });
    child.once('close', (code, signal) => {
      clearTimeout(limit);
      resolve({ code: code ?? 1, stdout, stderr: signal ? `${stderr}\nended by ${signal}` : stderr });
    });
  });
}

/** The same, for commands that must succeed. @throws Error with the command's own words. */
export async function runOrThrow(file: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const result = await runCommand(file, args, options);
  if (result.code !== 0) {
    throw new Error(`${file} ${args[0] ?? ''} failed (${result.code}): ${(result.stderr || result.stdout).trim().slice(-2_000)}`);
  }
  return result.stdout;
}
