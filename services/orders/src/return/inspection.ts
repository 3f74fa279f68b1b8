export const returnConditions = ['GOOD', 'DEFECTIVE', 'DAMAGED', 'WRONG_ITEM', 'MISSING'] as const;
export type ReturnCondition = (typeof returnConditions)[number];
