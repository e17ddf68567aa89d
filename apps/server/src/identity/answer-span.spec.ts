import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { patienceLeft, uncounted } from '@xiaohao/event-log';
import type { FastifyRequest } from 'fastify';
import { defer, lastValueFrom } from 'rxjs';
import { beforehand, InOneSpan, restOfAnswer, withinRest } from './answer-span.js';

describe('the time that a caller waits', () => {
  const left = async (): Promise<number> => patienceLeft();

  it('is one, for the guards and the command together', async () => {
    const request = {};
    const whole = await beforehand(request, left);
    expect(whole).toBeGreaterThan(2_000);
    await beforehand(request, () => pause(60));
    await expect(beforehand(request, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    await beforehand(request, () => pause(60));
    // Timers may be a millisecond early.
    expect(await withinRest(request, left)).toBeLessThanOrEqual(whole - 118);
  });

  it('is one for routes that read and write more than one thing', async () => {
    const request = { waited: 1_000 };
    const context = { switchToHttp: () => ({ getRequest: () => request }) } as unknown as ExecutionContext;
    const seen: number[] = [];
    const handler = async (): Promise<string> => {
      for (let n = 0; n < 2; n += 1) {
        seen.push(await withinRest(request, left));
        await pause(30);
      }
      return 'done';
    };
    const answer = new InOneSpan().intercept(context, { handle: () => defer(handler) });
    expect(await lastValueFrom(answer)).toBe('done');
    const [first = 0, second = 0] = seen;
    expect(first).toBeLessThanOrEqual(1_700);
    expect(second).toBeLessThanOrEqual(first - 29);
  });

  it('is left to what is done with the answer, without what was not counted', async () => {
    const request: Pick<FastifyRequest, 'waited' | 'left'> = { waited: 1_000 };
    const context = { switchToHttp: () => ({ getRequest: () => request }) } as unknown as ExecutionContext;
    const handler = () => uncounted(() => pause(300));
    await lastValueFrom(new InOneSpan().intercept(context, { handle: () => defer(handler) }));
    expect(restOfAnswer(request)).toBeLessThanOrEqual(1_700);
    expect(restOfAnswer(request)).toBeGreaterThan(1_700 - 300);
  });

  it('is over for a command whose guards have used it up', async () => {
    expect(await withinRest({ waited: 60_000 }, left)).toBe(0);
  });

  it('does not count what lies between, such as a body that comes slowly', async () => {
    const request = {};
    await beforehand(request, async () => undefined);
    const before = await withinRest(request, left);
    await pause(60);
    expect(await withinRest(request, left)).toBeGreaterThan(before - 60);
  });
});
