import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtension } from '@nestjs/swagger';

const JSON_TYPES = ['application/json', 'application/problem+json'] as const;

/** Where the description's operation keeps what its route produces. */
export const producesKey = 'x-produces';

/** For handlers that answer something other than JSON, such as a download; `Accept` is held against these. */
export const Produces = (...types: readonly string[]) =>
  applyDecorators(RouteConfig({ produces: types }), ApiExtension(producesKey, [...types]));

/** What a route can answer with; a refusal is always JSON. */
export const producedBy = (config: unknown): readonly string[] => {
  const own = typeof config === 'object' && config !== null && 'produces' in config ? config.produces : null;
  return Array.isArray(own) ? own : JSON_TYPES;
};

const MOST_RANGES = 100;

interface Range {
  readonly name: string;
  readonly weight: number;
}

const rangeOf = (range: string): Range => {
  const [name = '', ...params] = range.split(';').map((part) => part.trim().toLowerCase());
  const q = params.find((param) => param.startsWith('q='));
  const weight = q === undefined ? 1 : Number(q.slice(2));
  return { name, weight: weight >= 0 && weight <= 1 ? weight : 1 };
};

/** How much an `Accept` header wants a type: what names it most closely decides (RFC 9110 §12.5.1). */
function weightOf(type: string, ranges: readonly Range[]): number {
  const names = [type, `${type.split('/', 1)[0]}/*`, '*/*'];
  const closest = names.find((name) => ranges.some((range) => range.name === name));
  return Math.max(0, ...ranges.flatMap(({ name, weight }) => (name === closest ? weight : [])));
}

/** Which of `types` an `Accept` header wants most; the first where it does not say. */
export function preferred<Type extends string>(
  header: string | undefined,
  types: readonly [Type, ...Type[]],
): Type {
  const ranges = (header ?? '').split(',', MOST_RANGES).map(rangeOf);
  return types.reduce((most, type) => (weightOf(type, ranges) > weightOf(most, ranges) ? type : most));
}

/** Whether one media range of an `Accept` header, weight included, takes one of the types. */
function takes({ name, weight }: Range, types: readonly string[]): boolean {
  if (weight === 0) return false;
  if (name === '*/*') return true;
  return types.some((type) => type === name || (name.endsWith('/*') && type.startsWith(name.slice(0, -1))));
}

/** Whether `Accept` leaves room for one of `types`; no header does. */
export const accepts = (header: string | undefined, types: readonly string[]): boolean =>
  header === undefined ||
  header === '' ||
  header.split(',', MOST_RANGES).some((range) => takes(rangeOf(range), types));
