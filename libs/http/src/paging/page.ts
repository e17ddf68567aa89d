import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route answers one page of a list. */
    paged?: boolean;
  }
}

/** One page of a list. `next` is the cursor of the page after it, `null` on the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** What may not stand inside the `<…>` of a Link header. */
const UNSAFE_IN_LINK = /[^\x21\x23-\x3b\x3d\x3f-\x7e]/g;

/** `Link` of the next page (RFC 8288): this request's path and query with its cursor put in place. */
function linkToNext(url: string, cursor: string): string {
  const [path = '', query = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `<${path.replace(UNSAFE_IN_LINK, encodeURIComponent)}?${parameters}>; rel="next"`;
}

/** Marks a route that takes a `cursor` and whose answer says in `next` where it goes on: `Link` says the same. */
export const PagedRoute = (): ReturnType<typeof RouteConfig> => RouteConfig({ paged: true });

/** Lets the answers of {@link PagedRoute} say where the list goes on. */
export function linkPages(instance: FastifyInstance): void {
  instance.addHook('preSerialization', (request, reply, payload, done) => {
    if (request.routeOptions.config.paged === true) {
      const next = (payload as { readonly next?: unknown } | null)?.next;
      if (typeof next === 'string') void reply.header('link', linkToNext(request.raw.url ?? '/', next));
    }
    done(null, payload);
  });
}
