import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newClusterId } from './kafka/launch.js';
import { services } from './stack-names.js';

/** What makes one installation's servers recognisable and its databases private. Kept with its data, readable by its owner only. */
export interface Installation {
  id: string;
  kafkaClusterId: string;
  superuserPassword: string;
  /** By database, which is also the login. */
  passwords: Record<string, string>;
  /** By which the services know each other. */
  internalToken: string;
  /** Signs the tokens of the demo people, as JWK text; kept, so that a token outlives a restart. */
  devKey: string;
  /** Set when the sample data was played in; an installation gets it once, while it is empty. */
  sampleData: boolean;
  /** Set when those of the further companies are in; they are played after the installation is ready. */
  familySamples?: boolean;
}

const fileName = 'installation.json';

export async function readOrMakeInstallation(runDir: string): Promise<Installation> {
  const file = join(runDir, fileName);
  if (existsSync(file)) {
    const known = JSON.parse(await readFile(file, 'utf8')) as Installation;
    // A service that came later gets its login now.
    const passwords = { ...newPasswords(), ...known.passwords };
    return { ...known, passwords };
  }
  return {
    id: randomBytes(8).toString('hex'),
    kafkaClusterId: newClusterId(),
    superuserPassword: newPassword(),
    passwords: newPasswords(),
    internalToken: newPassword(),
    devKey: JSON.stringify(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })),
    sampleData: false,
  };
}

export async function saveInstallation(runDir: string, installation: Installation): Promise<void> {
  await mkdir(runDir, { recursive: true });
  const file = join(runDir, fileName);
  await writeFile(`${file}.new`, `${JSON.stringify(installation, undefined, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

function newPasswords(): Record<string, string> {
  return Object.fromEntries(services.map(({ database }) => [database, newPassword()]));
}

function newPassword(): string {
  return randomBytes(18).toString('hex');
}
