import { describe, expect, it } from '@jest/globals';
import { life, replay } from '../testing/index.js';
import { evolve } from './evolve.js';
import { problemDecider } from './problem-decider.js';

const everyEvent = [...new Map(life.filed.map((event) => [event.type, event])).values()];

describe('evolving', () => {
  it.each(Object.entries({ ...life }))(
    'takes any event in the state %s without a throw',
    (_name, history) => {
      const state = replay(history);
      for (const event of everyEvent) expect(evolve(state, event)).toHaveProperty('stage');
    },
  );

  it('leaves what has not begun as it is, and begins only once', () => {
    const [identified, ...others] = life.filed;
    for (const event of others) expect(evolve(problemDecider.initial, event)).toBe(problemDecider.initial);
    const state = replay(life.ready);
    if (identified) expect(evolve(state, identified)).toBe(state);
  });

  it('leaves a problem that is not in sign-off untouched by the end of one', () => {
    const state = replay(life.rectifying);
    for (const event of life.filed.filter(({ type }) => ['Closed', 'Filed', 'PublicityEnded'].includes(type)))
      expect(evolve(state, event)).toBe(state);
  });

  it('changes nothing that it was given', () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
      return value;
    };
    const frozen = life.filed.map((event) => freeze(structuredClone(event)));
    const state = frozen.reduce((before, event) => freeze(evolve(before, event)), problemDecider.initial);
    expect(state).toEqual(replay(life.filed));
  });
});
