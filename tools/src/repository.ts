import { fileURLToPath } from 'node:url';

/** Absolute folder of the clone, with a slash at the end; the same from src and from dist. */
export const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
