import type { FastifyReply } from 'fastify';

const API_POLICY = "default-src 'none'; frame-ancestors 'none'";
const DOCS_POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

/** On every answer: by it a client tells this server from whatever else answers at an address. */
export const ownMark = { 'xiaohao-api': 'v1' } as const;

const under = (url: string, prefix: string) =>
  url === prefix || url.startsWith(`${prefix}/`) || url.startsWith(`${prefix}?`);

/** Paths that show pages or plain text rather than JSON: the interface's own documents and the metrics. */
export const isOffTheApi = (url: string): boolean => under(url, '/docs') || under(url, '/metrics');

/** Headers of every answer; a handler may set its own over them. */
export function setSecurityHeaders(url: string, requestId: string, reply: FastifyReply): void {
  reply.headers({
    ...ownMark,
    'x-request-id': requestId,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'content-security-policy': under(url, '/docs') ? DOCS_POLICY : API_POLICY,
  });
}
