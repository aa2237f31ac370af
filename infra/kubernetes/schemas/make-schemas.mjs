#!/usr/bin/env node
/**
 * Writes the strict JSON schema of the kinds our manifests use, out of the schemas that PyPI's kubernetes-validate carries (made from
 * Kubernetes' own OpenAPI document), without its descriptions: pip download --no-deps kubernetes-validate, unzip, then
 * node infra/kubernetes/schemas/make-schemas.mjs <kubernetes_validate/kubernetes-json-schema> v1.34.0
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const KINDS = {
  'v1/Service': 'io.k8s.api.core.v1.Service',
  'v1/ConfigMap': 'io.k8s.api.core.v1.ConfigMap',
  'v1/Secret': 'io.k8s.api.core.v1.Secret',
  'apps/v1/Deployment': 'io.k8s.api.apps.v1.Deployment',
  'batch/v1/Job': 'io.k8s.api.batch.v1.Job',
  'policy/v1/PodDisruptionBudget': 'io.k8s.api.policy.v1.PodDisruptionBudget',
  'networking.k8s.io/v1/Ingress': 'io.k8s.api.networking.v1.Ingress',
};
const [folder, version] = process.argv.slice(2);
const { $defs: all } = JSON.parse(readFileSync(join(folder, `${version}-local-strict`, '_definitions.json'), 'utf8'));
const $defs = {};

/** The definition and all it refers to. */
function take(name) {
  if (name in $defs) return;
  $defs[name] = null;
  $defs[name] = bare(all[name]);
}

function bare(part) {
  if (Array.isArray(part)) return part.map(bare);
  if (part === null || typeof part !== 'object') return part;
  const kept = Object.entries(part).filter(([key, value]) => !(key === 'description' && typeof value === 'string') && !key.startsWith('x-kubernetes-'));
  return Object.fromEntries(kept.map(([key, value]) => {
    if (key !== '$ref') return [key, bare(value)];
    const name = String(value).split('/').at(-1);
    take(name);
    return [key, `#/$defs/${name}`];
  }));
}

for (const name of Object.values(KINDS)) take(name);
const schema = { version, kinds: KINDS, $defs: Object.fromEntries(Object.entries($defs).sort(([left], [right]) => (left < right ? -1 : 1))) };
writeFileSync(fileURLToPath(new URL('kinds.json', import.meta.url)), `${JSON.stringify(schema)}\n`);
