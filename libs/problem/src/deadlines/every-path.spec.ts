import { describe, expect, it } from '@jest/globals';
import {
  explore,
  forgettingApplicants,
  forgettingSides,
  imaginingAnEndorsement,
  life,
  type Possible,
  seeing,
} from '../../testing/index.js';
import type { ProblemCommandType } from '../commands.js';
import { deciderWith, problemDecider } from '../problem-decider.js';
import { problemRules } from '../registry.js';

const possible: Possible = {
  people: ['clerk', 'head', 'teamHead', 'helper', 'verifier', 'clock'],
  commands: (state) => {
    const asked = 'facts' in state ? state.facts.extensions : [];
    const extension = asked.at(-1)?.id ?? 'none';
    const dueOn = `2026-0${Math.min(9, asked.length + 1)}-01`;
    return [
      [
        {
          type: 'RequestExtension',
          extension: `e${asked.length}`,
          measure: 'measure-1',
          dueOn,
          reason: '情况复杂',
          progress: '已核对',
        },
      ],
      [{ type: 'EndorseExtension', extension, opinion: '同意' }],
      [{ type: 'GrantExtension', extension, opinion: '同意' }],
      [{ type: 'RefuseExtension', extension, opinion: '不同意' }],
      [{ type: 'EndorseExtension', extension: 'e0', opinion: '同意' }],
      [{ type: 'GrantExtension', extension: 'e0', opinion: '同意' }],
    ];
  },
};

const broken = (see: Parameters<typeof seeing>[1], ...types: readonly ProblemCommandType[]) =>
  deciderWith({
    ...problemRules,
    ...Object.fromEntries(types.map((type) => [type, seeing(problemRules[type] as never, see)])),
  });
const violations = (decider: ReturnType<typeof broken>) =>
  explore(decider, life.rectifying, possible, 4).violations.join();

describe('every path of up to six decisions about extensions', () => {
  it('has two approvals in order, by three people, the second from outside', () => {
    const explored = explore(problemDecider, life.rectifying, possible, 6);
    expect(explored.violations).toEqual([]);
    expect(explored.states).toBeGreaterThan(50);
  });

  it('would be caught if the applicant could endorse', () => {
    expect(violations(broken(forgettingApplicants, 'EndorseExtension'))).toContain('an applicant decided');
  });

  it('would be caught if nobody had to endorse', () => {
    expect(violations(broken(imaginingAnEndorsement, 'GrantExtension'))).toContain('granted over the unit');
  });

  it("would be caught if the owner's side could grant", () => {
    expect(violations(broken(forgettingSides, 'GrantExtension'))).toContain("granted by the owner's side");
  });

  it('would be caught if a second application could wait', () => {
    expect(violations(broken((state) => withoutPending(state), 'RequestExtension'))).toContain(
      'two applications for one measure',
    );
  });
});

/** Does not see that an application waits. */
const withoutPending: Parameters<typeof seeing>[1] = (state) =>
  state.stage === 'absent'
    ? state
    : {
        ...state,
        facts: {
          ...state.facts,
          extensions: state.facts.extensions.map((asked) => ({ ...asked, status: 'refused' as const })),
        },
      };
