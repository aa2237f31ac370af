/** The Kubernetes manifests as kubectl would read them. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, parse } from 'yaml';
import { repositoryRoot } from '../layout.js';

export const kubernetesFolder = join(repositoryRoot, 'infra/kubernetes');

export interface Container {
  name: string;
  image: string;
  command?: string[];
  args?: string[];
  env?: { name: string; value?: string }[];
  envFrom?: { configMapRef?: { name: string }; secretRef?: { name: string } }[];
  ports?: { name: string; containerPort: number }[];
  startupProbe?: Probe;
  readinessProbe?: Probe;
  livenessProbe?: Probe;
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> };
  securityContext?: Record<string, unknown>;
}
interface Probe { httpGet: { path: string; port: string } }
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels?: Record<string, string> };
  spec?: {
    replicas?: number;
    minAvailable?: number;
    selector?: { matchLabels?: Record<string, string> } & Record<string, unknown>;
    ports?: { name: string; port: number; targetPort: string }[];
    template?: { metadata: { labels: Record<string, string> }; spec: { initContainers?: Container[]; containers: Container[]; enableServiceLinks?: boolean; automountServiceAccountToken?: boolean } };
  };
}
export interface Kustomization {
  resources: string[];
  configMapGenerator?: { name: string; behavior?: string; envs: string[] }[];
  replicas?: { name: string; count: number }[];
  images?: { name: string; newName: string; newTag: string }[];
}

export const readManifests = (text: string): Manifest[] => parseAllDocuments(text).map((document) => {
  if (document.errors.length > 0) throw document.errors[0];
  return document.toJS() as Manifest;
});
export const readKustomization = (folder: string): Kustomization => parse(readFileSync(join(kubernetesFolder, folder, 'kustomization.yaml'), 'utf8')) as Kustomization;
/** Files of a folder beside its kustomization. */
export const filesIn = (folder: string): string[] => readdirSync(join(kubernetesFolder, folder)).filter((name) => name !== 'kustomization.yaml').sort();
export const manifestsIn = (folder: string): Manifest[] => filesIn(folder).filter((name) => name.endsWith('.yaml')).flatMap((name) => readManifests(readFileSync(join(kubernetesFolder, folder, name), 'utf8')));

/** `KEY=value` lines, as kustomize reads them. */
export function readEnvFile(folder: string, name: string): Record<string, string> {
  const lines = readFileSync(join(kubernetesFolder, folder, name), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}
