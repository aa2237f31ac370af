export const program = 'e2e/dist/play.js';
