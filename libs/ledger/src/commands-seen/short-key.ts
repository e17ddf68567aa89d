/** Hex digits that make a number exactly: 48 bits. */
const digits = 12;

export const shortKey = (key: string): number => Number.parseInt(key.slice(0, digits), 16);
