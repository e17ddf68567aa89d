import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@xiaohao/deciding';
import { evolveOrganisation, noOrganisation, type OrganisationEvent } from '@xiaohao/organisation';
import { campaignDecider } from './campaign-decider.js';
import type { CampaignCommand } from './commands.js';
import { deadlineRulesOf } from './deadlines/index.js';
import { defaultRules } from './default-rules.js';
import type { CampaignEvent } from './events.js';
import type { SignOffStepKind } from './rules.js';
import { type OpenedCampaign, rulesInForce } from './state.js';
import { stepRoles } from './step-roles.js';

const professions = defaultRules.panelProfessions.map(({ code }) => code);
const organisation = professions
  .map(
    (person): OrganisationEvent => ({
      type: 'PersonRegistered',
      data: { person, by: 'a', name: person, unit: 'u', roles: ['panelReviewer'] },
    }),
  )
  .reduce(evolveOrganisation, noOrganisation);
const opened = {
  type: 'CampaignOpened',
  data: {
    campaign: 'c',
    by: 'a',
    name: '回头看',
    zone: 'Asia/Shanghai',
    startsOn: '2026-01-01',
    rules: defaultRules,
  },
} as const satisfies CampaignEvent;
const fold = (events: readonly CampaignEvent[]) =>
  events.reduce(campaignDecider.evolve, campaignDecider.initial);
const asked = (command: CampaignCommand, ...given: CampaignEvent[]) => {
  const decision = campaignDecider.decide(command, fold(given), {
    by: 'a',
    now: '2026-02-01T02:00:00Z',
    today: '2026-02-01',
    organisation,
  });
  return isRefusal(decision) ? decision.refused : decision.map((event) => event.type);
};
const open = (rules: object): CampaignCommand => ({
  type: 'OpenCampaign',
  campaign: 'c',
  name: '回头看',
  zone: 'Asia/Shanghai',
  startsOn: '2026-01-01',
  rules: { ...defaultRules, ...rules },
});
const chainOf = (...kinds: readonly SignOffStepKind[]) =>
  kinds.map((kind) => ({
    kind,
    role: stepRoles[kind][0],
    termWorkingDays: 1,
  })) as unknown as typeof defaultRules.signOffChain;

describe('a campaign', () => {
  it('opens with the default rules', () => {
    expect(asked(open({}))).toEqual(['CampaignOpened']);
  });
  it.each([
    ['no approval', chainOf('unitApproval', 'verification'), 'ChainNeedsOneApproval'],
    ['two approvals', chainOf('approval', 'approval'), 'ChainNeedsOneApproval'],
    ['filing before approval', chainOf('filing', 'approval'), 'ChainOutOfOrder'],
    ['verification twice', chainOf('verification', 'verification', 'approval'), 'ChainStepRepeated'],
  ])('refuses a chain with %s', (_, signOffChain, refusal) => {
    expect(asked(open({ signOffChain }))).toBe(refusal);
    expect(asked(open({ immediateSignOffChain: signOffChain }))).toBe(refusal);
  });
  it('refuses a role that nobody can hold', () => {
    expect(asked(open({ signOffChain: [{ kind: 'approval', role: 'king', termWorkingDays: 1 }] }))).toBe(
      'ChainRoleUnknown',
    );
  });
  it('forms a panel only of all five professions', () => {
    const members = professions.map((profession) => ({ person: profession, profession }));
    expect(asked({ type: 'FormPanel', members }, opened)).toEqual(['PanelFormed']);
    // Also for what is still in review when the campaign is closed.
    const closed = { type: 'CampaignClosed', data: { by: 'a', ground: '结束' } } as const;
    expect(asked({ type: 'FormPanel', members }, opened, closed)).toEqual(['PanelFormed']);
    expect(asked({ type: 'FormPanel', members: members.slice(1) }, opened)).toBe('PanelLacksProfession');
    expect(
      asked({ type: 'FormPanel', members: [...members, { person: 'law', profession: 'audit' }] }, opened),
    ).toBe('PanelMemberRepeated');
    expect(asked({ type: 'FormPanel', members: [{ person: 'stranger', profession: 'law' }] }, opened)).toBe(
      'PanelMemberUnknown',
    );
  });
  it('remembers by whom, why and when it was closed', () => {
    const close: CampaignCommand = { type: 'CloseCampaign', ground: '专项整治结束' };
    const context = { by: 'keeper', now: '2026-02-01T02:00:00Z', today: '2026-02-01', organisation };
    const decision = campaignDecider.decide(close, fold([opened]), context);
    expect(fold([opened, ...(decision as readonly CampaignEvent[])])).toMatchObject({
      open: false,
      closing: { by: 'keeper', ground: '专项整治结束', at: '2026-02-01T02:00:00Z' },
    });
    expect(fold([opened])).not.toHaveProperty('closing');
  });
  it('numbers the versions of a checklist', () => {
    const issue = {
      type: 'IssueChecklist',
      kind: 'own',
      title: '清单',
      entries: [{ code: 'A1', text: '条目' }],
    } as const;
    const decision = campaignDecider.decide(
      issue,
      fold([opened, { type: 'ChecklistIssued', data: { ...issue, by: 'a', version: 1 } }]),
      {
        by: 'a',
        now: '2026-02-01T02:00:00Z',
        today: '2026-02-01',
        organisation,
      },
    );
    expect(decision).toMatchObject([{ data: { version: 2 } }]);
  });
  it('has new rules hold from their date on, and never from before the present ones', () => {
    const revised: CampaignEvent = {
      type: 'RulesRevised',
      data: {
        by: 'a',
        version: 2,
        effectiveOn: '2026-03-01',
        rules: { ...defaultRules, publicityWorkingDays: 7 },
        ground: '上级要求',
      },
    };
    const campaign = fold([opened, revised]) as OpenedCampaign;
    expect(rulesInForce(campaign, '2026-02-28').version).toBe(1);
    expect(rulesInForce(campaign, '2026-03-01').version).toBe(2);
    expect(campaign.rules.map(({ ground }) => ground)).toEqual([undefined, '上级要求']);
    expect(
      asked(
        { type: 'ReviseRules', effectiveOn: '2026-02-01', rules: defaultRules, ground: 'x' },
        opened,
        revised,
      ),
    ).toBe('RulesNotLater');
  });
  it('reads the triggers of its rules without what is of another kind', () => {
    const deadlines = deadlineRulesOf(defaultRules);
    const ladder = deadlines.ladder.map((rung) => ({
      ...rung,
      trigger: {
        ...{ after: { days: 1, counted: 'workingDays' }, colour: 'red', times: 2 },
        ...rung.trigger,
      } as typeof rung.trigger,
    }));
    const rules = { ...defaultRules, deadlines: { ...deadlines, ladder } };
    const campaign = fold([
      { ...opened, data: { ...opened.data, rules } },
      {
        type: 'RulesRevised',
        data: { by: 'a', version: 2, effectiveOn: '2026-03-01', rules, ground: '上级要求' },
      },
    ]) as OpenedCampaign;
    const kept = { ...defaultRules, deadlines };
    expect(campaign.rules.map((version) => version.rules)).toEqual([kept, kept]);
  });
  it('never has new rules hold for days that are over', () => {
    const revise = { type: 'ReviseRules', rules: defaultRules, ground: '上级要求' } as const;
    expect(asked({ ...revise, effectiveOn: '2026-01-31' }, opened)).toBe('RulesInThePast');
    expect(asked({ ...revise, effectiveOn: '2026-02-01' }, opened)).toEqual(['RulesRevised']);
  });
  it.each([
    { type: 'CloseCampaign', ground: '再次' },
    { type: 'ReviseRules', rules: defaultRules, ground: '上级要求', effectiveOn: '2026-02-01' },
    { type: 'IssueChecklist', kind: 'own', title: '清单', entries: [{ code: 'A1', text: '条目' }] },
  ] as const)('takes no $type once it is closed', (command) => {
    const closed = { type: 'CampaignClosed', data: { by: 'a', ground: '结束' } } as const;
    expect(asked(command, opened, closed)).toBe('CampaignIsClosed');
  });
});
