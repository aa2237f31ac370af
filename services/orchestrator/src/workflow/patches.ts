/**
 * Every `patched` id of the workflow with the date and the first build that has it. An id is never used twice and never
 * removed while a history that carries it may still be replayed. What needs one: docs/architecture.md, "Changing the workflow".
 */
export const PATCHES = [] as const satisfies readonly { id: `${number}-${number}-${string}`; firstBuild: string }[];
