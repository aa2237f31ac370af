import { sampleLines } from './testbed/sample-lines.js';

sampleLines();
