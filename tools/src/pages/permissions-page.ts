import path from 'node:path';
import { DEPARTMENTS } from '@guitu/contracts/vocabulary';
import { FACT_KINDS, type FactKind } from '@guitu/contracts/fact-kinds';
import { GATE_FACTS } from '@guitu/identity/access.rules';
import { permissionTable, permissionTableMarkdown } from '@guitu/identity/permission-table';
import { ASPECTS, READERS, READING, type Aspect, type Degree, type Reader } from '@guitu/identity/reading-rights';
import { ROLES } from '@guitu/identity/roles';
import { generatedFrom, page, table, type Page } from '../page.js';

type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly 'x-guitu-permission'?: string }>>>> };
interface Endpoint { readonly permission: string; readonly text: string }

/** @param apis pages of docs/openapi, from which each permission's endpoints are told */
export function permissionsPage(apis: readonly Page[]): Page {
  return {
    path: 'docs/permissions.md',
    text: page(
      generatedFrom('libs/identity/src/roles.ts', 'libs/identity/src/access.rules.ts', 'libs/identity/src/reading-rights.ts', 'docs/openapi'),
      '# Permissions 权限',
      'Four questions, in this order: does the token name somebody the house employs (401) · has one of his roles, or of those he stands in for, the permission of the endpoint (403 `not-permitted`) · is the object of his company and plant (404: to others it does not exist) · is it his to do (403). The walk of [services/host](../services/host/src/permission-walk.spec.ts) asks the running services all of it and compares with this page.',
      '## Permission × role 权限与角色',
      permissionTableMarkdown().trimEnd(),
      '## Roles 角色',
      'A head may take the tasks of those he answers for. *Takes tasks of*: whoever is there. *Deputies*: in this order, while nobody of the role is there. A task carries the head its policy names, which may be another than here. A role of a new procedure that is not here has the rights of its department’s staff (those that every role of the department has).',
      table(['role', '角色', 'meaning', '部门', 'head', 'takes tasks of', 'deputies'], permissionTable().map(({ role, zh, en, dept }) =>
        [`\`${role}\``, zh, en, dept, ROLES[role]?.head ?? '', (ROLES[role]?.standsInFor ?? []).join(', '), (ROLES[role]?.deputies ?? []).join(', ')])),
      '## Endpoints 接口',
      table(['permission', 'endpoints'], endpointRows(apis)),
      '## Whose it is 归属',
      table(['object', 'rule', 'otherwise'], [
        ['company, plant 账套、分厂', 'every read and every change: the object’s company is the reader’s, its plant is one of his', '404 `not-found`; a list leaves it out'],
        ['task 待办', 'holder of its role, its head, a role that takes its tasks; delegate; substitute or deputy of somebody who is away; whoever it falls to when all are away', '403 `not-your-task`'],
        ['task in a list', 'the desk’s own departments and management see the desk’s tasks; others those of their department, their roles and what falls to them', 'left out; 404'],
        ['task in somebody’s hands', 'its holder, its head; anybody with the task’s role once the holder is away or has left', '409 `claimed-by-another`'],
        ['decision of a gate 审批', 'four eyes: neither the actor nor whom he acts for applied for it or decided another level of the round; several accounts are one person', '403 `own-application`, `second-level`'],
        ['amount 金额', 'the limit of whose authority is used, for that gate; of a delegation also its cap; the strictest of several accounts. An amount nobody has told exceeds nothing', '403 `above-limit`, which names who may'],
        ['import of master data 导入', 'whoever may keep records of that type', '403 `not-permitted`'],
        ['stray fact 无主事实', 'sales, service, after-sales, management', '403 `not-permitted`'],
        ['notification 通知', 'the person’s own', '404'],
      ]),
      '## Absence 代理',
      'Asked, at a task’s opening, at each rung and at each level of an approval: holders who are there · when they are away (leave, day off), have left or may not decide so much: their substitutes, then delegates, then deputies, then roles that deputise · the head, and his · the department’s head by name · management · anybody. Never nobody. Before and after a day’s shift somebody is not away; whoever is on duty (值班) comes first. Who was asked and why is kept with the task; whose authority a fact used, the limit and the amount of that moment with the fact. A decision in another’s name reads 代 and the role.',
      '## Limits 审批权限',
      'Each employee may have a limit per gate (master data, 分). Amounts come with the task; 审核 takes the sum the customer names, else price × quantity as registered.',
      table(['gate', 'decided by', 'applied for by'], Object.entries(GATE_FACTS).map(([kind, { gate, applications }]) => [gate, fact(kind as FactKind), applications.map(fact).join(', ')])),
      '## Reading rights 查看范围',
      'Applied to every answer on the server: case file, timeline, tasks, processes, pictures, prices, contacts. *own*: work of one’s own department, own returns, own customers · *scrap*: the value of scrap one is asked to approve, no other amount · *technical*: codes and quantities, no photo or paper · *payee*: the name of who is paid · *masked*: of names and numbers the middle is left out, amounts wholly · *decisions*: words of decisions. A head reads what his department reads and what heads read. Other companies: none.',
      table(['reader', '读者', ...Object.values(ASPECTS).map(({ zh, en }) => `${en} ${zh}`)], (Object.keys(READERS) as Reader[]).map((reader) => [READERS[reader].en, READERS[reader].zh, ...(Object.keys(ASPECTS) as Aspect[]).map((aspect) => DEGREES[READING[reader][aspect]])])),
      `Departments: ${Object.entries(DEPARTMENTS).map(([code, { zh, en }]) => `${code} ${zh} ${en}`).join(' · ')}`,
    ),
  };
}

const fact = (kind: FactKind): string => `${FACT_KINDS[kind].zh} \`${kind}\``;
const DEGREES: Readonly<Record<Degree, string>> = { yes: 'yes', no: 'no', own: 'own', scrap: 'scrap', technical: 'technical', payee: 'payee', masked: 'masked', on_demand: 'on demand, logged', decisions: 'decisions' };

function endpointRows(apis: readonly Page[]): string[][] {
  const endpoints = apis.flatMap(({ path: file, text }) => endpointsOf(path.basename(file, '.json'), JSON.parse(text) as Document));
  const permissions = [...new Set(endpoints.map(({ permission }) => permission))].sort();
  return permissions.map((permission) => [`\`${permission}\``, endpoints.filter((one) => one.permission === permission).map(({ text }) => text).join('<br/>')]);
}

const endpointsOf = (service: string, { paths }: Document): Endpoint[] => Object.entries(paths).flatMap(([address, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ permission: operation['x-guitu-permission'] ?? 'closed', text: `${method.toUpperCase()} ${address.startsWith('/api/') ? address : `${address} (${service})`}` })));
