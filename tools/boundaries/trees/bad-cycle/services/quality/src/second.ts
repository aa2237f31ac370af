export { first as second } from './first.js';
