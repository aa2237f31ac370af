/** How one process of the stack is started, recognised and stopped. Made by temporal/, kafka/, postgres/ and processes.ts. */
export interface Launch {
  component: string;
  /** Where the program came from: `given`, `path`, `cache`, `fetched`, `build`. */
  provider: string;
  version: string;
  /** What people and other processes use; shown and recorded. */
  address: string;
  /** Every port it listens on, for the next start to ask for again. */
  ports: Record<string, number>;
  /** Absent when the address was given from outside: then nothing is started or stopped here. */
  command?: LaunchCommand;
  /**
   * One look. `ready` only when the answer came from *this* server with *this* data: a stranger on the same port also
   * answers. @throws PortTaken when it is a stranger.
   */
  look(): Promise<Look>;
}

export type Look = { ready: true } | { ready: false; because: string };

export interface LaunchCommand {
  file: string;
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  uid?: number | undefined;
  gid?: number | undefined;
  logFile: string;
  stopSignal: NodeJS.Signals;
  /** After this time of asking the process is killed. */
  stopLimitMs: number;
  readyLimitMs: number;
  /** Words in the log that mean "what was killed just now still holds the data": starting again is right. */
  startAgainWhen?: RegExp;
}
