import type { FastifyRequest } from 'fastify';

const restrictedRoute = /^\/api\/v1\/(intakes|counts\/restricted)(\/|$)/;
/** Ids of this version are those of restricted matters; somebody may have guessed one. */
const randomId = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const hasRandomId = (params: unknown): boolean =>
  Object.values((params ?? {}) as Readonly<Record<string, unknown>>).some(
    (value) => typeof value === 'string' && randomId.test(value),
  );

function raisesRestricted(body: unknown): boolean {
  const { classification } = (body ?? {}) as { readonly classification?: unknown };
  const { secrecy } = (classification ?? {}) as { readonly secrecy?: unknown };
  return secrecy === 'restricted';
}

/**
 * Whether a request is about a restricted matter, there or not. Such ones are in no metric: anybody may read those,
 * and could take the problems that a list shows from the problems that were registered.
 */
export const isUntold = ({ routeOptions, params, body }: FastifyRequest): boolean =>
  restrictedRoute.test(routeOptions.url ?? '') || hasRandomId(params) || raisesRestricted(body);
