import { searchAttributes, temporalNamespace, temporalRetentionHours } from '../stack-names.js';
import type { TemporalOperator } from './operator.js';

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

/** Namespace, retention, owner and search attributes; repeating it changes nothing. */
export async function provisionNamespace(operator: TemporalOperator, installationId: string): Promise<void> {
  const settings = ['--retention', `${temporalRetentionHours}h`, '--description', descriptionOf(installationId)];
  const verb = (await readNamespace(operator)) ? 'update' : 'create';
  await operator.must('operator', 'namespace', verb, '-n', temporalNamespace, ...settings);
  const byType = new Map<string, string[]>();
  for (const [name, type] of Object.entries(searchAttributes)) byType.set(type, [...(byType.get(type) ?? []), '--name', name]);
  for (const [type, names] of byType) {
    await operator.must('operator', 'search-attribute', 'create', '-n', temporalNamespace, ...names, '--type', type);
  }
}
