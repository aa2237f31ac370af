export const sampleLines = (): number[] => [1];
