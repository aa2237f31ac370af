import { join } from 'node:path';
import { pins } from '../pins.js';
import { Problem } from '../problem.js';
import { runCommand } from '../run-command.js';

export interface Java {
  file: string;
  /** As the machine calls it, for example `17.0.15+6-Debian-1deb12u1`: class archives fit one build only. */
  build: string;
}

/** GUITU_JAVA, JAVA_HOME or `java` on PATH, if new enough for the broker. */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<Java> {
  const file = env.GUITU_JAVA ?? (env.JAVA_HOME ? join(env.JAVA_HOME, 'bin/java') : 'java');
  const { code, stderr, stdout } = await runCommand(file, ['-version'], { env });
  const said = stderr + stdout;
  if (code !== 0) throw new Problem(`Java ${pins.javaAtLeast} or newer is missing: install it (Debian: apt-get install openjdk-17-jre-headless).`);
  const major = Number(/version "(\d+)/.exec(said)?.[1]);
  if (!(major >= pins.javaAtLeast)) {
    throw new Problem(`${file} is Java ${major}, Kafka needs ${pins.javaAtLeast} or newer: set JAVA_HOME or GUITU_JAVA.`);
  }
  return { file, build: /\(build ([^)\s]+)\)/.exec(said)?.[1] ?? String(major) };
}
