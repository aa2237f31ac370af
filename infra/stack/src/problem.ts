/** Something the person at the keyboard can mend: printed as its sentence, without a stack trace. */
export class Problem extends Error {
  override readonly name = 'Problem';
}
