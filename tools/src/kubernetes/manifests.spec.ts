import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parseAllDocuments } from 'yaml';
import { REPOSITORY } from '../repository.js';

const folder = join(REPOSITORY, 'infra/kubernetes');
const { kinds, $defs } = JSON.parse(readFileSync(join(folder, 'schemas/kinds.json'), 'utf8')) as { kinds: Record<string, string>; $defs: object };
// Formats (int32, byte) say nothing that the types do not.
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: 'kinds', $defs });

interface Manifest { apiVersion?: string; kind?: string; metadata?: { name?: string }; spec?: object }

/** What Kubernetes' API would refuse of a file, in words; empty when nothing. */
function faultsOf(text: string): string[] {
  return parseAllDocuments(text).flatMap((document) => {
    if (document.errors.length > 0) return document.errors.map(String);
    const manifest = document.toJS() as Manifest;
    const kind = kinds[`${manifest.apiVersion}/${manifest.kind}`];
    if (kind === undefined) return [`${manifest.apiVersion}/${manifest.kind} is no kind the schema knows`];
    // What the API asks for in words alone.
    const missing = [...(manifest.metadata?.name ? [] : ['/metadata must have a name']), ...(manifest.spec || ['ConfigMap', 'Secret'].includes(manifest.kind ?? '') ? [] : ['/spec is missing'])];
    return [...missing, ...(ajv.validate({ $ref: `kinds#/$defs/${kind}` }, manifest) ? [] : (ajv.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`))];
  });
}
const files = readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith('.yaml') && !name.endsWith('kustomization.yaml')).sort();

describe('Kubernetes manifests', () => {
  it.each(files)('%s is what Kubernetes takes', (file) => {
    expect(faultsOf(readFileSync(join(folder, file), 'utf8'))).toEqual([]);
  });

  it('are all there: ten programs and jobs beside the Ingress', () => {
    expect(files).toHaveLength(12);
  });

  it.each([
    ['a probe whose name is misspelt', 'readinessProbe:', 'readinesProbe:', 'additional properties {"additionalProperty":"readinesProbe"}'],
    ['a port that is a word', 'containerPort: 4101', 'containerPort: http', '/ports/0/containerPort must be integer'],
    ['a Deployment that selects nothing', '  selector: { matchLabels: { app.kubernetes.io/name: returns } }\n  template', '  template', "/spec must have required property 'selector'"],
    ['a container without a name', '- name: returns\n          image: guitu', '- image: guitu', "/containers/0 must have required property 'name'"],
    ['a pod’s setting in its Deployment', '  minReadySeconds: 10', '  terminationGracePeriodSeconds: 30', '/spec must NOT have additional properties'],
    ['a limit that is a list', 'limits: { memory: 768Mi }', 'limits: [768Mi]', '/resources/limits must be object'],
    ['a version that is gone', 'policy/v1', 'policy/v1beta1', 'policy/v1beta1/PodDisruptionBudget is no kind'],
    ['a variable that is a number', 'value: "4101"', 'value: 4101', '/value must be string'],
    ['a bracket left open', 'capabilities: { drop: [ALL] } }', 'capabilities: { drop: [ALL }', 'YAMLParseError'],
    ['a Service without a name', '  name: returns\n  labels: { app.kubernetes.io/name: returns, app.kubernetes.io/part-of: guitu }\nspec:\n  selector: { app', '  labels: {}\nspec:\n  selector: { app', '/metadata must have a name'],
  ])('%s would be refused', (_, good, bad, fault) => {
    const text = readFileSync(join(folder, 'base/returns.yaml'), 'utf8');
    expect(text).toContain(good);
    expect(faultsOf(text.replaceAll(good, bad)).join('\n')).toContain(fault);
  });
});
