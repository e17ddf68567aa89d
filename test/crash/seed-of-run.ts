/**
 * What a run draws from: `TEST_SEED`, or anything. A spec that takes it says it in its name, so that a failure is seen
 * again with `TEST_SEED=S npm test -- PATH`. @throws RangeError when it is no number that a generator takes
 */
export function seedOfRun(given = process.env['TEST_SEED']): number {
  if (given === undefined || given === '') return Math.floor(Math.random() * 2 ** 31);
  const seed = Number(given);
  if (!Number.isSafeInteger(seed) || seed < 0 || seed >= 2 ** 32)
    throw new RangeError('TEST_SEED is a whole number below 2^32');
  return seed;
}
