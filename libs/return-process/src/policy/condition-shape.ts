/** The form of conditions, rows and tables: known attributes only, with operators and values that fit them. */
import { CASE_ATTRIBUTES, LINE_ATTRIBUTES, type AttributeKind } from './attribute-kinds.js';
import { problem, type Problem } from './problem.js';
import { code, flag, isObject, list, object, oneOf, text, whole, type Shape } from './shape.js';

type Kinds = Readonly<Record<string, AttributeKind>>;
const NUMBER_TESTS = { eq: whole(0), lt: whole(0), lte: whole(0), gt: whole(0), gte: whole(0) };

function testShape(kind: AttributeKind): Shape {
  const value = kind === 'boolean' ? flag : kind === 'code' ? code : kind === 'number' ? null : oneOf(...kind);
  const operators: Readonly<Record<string, Shape>> = { known: flag, ...(kind === 'number' ? NUMBER_TESTS : kind === 'boolean' ? {} : { in: list(value ?? code, 1), notIn: list(value ?? code, 1) }) };
  return (test, path) => {
    if (!isObject(test)) return value === null ? [problem('V02', path, '数值要用 eq、lt、lte、gt、gte 比较', 'numbers are compared by eq, lt, lte, gt, gte')] : value(test, path);
    const keys = Object.keys(test);
    const numeric = kind === 'number' && keys.length > 0 && !keys.includes('known');
    if (!numeric && keys.length !== 1) return [problem('V02', path, '一个比较只能有一个运算', 'a test has exactly one operator')];
    return keys.flatMap((key) => operators[key]?.(test[key], `${path}.${key}`) ?? [problem('V01', `${path}.${key}`, `没有 ${key} 这种比较`, `there is no operator ${key}`)]);
  };
}

function conditionShape(kinds: Kinds): Shape {
  const shape: Shape = (when, path) => {
    if (!isObject(when)) return [problem('V02', path, '应为条件', 'must be a condition')];
    const [only, ...more] = Object.keys(when);
    if ((only === 'all' || only === 'any') && more.length === 0) return list(shape)(when[only], `${path}.${only}`);
    return Object.entries(when).flatMap(([attribute, test]): Problem[] => {
      const kind = Object.hasOwn(kinds, attribute) ? kinds[attribute] : undefined;
      return kind === undefined ? [problem('V01', `${path}.${attribute}`, `没有 ${attribute} 这个属性`, `there is no attribute ${attribute} here`)] : testShape(kind)(test, `${path}.${attribute}`);
    });
  };
  return shape;
}

export const whenCase = conditionShape(CASE_ATTRIBUTES);
export const whenLine = conditionShape(LINE_ATTRIBUTES);
export const rowOf = (when: Shape, then: Shape): Shape => object<{ when: object; then: object; clause: string }>({ when, then, clause: text }, {});
export const tableOf = (when: Shape, then: Shape): Shape => object<{ rows: object; otherwise: object }>({ rows: list(rowOf(when, then)), otherwise: then }, {});
