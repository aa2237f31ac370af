import { decide } from './decide.js';

decide(1, 2);
await import('./later.js');
