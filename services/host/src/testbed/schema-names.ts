/** Names of every property that a schema knows, at any depth. */
import type { FACT_PAYLOADS } from '@guitu/contracts/facts/payloads';

export function schemaNames(schema: (typeof FACT_PAYLOADS)[keyof typeof FACT_PAYLOADS]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { properties } = node as { properties?: object };
    if (properties !== undefined) for (const name of Object.keys(properties)) names.add(name);
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(schema.toJSONSchema({ unrepresentable: 'any', io: 'input' }));
  return names;
}
