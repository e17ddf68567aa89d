import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@xiaohao/deciding';
import fc from 'fast-check';
import { decided, grown, noon, secondsOn } from '../../testing/decided.js';
import { type SessionCommand, sessionDecider } from './session-decider.js';
import type { SessionEvent } from './session-events.js';
import { sessionTerms } from './session-terms.js';

const asked = (command: SessionCommand, given: readonly SessionEvent[], now = noon) =>
  decided(sessionDecider, given, command, { by: 'p', now });
const made = (
  command: SessionCommand,
  given: readonly SessionEvent[],
  now: string,
): readonly SessionEvent[] => {
  const decision = sessionDecider.decide(command, grown(sessionDecider, given), { by: 'p', now });
  if (isRefusal(decision)) throw new Error(decision.refused);
  return [...given, ...decision];
};
const open = {
  type: 'OpenSession',
  person: 'p',
  methods: ['pwd'],
  tokens: { access: 'a0', refresh: 'r0' },
} as const;
const refresh = (shown: string, next: number): SessionCommand => ({
  type: 'RefreshSession',
  shown,
  tokens: { access: `a${next}`, refresh: `r${next}` },
});
const opened = made(open, [], noon);

describe('a session', () => {
  it('gives tokens that hold as long as the terms say, and never longer than it', () => {
    expect(opened).toMatchObject([
      {
        data: {
          tokens: {
            accessUntil: secondsOn(sessionTerms.accessSeconds),
            refreshUntil: secondsOn(sessionTerms.refreshSeconds),
          },
          endsAt: secondsOn(sessionTerms.wholeSeconds),
        },
      },
    ]);
    let given = opened;
    for (let hour = 1; hour < 12; hour += 1)
      given = made(refresh(`r${hour - 1}`, hour), given, secondsOn(hour * 3_600));
    expect(given.at(-1)).toMatchObject({
      data: { tokens: { refreshUntil: secondsOn(sessionTerms.wholeSeconds) } },
    });
    expect(asked(refresh('r11', 12), given, secondsOn(sessionTerms.wholeSeconds))).toBe('RefreshTokenWrong');
  });
  it('is refreshed by its last refresh token, in time', () => {
    expect(asked(refresh('r0', 1), opened, secondsOn(sessionTerms.refreshSeconds - 1))).toEqual([
      'SessionRefreshed',
    ]);
    expect(asked(refresh('r0', 1), opened, secondsOn(sessionTerms.refreshSeconds))).toBe('RefreshTokenWrong');
    expect(asked(refresh('guess', 1), opened)).toBe('RefreshTokenWrong');
    expect(asked(refresh('a0', 1), opened)).toBe('RefreshTokenWrong');
  });
  it('is over when a refresh token comes a second time, whichever it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(), (times, which) => {
        let given = opened;
        for (let next = 1; next <= times; next += 1) given = made(refresh(`r${next - 1}`, next), given, noon);
        const ended = made(refresh(`r${which % times}`, 99), given, noon);
        expect(ended.at(-1)).toMatchObject({ type: 'SessionEnded', data: { ending: 'refreshReused' } });
        expect(asked(refresh(`r${times}`, 100), ended)).toBe('SessionEndedAlready');
      }),
    );
  });
  it('is ended once', () => {
    const end = { type: 'EndSession', ending: 'own' } as const;
    expect(asked(end, [])).toBe('SessionUnknown');
    expect(asked(end, made(end, opened, noon))).toBe('SessionEndedAlready');
    expect(asked(open, made(end, opened, noon))).toBe('SessionExists');
  });
  it('tells when it was proved last, and by what', () => {
    const given = made({ type: 'StepUpSession', methods: ['otp'] }, opened, secondsOn(60));
    expect(grown(sessionDecider, given)).toMatchObject({
      authenticated: { at: secondsOn(60), methods: ['otp'] },
    });
    const late = secondsOn(sessionTerms.refreshSeconds);
    expect(asked({ type: 'StepUpSession', methods: ['otp'] }, opened, late)).toBe('SessionEndedAlready');
  });
});
