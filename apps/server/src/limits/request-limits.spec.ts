import { describe, expect, it } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RequestLimits } from './request-limits.js';

/** The quota that a request is counted against. */
function quotaOf(request: Pick<FastifyRequest, 'method' | 'operation'>): string {
  const headers: Record<string, string> = {};
  const reply = { headers: (more: Record<string, string>) => Object.assign(headers, more) };
  new RequestLimits({ reads: 20, writes: 5 }).admit(
    request as FastifyRequest,
    reply as unknown as FastifyReply,
    undefined,
    '192.0.2.1',
  );
  return headers['ratelimit-policy'] ?? '';
}

describe('the quota of a request', () => {
  it('goes by what it asks for: a question may come as POST', () => {
    expect(quotaOf({ method: 'GET', operation: 'problem.read' })).toBe('"reads";q=20;w=60');
    expect(quotaOf({ method: 'POST', operation: 'problem.act' })).toBe('"writes";q=5;w=60');
    expect(quotaOf({ method: 'POST', operation: 'backTest.read' })).toBe('"reads";q=20;w=60');
    expect(quotaOf({ method: 'POST' })).toBe('"writes";q=5;w=60');
  });
});
