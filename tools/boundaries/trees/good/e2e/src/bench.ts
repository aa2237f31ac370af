export const measured = true;
