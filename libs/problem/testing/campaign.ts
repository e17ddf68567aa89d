import type { CampaignRules, SignOffStep } from '@xiaohao/campaign';
import type { WorkingCalendar } from '@xiaohao/working-calendar';
import type { CampaignFacts } from '../src/index.js';

const term = (code: string) => ({ code, zh: code, en: code });
const step = (kind: SignOffStep['kind'], role: string): SignOffStep => ({ kind, role, termWorkingDays: 5 });

export const fullChain: readonly SignOffStep[] = [
  step('unitApproval', 'unitHead'),
  step('verification', 'supervisionGroupMember'),
  step('publicity', 'publicity'),
  step('approval', 'approver'),
  step('filing', 'approver'),
];

/** As short as a chain can be: the request and one approval from outside. */
export const shortChain: readonly SignOffStep[] = [step('approval', 'approver')];

export const rules: CampaignRules = {
  categories: [{ ...term('gifts'), subForms: [term('redPacket')] }],
  returnReasons: [term('shallow'), term('unclear')],
  reopeningGrounds: [term('relapse'), term('lowSatisfaction')],
  panelProfessions: [term('audit'), term('law')],
  signOffChain: fullChain,
  immediateSignOffChain: shortChain,
  publicityWorkingDays: 10,
  coolingDays: 15,
};

const onPanel = ['firstReviewer', 'secondReviewer', 'thirdReviewer', 'teamHead', 'helper', 'leaver'];

export const campaign: CampaignFacts = {
  id: 'campaign-1',
  open: true,
  zone: 'Asia/Shanghai',
  rulesVersion: 1,
  rules,
  panel: onPanel.map((person) => ({ person, profession: 'audit' })),
  checklists: {
    own: {
      version: 1,
      title: 'own',
      entries: [
        { code: '1.1', text: 'entry' },
        { code: '1.2', text: 'entry' },
      ],
    },
    superior: {
      version: 1,
      title: 'superior',
      entries: [
        { code: '1.2', text: 'entry' },
        { code: '1.3', text: 'entry' },
      ],
    },
  },
};

/** The spring of 2025: 2025-01-21 and ten working days end on 2025-02-08, a Saturday that is worked. */
export const calendar: WorkingCalendar = {
  version: 'calendar-2025',
  years: new Map([
    [
      2025,
      {
        year: 2025,
        notice: 'notice 2025',
        holidays: [
          '2025-01-28',
          '2025-01-29',
          '2025-01-30',
          '2025-01-31',
          '2025-02-01',
          '2025-02-02',
          '2025-02-03',
          '2025-02-04',
        ],
        makeUpDays: ['2025-01-26', '2025-02-08'],
      },
    ],
  ]),
};

const wednesdays = Array.from({ length: 26 }, (_, week) =>
  new Date(Date.UTC(2025, 0, 8 + 7 * week)).toISOString().slice(0, 10),
);

/** The same year after another notice, in which no Wednesday is worked until the summer. */
export const laterCalendar: WorkingCalendar = {
  version: 'calendar-2025+1',
  years: new Map(
    [...calendar.years].map(([year, notice]) => [
      year,
      { ...notice, notice: 'notice 2025, changed', holidays: [...notice.holidays, ...wednesdays] },
    ]),
  ),
};
