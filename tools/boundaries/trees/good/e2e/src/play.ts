export const played = true;
