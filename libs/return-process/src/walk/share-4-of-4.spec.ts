import { describeShare } from './walk-profiles.fixture.js';

describeShare(3, 4);
