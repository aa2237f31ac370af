/** The procedure as its owner would write it, section by section; every sentence with its clause. */
import type { Label } from '@guitu/contracts/vocabulary';
import { sentenceLine, type Reading, type Sentence } from './sentence.js';
import { approvalsStory } from './story-approvals.js';
import { asksStory } from './story-asks.js';
import { entryStory } from './story-entry.js';
import { goodsStory } from './story-goods.js';
import { lateStory, loopsStory } from './story-late.js';
import { moneyStory } from './story-money.js';
import { outcomesStory } from './story-outcomes.js';
import { papersStory } from './story-papers.js';
import { storyByStage } from './story-steps.js';
import { both, label } from './words.js';

const section = (title: Label, sentences: readonly Sentence[]): string[] => (sentences.length === 0 ? [] : [`### ${both(title)}`, '', ...sentences.map(sentenceLine), '']);

export function story(reading: Reading): string[] {
  return [
    '## 制度内容 / The procedure', '',
    ...section(label('受理的条件', 'What may be asked for'), entryStory(reading)),
    ...storyByStage(reading).flatMap(({ stage, sentences }) => section(label(`谁做什么：${stage.zh}`, `Who does what: ${stage.en}`), sentences)),
    ...section(label('审批', 'Approvals'), approvalsStory(reading)),
    ...section(label('货物', 'The goods'), goodsStory(reading)),
    ...section(label('判定与执行', 'What may be decided'), outcomesStory(reading)),
    ...section(label('金额', 'Money'), moneyStory(reading)),
    ...section(label('询问客户', 'Questions to the customer'), asksStory(reading)),
    ...section(label('表单、事项与通知', 'Forms, duties and notices'), papersStory(reading)),
    ...section(label('逾期', 'When a limit is missed'), [...lateStory(reading), ...loopsStory(reading)]),
  ];
}
