import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.js';

const LOADER = fileURLToPath(new URL('./typescript-loader.mjs', import.meta.url));

/** A process of its own that runs one TypeScript file, to be killed at will. */
export class TestChild {
  /** Lines it has printed. */
  readonly lines: string[] = [];
  private errors = '';
  private readonly child: ChildProcess;

  /** @param env added to this process' environment */
  constructor(file: string, env: Readonly<Record<string, string>>) {
    this.child = spawn(process.execPath, ['--conditions=@guitu/source', '--import', LOADER, file], {
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => this.lines.push(...text.split('\n').filter(Boolean)));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.errors = (this.errors + text).slice(-4_000);
    });
  }

  /** Waits until it has printed a line that contains `text`. */
  async prints(text: string, timeout?: number): Promise<void> {
    await eventually(`a line with "${text}"`, () => this.lines.some((line) => line.includes(text)) || this.failure(), timeout);
  }

  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGTERM'): void {
    this.child.kill(name);
  }

  /** Waits for its end and returns the signal or the exit code that ended it. */
  async ends(timeout?: number): Promise<NodeJS.Signals | number> {
    return (await eventually('end of the child', () => this.outcome(), timeout)).by;
  }

  /** Kills it if it still runs. */
  async dispose(): Promise<void> {
    if (this.outcome()) return;
    this.child.kill('SIGKILL');
    await this.ends();
  }

  private outcome(): { by: NodeJS.Signals | number } | undefined {
    const by = this.child.signalCode ?? this.child.exitCode;
    return by === null ? undefined : { by };
  }

  private failure(): false {
    const ended = this.outcome();
    if (ended) throw new Error(`child ended by ${ended.by}: ${this.errors}`);
    return false;
  }
}
