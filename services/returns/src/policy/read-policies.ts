/** Policies and their versions, as anybody of the house may read them. */
import { z } from 'zod';
import { Code, Instant } from '@guitu/contracts/scalars';
import { LabelText } from '@guitu/contracts/task';
import type { Database } from '@guitu/persistence/database';
import { Problem } from '@guitu/platform/http/problem';
import { HOUSE_POLICY } from './policy-in-force.js';

const Sha256 = z.string();
const Version = z.object({ version: z.int(), sha256: Sha256, effectiveFrom: z.iso.date(), publishedAt: Instant });
const Assignment = z.object({ customerCode: z.string().nullable().describe('null: the company’s default'), policyKey: Code, effectiveFrom: Instant });

export const PolicyList = z.object({
  policies: z.array(z.object({ key: Code, title: LabelText, demo: z.boolean(), versions: z.array(Version) })),
  /** of the reader's company; without any, the house default */
  assignments: z.array(Assignment), houseDefault: Code,
}).meta({ id: 'PolicyList' });
export const PolicyVersion = z.object({
  ...Version.shape, key: Code, calendar: z.object({ key: Code, version: z.int(), sha256: Sha256, coveredUntil: z.iso.date() }).nullable(),
  document: z.record(z.string(), z.unknown()),
}).meta({ id: 'PolicyVersion' });

export async function listPolicies(database: Database, companyCode: string): Promise<z.infer<typeof PolicyList>> {
  const versions = await database.query<{ key: string; version: number; sha256: string; effective_from: string; published_at: Date; zh: string; en: string; demo: boolean }>(
    `select key, version, sha256, effective_from::text, published_at, document->>'zh' as zh, document->>'en' as en, coalesce((document->>'demo')::boolean, false) as demo
     from policy_version order by key, version desc`,
  );
  const assignments = await database.query<{ customer_code: string | null; policy_key: string; effective_from: Date }>(
    'select customer_code, policy_key, effective_from from policy_assignment where company_code = $1 order by customer_code nulls first, effective_from desc', [companyCode],
  );
  return {
    policies: versions.filter((row, index) => row.key !== versions[index - 1]?.key).map(({ key, zh, en, demo }) => ({
      key, title: { zh, en }, demo,
      versions: versions.filter((row) => row.key === key)
        .map(({ version, sha256, effective_from, published_at }) => ({ version, sha256, effectiveFrom: effective_from, publishedAt: published_at.getTime() })),
    })),
    assignments: assignments.map((row) => ({ customerCode: row.customer_code, policyKey: row.policy_key, effectiveFrom: row.effective_from.getTime() })),
    houseDefault: HOUSE_POLICY,
  };
}

/** @throws Problem 404 */
export async function readPolicyVersion(database: Database, key: string, version: number): Promise<z.infer<typeof PolicyVersion>> {
  const [row] = await database.query<{ sha256: string; effective_from: string; published_at: Date; document: Record<string, unknown>; calendar: z.infer<typeof PolicyVersion>['calendar'] }>(
    `select p.sha256, p.effective_from::text, p.published_at, p.document,
       (select json_build_object('key', c.key, 'version', c.version, 'sha256', c.sha256, 'coveredUntil', c.covered_until)
        from calendar_version c where c.key = p.document->>'calendar' order by c.version desc limit 1) as calendar
     from policy_version p where p.key = $1 and p.version = $2`,
    [key, version],
  );
  if (row === undefined) throw Problem.notFound('没有这个制度版本。', 'There is no such version of a policy.');
  return { key, version, sha256: row.sha256, effectiveFrom: row.effective_from, publishedAt: row.published_at.getTime(), calendar: row.calendar, document: row.document };
}
