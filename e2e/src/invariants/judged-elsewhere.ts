/** Promises that what a house keeps cannot show, and where they are shown. */
export const JUDGED_ELSEWHERE: readonly (readonly [id: string, says: string, where: string])[] = [
  ['I2', 'a key sent again gets the same answer', 'npm run faults: its people note what they asked and were answered (e2e/src/faults/judge); libs/platform: idempotency specs over HTTP'],
  ['I16', 'what was answered first has the lower number', 'npm run faults: its people note when they asked and were answered'],
  ['I17', 'who wrote reads what he wrote', 'npm run faults: who answered a task reads his desk again'],
  ['I20', 'each role may what docs/permissions.md says', 'services/host: permission walk'],
];
