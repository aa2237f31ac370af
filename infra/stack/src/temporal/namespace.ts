import { setTimeout as pause } from 'node:timers/promises';
import { searchAttributes, temporalNamespace, temporalRetentionHours } from '../stack-names.js';
import type { TemporalOperator } from './operator.js';

const KNOWN_LIMIT_MS = 60_000;

interface NamespaceDescription {
  namespaceInfo?: { name?: string; description?: string };
  config?: { workflowExecutionRetentionTtl?: string };
}

/** What stands in the namespace's description, by which a server is recognised as this installation's. */
export function descriptionOf(installationId: string): string {
  return `Guitu installation ${installationId}`;
}

/** @returns undefined while the server does not answer; `description` is empty on a namespace nobody claimed. */
export async function readNamespace(operator: TemporalOperator): Promise<{ description: string } | undefined> {
  const result = await operator.run('operator', 'namespace', 'describe', '-n', temporalNamespace, '-o', 'json');
  if (result.code !== 0) return undefined;
  const found = JSON.parse(result.stdout) as NamespaceDescription;
  return { description: found.namespaceInfo?.description ?? '' };
}

/** Namespace, retention, owner and search attributes; what is there already is left as it is. */
export async function provisionNamespace(operator: TemporalOperator, installationId: string): Promise<void> {
  const description = descriptionOf(installationId);
  const found = await readNamespace(operator);
  if (found?.description !== description) {
    const settings = ['--retention', `${temporalRetentionHours}h`, '--description', description];
    await operator.must('operator', 'namespace', found ? 'update' : 'create', '-n', temporalNamespace, ...settings);
  }
  const existing = await onceKnown(() => readSearchAttributes(operator));
  const missing = Object.entries(searchAttributes).filter(([name]) => !existing.has(name));
  for (const [name, type] of missing) {
    await operator.must('operator', 'search-attribute', 'create', '-n', temporalNamespace, '--name', name, '--type', type);
  }
}

/** A cluster's frontends read their namespaces every few seconds: one just made is not found for a while. */
async function onceKnown<T>(ask: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + KNOWN_LIMIT_MS; ; await pause(500)) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline || !String(error).includes('not found')) throw error;
    }
  }
}

async function readSearchAttributes(operator: TemporalOperator): Promise<Set<string>> {
  const text = await operator.must('operator', 'search-attribute', 'list', '-n', temporalNamespace, '-o', 'json');
  const { customAttributes = {} } = JSON.parse(text) as { customAttributes?: Record<string, string> };
  return new Set(Object.keys(customAttributes));
}
