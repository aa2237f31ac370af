import { runCommand } from '../run-command.js';

/** Operator commands of the CLI against one server. */
export class TemporalOperator {
  constructor(
    private readonly cli: string,
    private readonly address: string,
  ) {}

  run(...args: string[]): ReturnType<typeof runCommand> {
    return runCommand(this.cli, [...args, '--address', this.address, '--command-timeout', '5s'], {
      env: { ...process.env, TEMPORAL_VERSION_CHECK_DISABLED: '1' },
      limitMs: 15_000,
    });
  }

  async must(...args: string[]): Promise<string> {
    const result = await this.run(...args);
    if (result.code !== 0) throw new Error(`temporal ${args.slice(0, 3).join(' ')}: ${(result.stderr || result.stdout).trim()}`);
    return result.stdout;
  }
}
