/** Who must have signed a receipt or a difference, as the policy lists the roles (P11 joint, sign). */

/** S001-12, S001-08: roles whose signature is missing. */
export const missingSigners = (asked: readonly string[], signed: unknown): string[] =>
  asked.filter((role) => !(Array.isArray(signed) && signed.includes(role)));
