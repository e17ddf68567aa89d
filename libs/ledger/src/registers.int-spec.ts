import { afterEach, describe, expect, it } from '@jest/globals';
import { everything } from '@xiaohao/access';
import { defaultDeadlineRules } from '@xiaohao/campaign';
import type { JsonObject } from '@xiaohao/event-log';
import { InvalidQuery, type Ledger } from './asking/ledger.js';
import { digestOf, ExampleHistory } from './examples/example-history.js';
import { type OpenedLedger, openLedger } from './examples/open-ledger.js';
import { openSeries } from './numbers/unused-numbers.js';
import { ledgerQueries as ask } from './queries.js';

describe('the registers', () => {
  let opened: OpenedLedger | undefined;
  const told = async (tell: (log: ExampleHistory) => ExampleHistory): Promise<Ledger> => {
    opened = await openLedger(tell(ExampleHistory.begin()));
    return opened.ledger;
  };
  const two = (log: ExampleHistory): ExampleHistory =>
    log
      .raise('a', { number: '2026-0001', title: '食堂吃喝' })
      .raise('b', { number: '2026-0002', title: '公款旅游', unit: 'u-other', category: 'travel' });
  afterEach(() => opened?.close());

  it('list measures by due date across problems, and find one wording against unlike problems', async () => {
    const ledger = await told((log) =>
      two(log)
        .measure('a', 'm1', '修订办法，开展学习。', '2026-06-01', 'p-leader')
        .measure('b', 'm2', '修订办法，开展学习', '2026-05-01')
        .measure('b', 'm3', '另一措施', '2026-07-01')
        .complete('b', 'm3'),
    );
    expect(
      ask
        .listMeasures(ledger, { grant: everything, open: true })
        .rows.map(({ measure, number }) => [measure, number]),
    ).toEqual([
      ['m2', '2026-0002'],
      ['m1', '2026-0001'],
    ]);
    expect(
      ask.listMeasures(ledger, { grant: everything, unit: 'u-district' }).rows.map(({ measure }) => measure),
    ).toEqual(['m1']);
    const led = ask.listMeasures(ledger, { grant: everything, leader: 'p-leader' });
    expect(led.rows.map(({ measure }) => measure)).toEqual(['m1']);
    expect(
      ask.listMeasures(ledger, { grant: everything, dueFrom: '2026-07-01', open: false }).rows,
    ).toMatchObject([{ measure: 'm3', percent: 100 }]);
    const first = ask.listMeasures(ledger, { grant: everything, pageSize: 2 });
    expect(
      ask.listMeasures(ledger, { grant: everything, pageSize: 2, cursor: first.next ?? '' }),
    ).toMatchObject({
      rows: [{ measure: 'm3' }],
      next: null,
    });
    expect(ask.identicalMeasures(ledger, { grant: everything })).toMatchObject([
      { problems: 2, categories: 2 },
    ]);
    expect(ask.identicalMeasures(ledger, { grant: everything, campaign: 'c2' })).toEqual([]);
  });

  it('hold every opinion with its round, its reason and the answer', async () => {
    const ledger = await told((log) =>
      two(log).submit('a').sendBack('a', 'unclear').resubmit('a').finalise('a'),
    );
    const { rows } = ask.listOpinions(ledger, { grant: everything });
    expect(rows.map(({ round, level, passed }) => [round, level, passed])).toEqual([
      [2, 'secondReview', true],
      [2, 'firstReview', true],
      [1, 'firstReview', false],
    ]);
    expect(ask.listOpinions(ledger, { grant: everything, passed: false }).rows).toMatchObject([
      { reason: 'unclear', answer: '已深挖根源', number: '2026-0001' },
    ]);
  });

  it('hold every signature, those overtaken, and those given again', async () => {
    const ledger = await told((log) =>
      two(log)
        .requestSignOff('a')
        .take('a', 0, 'unitApproval')
        .measure('a', 'm')
        .take('a', 0, 'unitApproval', true),
    );
    const rows = ask
      .listSignatures(ledger, { grant: everything, problem: 'a' })
      .rows.map(({ revision, step, staleSince, renewedBy }) => [revision, step, staleSince, renewedBy]);
    expect(rows.sort()).toEqual([
      ['1', null, '3', null],
      ['2', 0, '3', '4'],
      ['4', 0, null, null],
    ]);
    expect(
      ask.listSignatures(ledger, { grant: everything, stale: true }).rows.map(({ revision }) => revision),
    ).toEqual(['1']);
    expect(ask.listSignatures(ledger, { grant: everything, signer: 'p-clerk' }).rows).toMatchObject([
      { digest: digestOf('d') },
    ]);
  });

  it('hold nobody to sign again what a request asked for that has ended', async () => {
    const ledger = await told((log) =>
      two(log)
        .requestSignOff('a')
        .take('a', 0, 'unitApproval')
        .measure('a', 'm')
        .take('a', 0, 'unitApproval', true)
        .tell('a', 'SignOffRejected', { by: 'p', step: 1, supplementaryRequirement: '补充材料' })
        .measure('a', 'm2')
        .requestSignOff('a')
        .closeOff('a', 'XH-1')
        .take('a', 1, 'filing')
        .tell('a', 'Filed', { by: 'p', filingNumber: 'BA-1' })
        .reopen('a', '2026-12-01')
        .measure('a', 'm3'),
    );
    const of = (stale: boolean) =>
      ask
        .listSignatures(ledger, { grant: everything, stale })
        .rows.map(({ revision, staleSince, renewedBy, requestEndedBy }) => [
          revision,
          staleSince,
          renewedBy,
          requestEndedBy,
        ]);
    expect(of(true)).toEqual([]);
    expect(of(false).sort()).toEqual([
      ['1', '3', null, '5'],
      ['2', '3', '4', '5'],
      ['4', null, null, '5'],
      ['7', null, null, '8'],
      ['9', null, null, '8'],
    ]);
  });

  it('compare two versions of a unit’s list', async () => {
    const ledger = await told((log) =>
      two(log)
        .raise('c', { number: '2026-0003', title: '后来加入' })
        .submit('a', 'first')
        .submit('b', 'first')
        .sendBack('a')
        .tell('a', 'Reworded', {
          by: 'p',
          wording: { title: '食堂违规吃喝', description: '改' },
          ground: '意见',
        })
        .resubmit('a', 'second')
        .submit('c', 'second'),
    );
    expect(ask.listVersions(ledger, { grant: everything, unit: 'u-street', campaign: 'c1' })).toMatchObject([
      { list: 'first', version: 1, problems: 2 },
      { list: 'second', version: 2, problems: 2 },
    ]);
    const { added, reworded, withdrawn } = ask.compareLists(ledger, {
      grant: everything,
      before: 'first',
      after: 'second',
    });
    expect(added.map(({ problem }) => problem)).toEqual(['c']);
    expect(reworded.map(({ before, after: later }) => [before.title, later.title])).toEqual([
      ['食堂吃喝', '食堂违规吃喝'],
    ]);
    expect(withdrawn.map(({ problem }) => problem)).toEqual(['b']);
  });

  it('count by any two dimensions and by nothing else', async () => {
    const ledger = await told((log) =>
      two(log).raise('c', { number: '2026-0003', title: '又一' }).submit('b'),
    );
    expect(ask.countProblems(ledger, { grant: everything, by: ['category', 'stage'] })).toEqual([
      { values: ['dining', 'identified'], count: 2 },
      { values: ['travel', 'firstReview'], count: 1 },
    ]);
    expect(
      ask.countProblems(ledger, { grant: everything, by: ['livelihood'], filter: { unit: 'u-other' } }),
    ).toEqual([{ values: ['false'], count: 1 }]);
    const ofText = (text: string) =>
      ask.countProblems(ledger, { grant: everything, by: ['category'], filter: { text, unit: 'u-city' } });
    expect(ofText('又一')).toEqual([{ values: ['dining'], count: 1 }]);
    expect(ofText('，')).toEqual([]);
    expect(ask.countProblems(ledger, { grant: everything, by: ['identifiedMonth'] })).toEqual([
      { values: ['2026-01'], count: 3 },
    ]);
    for (const by of [[], ['title'], ['stage', 'stage'], ['stage', 'unit', 'category'], ['1; DROP']])
      expect(() => ask.countProblems(ledger, { grant: everything, by } as never)).toThrow(InvalidQuery);
  });

  it('propose a revisit where a closed problem came again', async () => {
    const ledger = await told((log) =>
      two(log)
        .closeOff('a', 'XH-1')
        .closeOff('b', 'XH-2')
        .raise('c', { number: '2026-0003', title: '又吃喝' })
        .raise('d', { number: '2026-0004', title: '撤回的', unit: 'u-other', category: 'travel' })
        .tell('d', 'Withdrawn', { by: 'p', ground: 'g' }),
    );
    expect(ask.proposedRevisits(ledger, { grant: everything }).rows).toMatchObject([
      { problem: 'a', later: 1, laterNumber: '2026-0003' },
    ]);
    expect(ask.proposedRevisits(ledger, { grant: everything, unit: 'u-other' }).rows).toEqual([]);
  });

  it('find a file that proves something in several problems', async () => {
    const ledger = await told((log) =>
      two(log)
        .measure('a', 'm1')
        .measure('b', 'm2')
        .prove('a', 'e1', digestOf('f'), 'm1')
        .prove('b', 'e2', digestOf('f'), 'm2')
        .prove('b', 'e3', digestOf('9'), 'm2'),
    );
    expect(ask.sharedFiles(ledger, { grant: everything })).toEqual([
      { digest: digestOf('f'), name: 'e1.pdf', problems: 2 },
    ]);
    expect(
      ask.usesOfFile(ledger, { grant: everything, digest: digestOf('f') }).map(({ problem }) => problem),
    ).toEqual(['a', 'b']);
    const named = (digest: string) => ask.nameOfFile(ledger, { grant: everything, digest });
    expect([named(digestOf('f')), named(digestOf('0'))]).toEqual(['e2.pdf', null]);
  });

  it('know campaigns, units and people', async () => {
    const ledger = await told((log) => {
      log.append('campaign-c1', 'RulesRevised', {
        by: 'p',
        version: 2,
        effectiveOn: '2026-02-01',
        rules: { categories: [] },
        ground: 'g',
      });
      log.append('organisation', 'UnitRenamed', { unit: 'u-other', by: 'p', name: '新名' });
      log.append('organisation', 'PersonLeft', { person: 'p-third', by: 'p', ground: '调出' });
      return log;
    });
    expect(ask.readCampaign(ledger, { id: 'c1' })).toMatchObject({
      open: true,
      rules: [{ version: 1 }, { version: 2 }],
      revision: '1',
    });
    expect(ask.listCampaigns(ledger, {})).toMatchObject([{ id: 'c1', closing: null }]);
    expect(ask.listUnits(ledger, {}).find(({ id }) => id === 'u-other')).toMatchObject({
      name: '新名',
      parent: 'u-city',
    });
    expect(ask.listPeople(ledger, { unit: 'u-street' })).toMatchObject([{ id: 'p-third', active: false }]);
  });

  it('tell by whom, why and when a campaign was closed, of the oldest closings too', async () => {
    const ledger = await told((log) => {
      log.append('campaign-c1', 'CampaignClosed', { by: 'p', ground: '专项整治结束' });
      return log;
    });
    expect(ask.listCampaigns(ledger, {})).toMatchObject([
      {
        open: false,
        closing: { by: 'p', ground: '专项整治结束', at: expect.stringMatching(/^2026-/) },
      },
    ]);
  });

  it('show the triggers of a campaign’s rules without what is of another kind', async () => {
    const { ladder } = defaultDeadlineRules;
    const more = { after: { days: 1, counted: 'workingDays' }, colour: 'red', times: 2 };
    const rungs = ladder.map((rung) => ({ ...rung, trigger: { ...more, ...rung.trigger } }));
    const deadlines = { ...defaultDeadlineRules, ladder: rungs } as unknown as JsonObject;
    const ledger = await told((log) => {
      const rules = { categories: [], deadlines };
      log.append('campaign-c2', 'CampaignOpened', {
        ...{ campaign: 'c2', by: 'p', name: '回头看', zone: 'Asia/Shanghai', startsOn: '2026-01-01' },
        rules,
      });
      const revised = { by: 'p', version: 2, effectiveOn: '2026-02-01', rules, ground: 'g' };
      log.append('campaign-c2', 'RulesRevised', revised);
      return log;
    });
    expect(ask.readCampaign(ledger, { id: 'c2' })?.rules.map(({ rules }) => rules.deadlines?.ladder)).toEqual(
      [ladder, ladder],
    );
  });

  it('follow units that move and merge, with what is found under them', async () => {
    const by = 'p';
    const ledger = await told((log) => {
      two(log);
      log.append('organisation', 'UnitMoved', { unit: 'u-street', by, parent: 'u-other', at: '2026-03-01' });
      const merger = { units: ['u-district'], into: 'u-other', by, ground: 'g', at: '2026-03-02' };
      log.append('organisation', 'UnitsMerged', merger);
      log.append('organisation', 'UnitDescribed', { unit: 'u-other', by, kind: 'office', field: '教育系统' });
      return log;
    });
    const { field, ...kept } = ask.listUnits(ledger, {}).find(({ id }) => id === 'u-other') ?? {};
    expect([field, kept]).toMatchObject(['教育系统', { closed: false, mergedInto: null }]);
    expect(ask.listUnits(ledger, {}).find(({ id }) => id === 'u-district')).toMatchObject({
      parent: 'u-other',
      mergedInto: 'u-other',
      closed: true,
    });
    const under = ask.listProblems(ledger, { grant: everything, filter: { unit: 'u-other' } }).problems;
    expect(under.map(({ number }) => number)).toEqual(['2026-0002', '2026-0001']);
  });

  it('list people by every post that they have', async () => {
    const by = 'p';
    const ledger = await told((log) => {
      log.append('organisation', 'PersonEntered', { person: 'new', by, name: '新' });
      const post = { person: 'new', by, appointment: 'a1', unit: 'u-other', roles: ['approver'] };
      log.append('organisation', 'Appointed', { ...post, profession: 'law', from: '2026-01-01' });
      const end = { person: 'new', by, appointment: 'a1', lastDay: '2026-02-01', recordedOn: '2026-02-02' };
      log.append('organisation', 'AppointmentEnded', end);
      return log;
    });
    expect(ask.listPeople(ledger, { unit: 'u-other' })).toEqual([
      {
        id: 'new',
        name: '新',
        active: true,
        appointments: [
          {
            appointment: 'a1',
            unit: 'u-other',
            department: null,
            profession: 'law',
            roles: ['approver'],
            firstDay: '2026-01-01',
            lastDay: '2026-02-01',
          },
        ],
      },
    ]);
  });

  it('find the unused numbers of a block behind what is settled', async () => {
    const ledger = await told((log) => {
      two(log).raise('c', { number: '2026-0004', title: '四' });
      log.append('numbers-problem-2026', 'NumbersReserved', {
        series: 'problem',
        year: 2026,
        node: 'n1',
        from: 1,
        to: 5,
      });
      log.append('numbers-problem-2026', 'NumbersReserved', {
        series: 'problem',
        year: 2026,
        node: 'n2',
        from: 6,
        to: 7,
      });
      return log;
    });
    const asked = { series: 'problem', year: 2026, purpose: 'problem' } as const;
    expect(
      ask.unusedNumbers(ledger, asked).blocks.map(({ node, used, unused }) => [node, used, unused]),
    ).toEqual([
      ['n1', 3, [3, 5]],
      ['n2', 0, [6, 7]],
    ]);
    expect(ask.unusedNumbers(ledger, { ...asked, node: 'n2' }).blocks).toHaveLength(1);
  });

  it('tell which series of which years are not settled', async () => {
    const ledger = await told((log) => {
      const block = (series: string, year: number, from: number, to: number) =>
        log.append(`numbers-${series}-${year}`, 'NumbersReserved', { series, year, node: 'n', from, to });
      const settle = (series: string, year: number, through: number) =>
        log.append(`numbers-${series}-${year}`, 'NumbersSettled', { through, voided: [] });
      block('problem', 2019, 1, 3);
      block('problem', 2024, 1, 2);
      settle('problem', 2024, 2);
      block('filing', 2024, 1, 1);
      settle('filing', 2024, 1);
      block('filing', 2024, 2, 9);
      return log;
    });
    expect(openSeries(ledger)).toEqual([
      { series: 'problem', year: 2019 },
      { series: 'filing', year: 2024 },
    ]);
  });

  it('find nothing unused in the blocks that a node has settled, and leave those of the others', async () => {
    const ledger = await told((log) => {
      for (const [node, from] of [['n1', 1] as const, ['n2', 3] as const, ['n1', 5] as const])
        log.append('numbers-problem-2026', 'NumbersReserved', {
          series: 'problem',
          year: 2026,
          node,
          from,
          to: from + 1,
        });
      log.append('numbers-problem-2026', 'NodeNumbersSettled', {
        node: 'n1',
        through: 6,
        voided: [1, 2, 5, 6],
      });
      return log;
    });
    const { blocks } = ask.unusedNumbers(ledger, { series: 'problem', year: 2026, purpose: 'problem' });
    expect(blocks.map(({ node, unused }) => [node, unused])).toEqual([['n2', [3, 4]]]);
  });
});
