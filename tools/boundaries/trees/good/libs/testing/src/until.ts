export const until = (): boolean => true;
