import { describe, expect, it } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestLimits } from './request-limits.js';

/** The quota that a request is counted against. */
function quotaOf(method: string, config: { readonly asks?: boolean } = {}): string {
  const headers: Record<string, string> = {};
  const reply = { headers: (more: Record<string, string>) => Object.assign(headers, more) };
  new RequestLimits({ reads: 20, writes: 5 }).admit(
    { method, routeOptions: { config } } as FastifyRequest,
    reply as unknown as FastifyReply,
    undefined,
    '192.0.2.1',
  );
  return headers['ratelimit-policy'] ?? '';
}

describe('the quota of a request', () => {
  it('goes by what it asks for: a question may come as POST', () => {
    expect(quotaOf('GET')).toBe('"reads";q=20;w=60');
    expect(quotaOf('POST')).toBe('"writes";q=5;w=60');
    expect(quotaOf('POST', { asks: true })).toBe('"reads";q=20;w=60');
  });
});
