import { first } from './first.js';

first();
