/** Promises that what a house keeps cannot show, and where they are shown. */
export const JUDGED_ELSEWHERE: readonly (readonly [id: string, says: string, where: string])[] = [
  ['I2', 'a key sent again gets the same answer', 'libs/platform: idempotency specs over HTTP; the clerks of `npm run play -- --kill` send again with the same key'],
  ['I16', 'what was answered first has the lower number', 'needs the notes of a driver that knows when it asked and was answered'],
  ['I17', 'who wrote reads what he wrote', 'needs the notes of a driver'],
  ['I20', 'each role may what docs/permissions.md says', 'services/host: permission walk'],
  ['I25', 'a lost run is rebuilt with the same obligations', 'services/orchestrator: reopen-and-rebuild.spec.ts'],
];
