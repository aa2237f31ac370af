import { readFileSync } from 'node:fs';

export const limit = (): number => readFileSync('limit.txt').length;
