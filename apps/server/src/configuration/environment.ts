import { ConfigurationError } from './configuration-error.js';

/** The variables that a process was given; an empty one counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws ConfigurationError */
export function whole(env: Environment, name: string, fallback: number, min: number, max: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max)
    throw new ConfigurationError(
      name,
      `应为 ${min} 至 ${max} 的整数 / must be a whole number from ${min} to ${max}`,
    );
  return value;
}

/** @throws ConfigurationError */
export function oneOf<T extends string>(
  env: Environment,
  name: string,
  allowed: readonly T[],
  fallback: T,
): T {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const found = allowed.find((value) => value === text);
  if (!found)
    throw new ConfigurationError(
      name,
      `应为以下之一：${allowed.join('、')} / must be one of ${allowed.join(', ')}`,
    );
  return found;
}
