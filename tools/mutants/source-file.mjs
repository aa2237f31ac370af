/** Where the mutated sources lie. */
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
/** @param file path from the root of the repository */
export const sourcePath = (file) => `${REPOSITORY}${file}`;
