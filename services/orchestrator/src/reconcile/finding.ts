/** What the reconciler may find, with the sentence people read. */
export const PROBLEMS = {
  run_lost: { zh: '运行丢失，已从台账重新开始', en: 'run lost, started again from the record' },
  run_ahead: { zh: '数据库恢复后，Temporal 中的运行比台账新', en: 'the run knows more than the restored record' },
  run_unknown: { zh: '数据库恢复后，Temporal 中有台账不知道的运行', en: 'a run of a return the restored record does not know' },
  completed_but_open: { zh: 'Temporal 中已完成，台账未结案', en: 'completed in Temporal, open in the record' },
  other_run: { zh: 'Temporal 中是另一次运行', en: 'Temporal runs another run than the record follows' },
  fenced: { zh: '一次运行等待采用或终止', en: 'a run waits to be adopted or ended' },
  recomputed: { zh: '同一修订曾被算出不同内容，以台账为准', en: 'other content was computed under a recorded revision; the record held' },
  workflow_task_fails: { zh: '流程代码无法继续', en: 'the workflow code cannot go on' },
  not_started: { zh: '登记超过十分钟未开始（缺制度或日历）', en: 'registered over ten minutes ago and not started (policy or calendar missing)' },
  undelivered: { zh: '事实超过一分钟未送达', en: 'facts not delivered for over a minute' },
  unapplied: { zh: '事实已送达但两分钟内未见处理，已重新送达', en: 'facts delivered and not applied within two minutes, delivered again' },
  refused: { zh: 'Temporal 拒收事实', en: 'Temporal refused a fact' },
  desk_differs: { zh: '各部门待办与流程不一致，已重新告知', en: 'tasks at the desks differed from the process and were stated again' },
  overdue: { zh: '时限已过一分钟未触发', en: 'a clock is over a minute past due and was not struck' },
  position_differs: { zh: '收到的事实与位置不符', en: 'facts stored differ from the position' },
  held_up: { zh: '事件被搁置', en: 'events are parked' },
  stranger: { zh: '有人手工发送了桥的信号', en: 'somebody sent the bridge’s signal by hand' },
  unchecked: { zh: '未能检查', en: 'could not be checked' },
} as const;
export type ProblemKind = keyof typeof PROBLEMS;

export interface Finding {
  subject: string;
  problem: ProblemKind;
  detail: string;
  mended: boolean;
}
