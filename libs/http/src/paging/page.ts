import type { FastifyReply, FastifyRequest } from 'fastify';

/** One page of a list. `next` is the cursor of the page after it, `null` on the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** What may not stand inside the `<…>` of a Link header. */
const UNSAFE_IN_LINK = /[^\x21\x23-\x3b\x3d\x3f-\x7e]/g;

/** `Link` of the next page (RFC 8288): this request's path and query with its cursor put in place. */
export function linkToNext(url: string, cursor: string): string {
  const [path = '', query = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `<${path.replace(UNSAFE_IN_LINK, encodeURIComponent)}?${parameters}>; rel="next"`;
}

/** The page as the answer's body, with the `Link` header set when there is more. */
export function answerPage<Item>(
  request: FastifyRequest,
  reply: FastifyReply,
  page: { readonly items: readonly Item[]; readonly next?: string | null | undefined },
): Page<Item> {
  const next = page.next ?? null;
  if (next !== null) reply.header('link', linkToNext(request.raw.url ?? '/', next));
  return { items: page.items, next };
}
