import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Component } from './component.js';
import type { ProcessIdentity } from './process-identity.js';

/** One line of run/stack.json: enough to recognise and stop the process without the launcher that started it. */
export interface RecordedComponent {
  component: string;
  provider: string;
  version: string;
  address: string;
  ports: Record<string, number>;
  stopSignal?: NodeJS.Signals;
  stopLimitMs?: number;
  /** Absent while it does not run. */
  process?: ProcessIdentity;
}

/** run/stack.json and run/stack.env: what runs and where. Everything outside the launcher reads only these. */
export class StackRecord {
  private readonly file: string;
  private readonly lines: Map<string, RecordedComponent>;

  constructor(private readonly runDir: string) {
    this.file = join(runDir, 'stack.json');
    this.lines = new Map(readLines(this.file).map((line) => [line.component, line]));
  }

  get components(): RecordedComponent[] {
    return [...this.lines.values()];
  }

  of(component: string): RecordedComponent | undefined {
    return this.lines.get(component);
  }

  /** Notes the component as it is now, its ports also after it ended. */
  note({ launch, identity }: Component): void {
    const { component, provider, version, address, ports, command } = launch;
    const stop = command && { stopSignal: command.stopSignal, stopLimitMs: command.stopLimitMs };
    this.lines.set(component, { component, provider, version, address, ports, ...stop, ...(identity && { process: identity }) });
    this.write();
  }

  forgetProcess(component: string): void {
    const line = this.lines.get(component);
    if (!line) return;
    delete line.process;
    this.write();
  }

  /** Drops parts this installation no longer has: those of another shape. */
  forgetAllBut(components: readonly string[]): void {
    for (const component of this.lines.keys()) if (!components.includes(component)) this.lines.delete(component);
    this.write();
  }

  /** As `export` lines for a shell; holds passwords, so for its owner only. */
  writeEnvironment(environment: Readonly<Record<string, string>>): void {
    const lines = Object.entries(environment).map(([name, value]) => `export ${name}='${value}'\n`);
    writeFileSync(join(this.runDir, 'stack.env'), lines.join(''), { mode: 0o600 });
  }

  private write(): void {
    // Synchronous: the note of a pid must be on disk before a kill of the launcher can come.
    writeFileSync(`${this.file}.new`, `${JSON.stringify(this.components, undefined, 2)}\n`);
    renameSync(`${this.file}.new`, this.file);
  }
}

function readLines(file: string): RecordedComponent[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RecordedComponent[];
  } catch {
    return [];
  }
}
