/** Every answer a task's person may give, from all tracks. */
import type { Answers } from '../tracks/answers.fixture.js';
import { ASSESS_ANSWERS } from '../tracks/assess/answers.fixture.js';
import { CLOSE_ANSWERS } from '../tracks/close/answers.fixture.js';
import { CONTAINMENT_ANSWERS } from '../tracks/containment/answers.fixture.js';
import { CONTROL_ANSWERS } from '../tracks/control/answers.fixture.js';
import { EXECUTE_ANSWERS } from '../tracks/execute/answers.fixture.js';
import { IMPROVE_ANSWERS } from '../tracks/improve/answers.fixture.js';
import { INBOUND_ANSWERS } from '../tracks/inbound/answers.fixture.js';
import { INTAKE_ANSWERS } from '../tracks/intake/answers.fixture.js';
import { SETTLE_ANSWERS } from '../tracks/settle/answers.fixture.js';
import { SUPPLY_ANSWERS } from '../tracks/supply/answers.fixture.js';

export const ANSWERS: Answers = {
  ...INTAKE_ANSWERS, ...CONTAINMENT_ANSWERS, ...INBOUND_ANSWERS, ...ASSESS_ANSWERS, ...EXECUTE_ANSWERS, ...SUPPLY_ANSWERS, ...SETTLE_ANSWERS, ...IMPROVE_ANSWERS, ...CLOSE_ANSWERS, ...CONTROL_ANSWERS,
};
