/** SQL: the person, or his house, gets the rule of row `n` in the digest alone. @param person column or parameter that names him */
export const inDigest = (person: string): string => `(exists (select 1 from digest_choice c where c.company_code = n.company_code and c.person = ${person} and c.rule = n.rule)
  or exists (select 1 from digest_proposal p where p.company_code = n.company_code and p.rule = n.rule and p.answer = 'accept'))`;
