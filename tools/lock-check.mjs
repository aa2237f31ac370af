#!/usr/bin/env node
/**
 * Checks the lock files without installing anything:
 * - every optional dependency of a locked package is in the lock, or `npm ci` fails on the platform that needs it;
 * - no entry names the registry it came from: an install must work with whatever registry the machine uses;
 * - Temporal's packages share one protobufjs 8, or decoding a history fails with "type must be a Type".
 * Use: node tools/lock-check.mjs [lock file …]
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @param {{ packages: Record<string, any> }} lock parsed package-lock.json, version 3
 * @returns {string[]} one sentence per fault
 */
function lockFaults(lock) {
  const entries = Object.entries(lock.packages);
  return [...missingOptional(lock.packages, entries), ...namedRegistries(entries), ...protobufCopies(lock.packages, entries)];
}

function missingOptional(packages, entries) {
  const faults = [];
  for (const [path, entry] of entries) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (resolveFrom(packages, path, name) === undefined) faults.push(`${path || 'the root'}: optional dependency ${name} is not in the lock.`);
    }
  }
  return faults;
}

function namedRegistries(entries) {
  const named = entries.filter(([, entry]) => /^[a-z+]+:/.test(entry.resolved ?? ''));
  return named.map(([path, entry]) => `${path}: names where it was fetched (${new URL(entry.resolved).host}).`);
}

function protobufCopies(packages, entries) {
  const users = entries.filter(([path, entry]) => path.includes('node_modules/@temporalio/') && entry.dependencies?.protobufjs);
  const copies = new Set(users.map(([path]) => resolveFrom(packages, path, 'protobufjs')));
  const faults = [];
  if (copies.size > 1) faults.push(`@temporalio packages use ${copies.size} copies of protobufjs: ${[...copies].join(', ')}.`);
  for (const copy of copies) {
    const version = packages[copy]?.version;
    if (!version?.startsWith('8.')) faults.push(`@temporalio uses protobufjs ${version ?? 'not in the lock'}, not 8.`);
  }
  return faults;
}

/** Where Node finds `name` for the package at `path`: in its own node_modules, else in one further up. */
function resolveFrom(packages, path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))) {
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[candidate]) return candidate;
    if (folder === '') return undefined;
  }
}

const repository = fileURLToPath(new URL('..', import.meta.url));
const locks = process.argv.length > 2 ? process.argv.slice(2) : ['package-lock.json', ...['postgres', 'node-22', 'node-24'].map((name) => `infra/stack/lock/${name}/package-lock.json`)];

for (const name of locks) {
  const faults = lockFaults(JSON.parse(readFileSync(resolve(repository, name), 'utf8')));
  for (const fault of faults) console.error(`${name}: ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
  else console.log(`${name} is sound.`);
}
