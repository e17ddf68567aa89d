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

/** Whether one media range of an `Accept` header, weight included, takes one of the types. */
function takes(range: string, types: readonly string[]): boolean {
  const [name = '', ...params] = range.split(';').map((part) => part.trim().toLowerCase());
  if (params.some((param) => /^q=0(?:\.0*)?$/.test(param))) return false;
  if (name === '*/*') return true;
  return types.some((type) => type === name || (name.endsWith('/*') && type.startsWith(name.slice(0, -1))));
}

/** Whether `Accept` leaves room for one of `types`; no header does. */
export const accepts = (header: string | undefined, types: readonly string[]): boolean =>
  header === undefined ||
  header === '' ||
  header.split(',', MOST_RANGES).some((range) => takes(range, types));
