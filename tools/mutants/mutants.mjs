/** All mutants, numbered within their group: `clocks-3` is the third of lists/clocks.mjs's group "clocks". */
import { readFileSync } from 'node:fs';
import { ARITHMETIC } from './lists/arithmetic.mjs';
import { CLOCKS } from './lists/clocks.mjs';
import { CONTROLS } from './lists/controls.mjs';
import { GOODS } from './lists/goods.mjs';
import { INTAKE } from './lists/intake.mjs';
import { MONEY } from './lists/money.mjs';
import { sourcePath } from './source-file.mjs';

export const MUTANTS = [...CLOCKS, ...INTAKE, ...GOODS, ...MONEY, ...ARITHMETIC, ...CONTROLS].flatMap(({ name, file, specs, mutants }) =>
  mutants.map(({ find, replace, why, survives }, index) => ({ id: `${name}-${index + 1}`, file, specs, find, replace, why, survives })));

export function mutantById(id) {
  const mutant = MUTANTS.find((one) => one.id === id);
  if (mutant === undefined) throw new Error(`no mutant ${id}`);
  return mutant;
}

/** The source with its one defect. Throws where the text is not there exactly once: then the list is out of date. */
export function mutated({ id, file, find, replace }, source) {
  const [before, after, ...more] = source.split(find);
  if (after === undefined || more.length > 0) throw new Error(`${id}: "${find}" occurs ${more.length === 0 ? 'nowhere' : `${more.length + 1} times`} in ${file}`);
  return before + replace + after;
}

/** What is wrong with the list itself. */
export function outdated(mutants) {
  const twice = mutants.filter(({ id }, index) => mutants.findIndex((other) => other.id === id) !== index).map(({ id }) => `two mutants are called ${id}`);
  return [...twice, ...mutants.flatMap((mutant) => {
    try {
      return mutated(mutant, readFileSync(sourcePath(mutant.file), 'utf8')) === readFileSync(sourcePath(mutant.file), 'utf8') ? [`${mutant.id} changes nothing`] : [];
    } catch (error) {
      return [error.message];
    }
  })];
}
