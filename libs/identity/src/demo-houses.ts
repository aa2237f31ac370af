/** One trial company for each further family of procedures, with the people its procedure asks; the first company is in demo-people.ts. */
import { ROLES } from './roles.js';

export interface DemoHouse {
  readonly companyCode: string; readonly plantCode: string;
  /** between `e-` and the role in the staff ids of its people */
  readonly tag: string;
  /** procedure its returns follow unless somebody chooses another */
  readonly policyKey: string;
  /** name, then roles; the department is that of the first role */
  readonly people: readonly (readonly [name: string, ...roles: string[]])[];
}

export const DEMO_HOUSES: readonly DemoHouse[] = [
  {
    companyCode: 'GT02', plantCode: 'TL1', tag: 'paint', policyKey: 'S000-03',
    people: [
      ['贺军', 'area'], ['丁蓉', 'deptHead'], ['苗青', 'company'], ['龚燕', 'bu'], ['席兰', 'sales'], ['卢倩', 'cs'], ['牛力', 'keeper'], ['康泰', 'whHead'], ['池洁', 'qc'], ['聂诚', 'qcHead'],
      ['尤岩', 'eng'], ['申亮', 'craft'], ['石磊', 'prod'], ['包刚', 'prodHead'], ['温婷', 'fin'], ['桂芝', 'acct'], ['祁红', 'finHead'], ['盛强', 'vp'], ['安邦', 'gm'],
    ],
  },
  {
    companyCode: 'GT03', plantCode: 'FM1', tag: 'valve', policyKey: 'S001-20',
    people: [
      ['路遥', 'sales'], ['颜冰', 'approver'], ['柯敏', 'salesHead'], ['车勇', 'keeper'], ['房健', 'whHead'], ['鲍雪', 'qc'], ['华峰', 'qcHead'], ['乔山', 'prod'], ['莫凡', 'prodHead'],
      ['单玲', 'fin'], ['娄琴', 'finHead'], ['倪虹', 'gmOffice'], ['容海', 'gm'],
    ],
  },
  {
    companyCode: 'GT04', plantCode: 'CL1', tag: 'gear', policyKey: 'S000-19',
    people: [
      ['米莉', 'sales'], ['连城', 'salesHead'], ['屈原野', 'keeper'], ['段飞', 'whHead'], ['古月', 'qc'], ['商羽', 'qc'], ['侯杰', 'qcHead'], ['向东', 'prod'], ['骆川', 'prod'], ['凌志', 'prodHead'], ['蒙可', 'branch'],
      ['宁静', 'pmc'], ['殷实', 'pmcHead'], ['霍达', 'gm'],
    ],
  },
  {
    companyCode: 'GT05', plantCode: 'DS1', tag: 'shop', policyKey: 'S001-19',
    people: [['薛晴', 'cs'], ['江雪', 'cs'], ['夏青', 'csHead'], ['耿直', 'company'], ['巫山', 'keeper'], ['边疆', 'whHead'], ['鲁宁', 'qc'], ['裴艳', 'fin'], ['简丹', 'finHead'], ['庄严', 'gm']],
  },
  {
    companyCode: 'GT06', plantCode: 'DZ1', tag: 'unit', policyKey: 'S003-15',
    people: [
      ['游畅', 'after'], ['池鱼', 'after'], ['费明', 'afterHead'], ['项南', 'repair'], ['雷鸣', 'shop'], ['龙吟', 'salesHead'], ['戚薇', 'qc'], ['岳峰', 'qcHead'], ['任远', 'prod'], ['习文', 'prodHead'], ['甘露', 'buyer'],
      ['麦田', 'pmcHead'], ['郎平', 'keeper'], ['关山', 'whHead'], ['阮红', 'fin'], ['卓越', 'finHead'], ['计然', 'hr'], ['冷锋', 'vp'], ['全胜', 'gm'],
    ],
  },
];

/** `e-paint-area`; the second of the same role is numbered: `e-gear-prod2`. */
export function staffOf({ tag, people }: DemoHouse, index: number): string {
  const role = people[index]?.[1];
  if (role === undefined || ROLES[role] === undefined) throw new Error(`person ${index} of ${tag} has no role of the table`);
  const before = people.slice(0, index).filter(([, first]) => first === role).length;
  return `e-${tag}-${role.toLowerCase()}${before === 0 ? '' : before + 1}`;
}
