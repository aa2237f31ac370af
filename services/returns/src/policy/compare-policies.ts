/** What differs between two versions of a policy: before somebody lets running returns go on under another one (换版). */
import { z } from 'zod';
import { Code } from '@guitu/contracts/scalars';
import type { Database } from '@guitu/persistence/database';
import { diffPolicies } from '@guitu/return-process/policy/diff/diff-policies';
import type { ResolvedProfile } from '@guitu/return-process/policy/types';
import { readPolicyVersion } from './read-policies.js';

export const PolicyDifferences = z.object({
  key: Code, from: z.int(), to: z.int(),
  differences: z.array(z.object({
    path: z.string(), kind: z.string(), zh: z.string(), en: z.string(), clause: z.string().optional(),
    from: z.unknown().describe('null: the earlier version has no such value'), to: z.unknown().describe('null: the later version has no such value'),
  })),
}).meta({ id: 'PolicyDifferences' });

/** Each changed value once, under the clause that orders it. @throws Problem 404 */
export async function comparePolicies(database: Database, key: string, from: number, to: number): Promise<z.infer<typeof PolicyDifferences>> {
  const [earlier, later] = [await readPolicyVersion(database, key, from), await readPolicyVersion(database, key, to)];
  const differences = diffPolicies(earlier.document as unknown as ResolvedProfile, later.document as unknown as ResolvedProfile);
  return { key, from, to, differences: [...differences] };
}
