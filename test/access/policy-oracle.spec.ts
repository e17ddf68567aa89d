import { describe, expect, it } from '@jest/globals';
import { askers, policyTable } from '@xiaohao/access';

/**
 * Written from what is promised, not from the policy: who does what in this house, in the words of the separation
 * of duties (三员分立). It names what each may do; everything else is denied.
 */
const everybody = ['health.read', 'description.read', 'metrics.read', 'clock.read', 'sessions.open'];
const readsMatters = [
  'problem.read',
  'evidence.read',
  'ledger.read',
  'intake.read',
  'chase.read',
  'campaign.read',
  'backTest.read',
  'calendar.read',
  'organisation.read',
  'caller.read',
  'policy.read',
  'views.read',
  'integrity.read',
];
const actsOnMatters = ['problem.act', 'evidence.take', 'chase.act'];
const ofOneself = ['accounts.own', 'sessions.own', 'sessions.end', 'inbox.read', 'preferences.own'];
const keepsTheSystem = ['clock.set', 'campaign.keep', 'calendar.keep', 'views.operate'];
const keepsPeopleAndCredentials = [
  'organisation.keep',
  'keys.keep',
  'subjects.keep',
  'accounts.keep',
  'sessions.end',
];

/** 信访受理, 纪检监察: what is reported in confidence, and who reported it. */
const takesIn = ['intake.register', 'reporter.read', 'reporter.erase', 'restrictedCounts.read'];

/** Whoever administers is asked as the second person. */
const confirms = ['organisation.confirm'];

const may: Readonly<Record<string, readonly string[]>> = {
  nobody: everybody,
  person: [...everybody, ...readsMatters, ...actsOnMatters, ...ofOneself],
  petitionClerk: [...everybody, ...readsMatters, ...actsOnMatters, ...ofOneself, ...takesIn],
  leader: [...everybody, ...readsMatters, ...actsOnMatters, ...ofOneself, 'restrictedCounts.read'],
  system: [...everybody, ...readsMatters],
  systemAdministrator: [...everybody, ...readsMatters, ...ofOneself, ...keepsTheSystem, ...confirms],
  securityAdministrator: [
    ...everybody,
    ...readsMatters,
    ...ofOneself,
    ...keepsPeopleAndCredentials,
    ...confirms,
  ],
  auditAdministrator: [...everybody, ...readsMatters, ...ofOneself, 'securityRecord.read', ...confirms],
  administratorKey: [
    ...everybody,
    ...readsMatters,
    ...keepsTheSystem,
    ...keepsPeopleAndCredentials,
    ...confirms,
  ],
  administratorKeyAfterwards: [...everybody, ...readsMatters],
};

describe('the table of the policy', () => {
  it('says of every asker and every operation what the separation of duties says', () => {
    const differing = askers.flatMap(({ code }) =>
      policyTable()
        .filter(({ operation, admitted }) => admitted.includes(code) !== may[code]?.includes(operation))
        .map(({ operation }) => `${code} ${operation}`),
    );
    expect(differing).toEqual([]);
  });

  it('knows every operation that the oracle names, and every asker', () => {
    const operations = policyTable().map(({ operation }) => operation as string);
    for (const named of Object.values(may).flat()) expect(operations).toContain(named);
    expect(askers.map(({ code }) => code).toSorted()).toEqual(Object.keys(may).toSorted());
  });

  it('lets nobody hold in one hand what the three administrations keep apart', () => {
    for (const { code } of askers.filter((asker) => asker.code.endsWith('Administrator'))) {
      const keeps = policyTable().filter(({ admitted }) => admitted.includes(code));
      const kinds = new Set(
        keeps.flatMap(({ admission }) =>
          ['systemKeeping', 'securityKeeping', 'auditing', 'actingPerson'].includes(admission)
            ? [admission]
            : [],
        ),
      );
      expect(kinds.size).toBeLessThanOrEqual(1);
    }
  });
});
