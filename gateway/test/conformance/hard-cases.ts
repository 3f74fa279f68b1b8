export const hardCases: Record<string, string> = {};
