import { setImmediate as settled } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

describe('work in turns', () => {
  it('is done once for all that wait, as the most demanding of them asked', async () => {
    const begun: boolean[] = [];
    let end = (): void => undefined;
    const turns = new Turns((always) => {
      begun.push(always);
      return new Promise<void>((resolve) => {
        end = resolve;
      });
    });
    const first = turns.ask(false);
    await settled();
    const waiting = [turns.ask(false), turns.ask(true), turns.ask(false)];
    await settled();
    expect(begun).toEqual([false]);
    end();
    await first;
    await settled();
    expect(begun).toEqual([false, true]);
    end();
    await Promise.all([...waiting, turns.over]);
    void turns.ask(false);
    await settled();
    expect(begun).toEqual([false, true, false]);
  });
});
