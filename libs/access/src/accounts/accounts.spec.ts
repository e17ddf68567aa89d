import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decided, grown, noon, secondsOn } from '../../testing/decided.js';
import { sessionTerms } from '../sessions/session-terms.js';
import type { AccountCommand } from './account-commands.js';
import { accountDecider } from './account-decider.js';
import type { AccountEvent, SecondProof } from './account-events.js';

const asked = (command: AccountCommand, given: readonly AccountEvent[], now = noon) =>
  decided(accountDecider, given, command, { by: 'p', now });

const oneTime: AccountEvent = {
  type: 'OneTimePasswordSet',
  data: { by: 'a', hash: 'first', until: secondsOn(60) },
};
const own: AccountEvent = { type: 'PasswordChanged', data: { by: 'p', hash: 'own' } };
const proposed: AccountEvent = {
  type: 'SecondFactorProposed',
  data: { by: 'p', sealed: 's', until: secondsOn(600) },
};
const confirmed: AccountEvent = {
  type: 'SecondFactorConfirmed',
  data: { by: 'p', step: 100, recovery: ['r1', 'r2'] },
};
const withFactor = [own, proposed, confirmed];
const totp = (step: number): SecondProof => ({ kind: 'totp', step });
const paper = (hash: string): SecondProof => ({ kind: 'recovery', hash });
const login = { type: 'LogIn', session: 's1', against: 'own' } as const;
const loggedIn = (session: string, at = noon, proof?: SecondProof): AccountEvent => ({
  type: 'LoggedIn',
  data: { session, at, methods: ['pwd'], ...(proof ? { proof } : {}) },
});
const sessionsOf = (...given: readonly AccountEvent[]) =>
  grown(accountDecider, given).sessions.map(({ id }) => id);

describe('logging in', () => {
  it('takes the password that stands there now', () => {
    expect(asked(login, [own])).toEqual(['LoggedIn']);
    expect(asked({ ...login, against: 'older' }, [own])).toBe('CredentialsWrong');
    expect(asked(login, [])).toBe('CredentialsWrong');
  });
  it('with a one-time password takes another in its place, in time', () => {
    const first = { ...login, against: 'first' };
    expect(asked(first, [oneTime])).toBe('PasswordMustBeChanged');
    expect(asked({ ...first, newHash: 'own' }, [oneTime])).toEqual(['PasswordChanged', 'LoggedIn']);
    expect(asked({ ...first, newHash: 'own' }, [oneTime], secondsOn(60))).toBe('CredentialsWrong');
    expect(asked({ ...first, newHash: 'own' }, [oneTime, own])).toBe('CredentialsWrong');
  });
  it('takes the second factor where there is one, and none where there is none', () => {
    expect(asked(login, withFactor)).toBe('CredentialsWrong');
    expect(asked({ ...login, proof: totp(101) }, withFactor)).toEqual(['LoggedIn']);
    expect(asked({ ...login, proof: paper('r1') }, withFactor)).toEqual(['LoggedIn']);
    expect(asked({ ...login, proof: totp(101) }, [own, proposed])).toBe('CredentialsWrong');
    expect(asked({ ...login, proof: totp(101) }, [own])).toBe('CredentialsWrong');
  });
  it('does not tell that a one-time password fits before the second factor does', () => {
    const given = [own, proposed, confirmed, oneTime];
    expect(asked({ ...login, against: 'first' }, given)).toBe('CredentialsWrong');
  });
  it('never takes a code twice, nor an older one', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 90, max: 120 }), { maxLength: 20 }), (steps) => {
        const taken: number[] = [];
        let given: readonly AccountEvent[] = withFactor;
        for (const step of steps) {
          if (asked({ ...login, proof: totp(step) }, given) === 'CredentialsWrong') continue;
          taken.push(step);
          given = [...given, loggedIn('s', noon, totp(step))];
        }
        expect(taken).toEqual([...new Set(taken)].toSorted((a, b) => a - b));
        expect(taken.every((step) => step > 100)).toBe(true);
      }),
    );
  });
  it('never takes a recovery code twice', () => {
    const given = [...withFactor, loggedIn('s0', noon, paper('r1'))];
    expect(asked({ ...login, proof: paper('r1') }, given)).toBe('CredentialsWrong');
    expect(asked({ ...login, proof: paper('r2') }, given)).toEqual(['LoggedIn']);
    expect(asked({ ...login, proof: paper('r3') }, given)).toBe('CredentialsWrong');
  });
  it('says by what', () => {
    const decision = accountDecider.decide(
      { ...login, proof: totp(101) },
      grown(accountDecider, withFactor),
      { by: 'p', now: noon },
    );
    expect(decision).toMatchObject([{ data: { methods: ['pwd', 'otp'], at: noon } }]);
  });
});

describe('sessions of an account', () => {
  it('are over when somebody else sets its password', () => {
    expect(sessionsOf(own, loggedIn('s1'), loggedIn('s2'), oneTime)).toEqual([]);
  });
  it('are over when its owner changes it, but that in which it was', () => {
    const changed: AccountEvent = { type: 'PasswordChanged', data: { by: 'p', hash: 'n', keeps: 's2' } };
    expect(sessionsOf(own, loggedIn('s1'), loggedIn('s2'), changed)).toEqual(['s2']);
  });
  it('are forgotten when none of them can be alive', () => {
    const late = secondsOn(sessionTerms.wholeSeconds);
    expect(sessionsOf(own, loggedIn('s1'), loggedIn('s2', secondsOn(1)), loggedIn('s3', late))).toEqual([
      's2',
      's3',
    ]);
  });
});

describe('changing the account', () => {
  it('takes password and second factor for another password', () => {
    const change = { type: 'ChangePassword', against: 'own', hash: 'n', session: 's1' } as const;
    expect(asked(change, [own])).toEqual(['Reauthenticated', 'PasswordChanged']);
    expect(asked({ ...change, against: 'x' }, [own])).toBe('CredentialsWrong');
    expect(asked(change, withFactor)).toBe('CredentialsWrong');
    expect(asked({ ...change, proof: totp(101) }, withFactor)).toEqual([
      'Reauthenticated',
      'PasswordChanged',
    ]);
  });
  it('proposes and confirms one second factor', () => {
    const propose = { type: 'ProposeSecondFactor', against: 'own', sealed: 't' } as const;
    const confirm = { type: 'ConfirmSecondFactor', sealed: 's', step: 1, recovery: [] } as const;
    expect(asked(propose, [own, proposed])).toEqual(['SecondFactorProposed']);
    expect(asked({ ...propose, against: 'x' }, [own])).toBe('CredentialsWrong');
    expect(asked(propose, withFactor)).toBe('SecondFactorInPlace');
    expect(asked(confirm, [own])).toBe('NoSecondFactorProposed');
    expect(asked({ ...confirm, sealed: 'other' }, [own, proposed])).toBe('NoSecondFactorProposed');
    expect(asked(confirm, [own, proposed])).toEqual(['SecondFactorConfirmed']);
  });
  it('confirms a second factor within ten minutes, and none that does not say until when', () => {
    const propose = { type: 'ProposeSecondFactor', against: 'own', sealed: 's' } as const;
    const confirm = { type: 'ConfirmSecondFactor', sealed: 's', step: 1, recovery: [] } as const;
    const decision = accountDecider.decide(propose, grown(accountDecider, [own]), { by: 'p', now: noon });
    expect(decision).toMatchObject([{ data: { until: secondsOn(600) } }]);
    expect(asked(confirm, [own, proposed], secondsOn(599))).toEqual(['SecondFactorConfirmed']);
    expect(asked(confirm, [own, proposed], secondsOn(600))).toBe('NoSecondFactorProposed');
    const older: AccountEvent = { type: 'SecondFactorProposed', data: { by: 'p', sealed: 's' } };
    expect(asked(confirm, [own, older])).toBe('NoSecondFactorProposed');
    expect(asked(propose, [own, proposed], secondsOn(600))).toEqual(['SecondFactorProposed']);
  });
  it('does not take the confirming code for a login', () => {
    expect(asked({ ...login, proof: totp(100) }, withFactor)).toBe('CredentialsWrong');
  });
  it('gives a second factor up by itself only, or lets an administrator take it away', () => {
    const giveUp = { type: 'GiveUpSecondFactor', against: 'own', session: 's1' } as const;
    expect(asked(giveUp, withFactor)).toBe('CredentialsWrong');
    expect(asked({ ...giveUp, proof: paper('r2') }, withFactor)).toEqual([
      'Reauthenticated',
      'SecondFactorRemoved',
    ]);
    expect(asked(giveUp, [own])).toBe('NoSecondFactor');
    const remove = { type: 'RemoveSecondFactor', ground: '手机丢失' } as const;
    expect(asked(remove, withFactor)).toEqual(['SecondFactorRemoved']);
    expect(asked(remove, [own])).toBe('NoSecondFactor');
  });
});

describe('proving it again', () => {
  const again = { type: 'Reauthenticate', session: 's1' } as const;
  it('takes something, and the second factor where there is one', () => {
    expect(asked(again, [own])).toBe('CredentialsWrong');
    expect(asked({ ...again, against: 'own' }, [own])).toEqual(['Reauthenticated']);
    expect(asked({ ...again, against: 'own' }, withFactor)).toBe('CredentialsWrong');
    expect(asked({ ...again, proof: totp(101) }, withFactor)).toEqual(['Reauthenticated']);
    expect(asked({ ...again, against: 'x', proof: totp(101) }, withFactor)).toBe('CredentialsWrong');
  });
  it('takes a recovery code with the password only', () => {
    expect(asked({ ...again, proof: paper('r1') }, withFactor)).toBe('CredentialsWrong');
    expect(asked({ ...again, against: 'own', proof: paper('r1') }, withFactor)).toEqual(['Reauthenticated']);
  });
});
