import { describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { Caller } from '@xiaohao/access';
import { edgeProblem } from '@xiaohao/http';
import type { FastifyRequest } from 'fastify';
import { AdmissionGuard } from './admission-guard.js';
import type { Callers } from './callers.js';
import type { Standings } from './standings.js';

const caller: Caller = {
  kind: 'person',
  id: 'clerk',
  key: 'k',
  authenticated: { at: '2026-01-01T00:00:00.000Z', methods: ['key'] },
};

/** One request, in the order in which things are asked; its key is good before or after what it waits for. */
async function ask({
  known,
  quota = true,
}: {
  readonly known: 'before' | 'after';
  readonly quota?: boolean;
}) {
  const order: string[] = [];
  let waited = false;
  const isKnown = (): boolean => waited === (known === 'after');
  const guard = new AdmissionGuard(
    {
      callers: { callerOf: async () => (isKnown() ? caller : undefined) } as unknown as Callers,
      addressOf: () => '192.0.2.1',
      limits: {
        admit(_request, _reply, who) {
          order.push(`counted ${who?.id ?? 'a stranger'}`);
          if (!quota) throw edgeProblem('TooManyRequests');
        },
      },
      async holds(position) {
        order.push(`waited for ${position}`);
        waited = true;
        return true;
      },
    },
    { of: async (who?: Caller) => ({ caller: who, setUpOver: false }) } as unknown as Standings,
    { get: () => 'problem.read' } as unknown as Reflector,
  );
  const request = {
    headers: { authorization: 'Bearer x', 'xiaohao-wait-for': '7' },
    log: { child: () => ({}) },
  } as unknown as FastifyRequest;
  const context = {
    switchToHttp: () => ({ getRequest: () => request, getResponse: () => ({}) }),
    getHandler: () => undefined,
    getClass: () => undefined,
  } as unknown as ExecutionContext;
  const admitted = await guard.canActivate(context).catch((error: unknown) => error);
  return { admitted, order, as: request.caller?.id, logged: request.callerId };
}

describe('who waits for what they have seen elsewhere', () => {
  it('is counted first, and known by what was waited for', async () => {
    const order = ['counted a stranger', 'waited for 7'];
    expect(await ask({ known: 'after' })).toEqual({ admitted: true, order, as: 'clerk', logged: 'clerk' });
  });

  it('is nobody any more when their key has ended in what was waited for', async () => {
    expect(await ask({ known: 'before' })).toMatchObject({
      admitted: { parts: { code: 'Unauthenticated' } },
      order: ['counted clerk', 'waited for 7'],
      as: undefined,
    });
  });

  it('is named in the logs though they ask too fast, and waits for nothing', async () => {
    expect(await ask({ known: 'before', quota: false })).toMatchObject({
      admitted: { parts: { code: 'TooManyRequests' } },
      order: ['counted clerk'],
      as: 'clerk',
      logged: 'clerk',
    });
  });
});
