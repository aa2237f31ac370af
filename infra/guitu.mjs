#!/usr/bin/env node
/**
 * Entry of every npm script: brings the clone into a state that can run, then hands over to infra/stack.
 * Uses nothing but Node itself, because it is what installs everything else.
 */
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const oldestNode = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  fail(`Node ${oldestNode.join('.')} or newer is needed, this is ${process.versions.node}.`);
}

/** `npm ci` when node_modules is missing or was made from another lock. */
function install() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const digest = sha256(lock);
  const note = join(root, 'node_modules/.guitu-lock-sha256');
  if (existsSync(note) && readFileSync(note, 'utf8') === digest) return;
  if (!installedMatches(JSON.parse(lock))) run('Installing packages', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(note, digest);
}

/** Whether what npm says it installed is what the lock asks; so a developer's own `npm install` is not repeated. */
function installedMatches(lock) {
  const hidden = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const wanted = Object.entries(lock.packages).filter(([path]) => path.includes('node_modules/'));
  const isThere = ([path, entry]) => {
    const found = installed[path];
    if (!found) return Boolean(entry.optional);
    return Boolean(found.link) === Boolean(entry.link) && found.version === entry.version && found.integrity === entry.integrity;
  };
  return wanted.every(isThere) && Object.keys(installed).every((path) => lock.packages[path]);
}

function build() {
  run(undefined, process.execPath, [join(root, 'node_modules/typescript-native/bin/tsc'), '-b']);
  bundleWorkflows();
}

/** The workflow bundle takes seconds, so it is made again only when a source it may contain has changed. */
function bundleWorkflows() {
  const orchestrator = join(root, 'services/orchestrator');
  const { scripts } = JSON.parse(readFileSync(join(orchestrator, 'package.json'), 'utf8'));
  if (!scripts?.bundle) return;
  const libs = readdirSync(join(root, 'libs')).map((name) => join(root, 'libs', name));
  const sources = [...libs, orchestrator].flatMap((folder) => sourcesIn(join(folder, 'src'))).sort();
  const inputs = [...sources, join(orchestrator, 'package.json'), join(root, 'package-lock.json')];
  const digest = sha256(inputs.map((file) => `${file.slice(root.length)} ${sha256(readFileSync(file))}`).join('\n'));
  const note = join(orchestrator, 'dist/.bundle-inputs');
  const bundle = join(orchestrator, 'dist/workflow-bundle.js');
  if (existsSync(bundle) && existsSync(note) && readFileSync(note, 'utf8') === digest) return;
  run('Bundling workflows', 'npm', ['run', '--silent', 'bundle', '--workspace', 'services/orchestrator']);
  writeFileSync(note, digest);
}

function sourcesIn(folder) {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name)).filter((file) => !file.endsWith('.spec.ts'));
}

function run(title, file, args) {
  if (title) console.log(`${title} …`);
  const { status, error, signal } = spawnSync(file, args, { cwd: root, stdio: 'inherit' });
  if (error || status !== 0) fail(`${title ?? 'The build'} failed (${error?.message ?? signal ?? status}).`);
}

function sha256(content) {
  return createHash('sha256').update(content).digest('hex');
}

function fail(sentence) {
  console.error(sentence);
  // Whoever reads only the last line of a test run must not take a broken build for silence.
  if (['test', 'check'].includes(process.argv[2])) console.log('0 passed, 1 failed');
  process.exit(1);
}

checkNode();
install();
build();
const { main } = await import('./stack/dist/main.js');
process.exitCode = await main(process.argv.slice(2));
