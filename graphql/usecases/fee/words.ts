/** 1250 is "12.5 %". */
export const feeWords = (feeBps: number): string => `${feeBps / 100} %`
