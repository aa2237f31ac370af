/** Something the person at the keyboard can mend: printed as its sentence, without a stack trace. */
export class Problem extends Error {
  override readonly name: string = 'Problem';
}

/** Somebody else has the port: he answers there, or our process could not bind it. A default port then steps aside. */
export class PortTaken extends Problem {
  override readonly name = 'PortTaken';
}
