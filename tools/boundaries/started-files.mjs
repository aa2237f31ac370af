/** Files that are started or loaded by their path, not by an import: 'e2e/dist/play.js' in a string means e2e/src/play.ts is in use. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const BUILT = /["'`]([\w./-]*dist\/[\w./-]+\.js)["'`]/g;

/** Texts that start programs: launcher scripts, compose file, scripts of packages; sources come from the graph. */
function startingTexts(root, sources) {
  const infra = path.join(root, 'infra');
  const scripts = existsSync(infra) ? readdirSync(infra, { recursive: true }).map(String).filter((name) => name.endsWith('.mjs') && !name.includes('node_modules')).map((name) => `infra/${name}`) : [];
  return [...sources, ...scripts, 'docker-compose.yml'].filter((file) => existsSync(path.join(root, file)));
}

/** Scripts of a package name its own files: "node dist/bundle/build.js". */
function packageScripts(root, folders) {
  return folders.flatMap((folder) => {
    const { scripts = {} } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    return Object.values(scripts).flatMap((script) => [...script.matchAll(/(?<=^|\s)(?:\.\/)?(dist\/[\w./-]+\.js)/g)].map((match) => `${folder}/${match[1]}`));
  });
}

/** Source files of `graph` (file → imports) that something under `root` names by the path of their built form. */
export function startedFiles(root, graph) {
  const sources = [...graph.keys()];
  const folders = [...new Set(sources.map((file) => file.slice(0, file.indexOf('/src/'))))];
  const named = startingTexts(root, sources).flatMap((file) => [...readFileSync(path.join(root, file), 'utf8').matchAll(BUILT)]
    .flatMap(([, built]) => [path.posix.normalize(built), path.posix.join(path.posix.dirname(file), built)]));
  const built = [...named, ...packageScripts(root, folders)];
  return new Set(built.map((name) => name.replace('/dist/', '/src/').replace(/\.js$/, '.ts')).filter((file) => graph.has(file)));
}
