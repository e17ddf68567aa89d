import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@xiaohao/deciding';
import { defaultWorkingCalendar } from '@xiaohao/working-calendar/chinese-days';
import { compose } from './compose.js';
import { type DeliveryCommand, deliveryDecider } from './delivery-decider.js';
import { dueDelivery } from './due-delivery.js';
import type { DeliveryEvent } from './events.js';
import { defaultSendingHours } from './sending-hours.js';

const calendar = defaultWorkingCalendar();
/** Wall-clock time in Shanghai. */
const local = (date: string, time: string): string => new Date(`${date}T${time}:00+08:00`).toISOString();

class Person {
  state = deliveryDecider.initial;
  readonly events: DeliveryEvent[] = [];

  ask(command: DeliveryCommand, now: string, by = 'clock'): readonly DeliveryEvent[] | string {
    const time = { now, zone: 'Asia/Shanghai', calendar, hours: defaultSendingHours };
    const decision = deliveryDecider.decide(command, this.state, { by, person: 'wang', time });
    if (isRefusal(decision)) return decision.refused;
    this.state = decision.reduce(deliveryDecider.evolve, this.state);
    this.events.push(...decision);
    return decision;
  }

  prefers(digest = true, mail: string | null = 'wang@example.org'): this {
    this.ask(
      { type: 'StatePreferences', mail, language: 'zh', digest },
      local('2026-03-02', '09:00'),
      'wang',
    );
    return this;
  }

  gets(notice: string, urgent: boolean, now: string): string | null {
    const answer = this.ask({ type: 'AddressNotice', notice, problem: 'p', urgent }, now);
    if (typeof answer === 'string') throw new Error(answer);
    return this.state.waiting.find((one) => one.notice === notice)?.sendAt ?? null;
  }

  fails(now: string, permanent = false): readonly DeliveryEvent[] | string {
    const notices = dueDelivery(this.state, now).map(({ notice }) => notice);
    const common = { attempt: 'a', delivery: 'd', notices } as const;
    this.ask({ type: 'BeginDelivery', ...common }, now);
    return this.ask({ type: 'RecordFault', ...common, fault: 'ECONNREFUSED', permanent }, now);
  }
}

describe('when a message goes out', () => {
  const wang = () => new Person().prefers();

  it('is at once for what is urgent while people are there', () => {
    // Wednesday, 4 March 2026.
    expect(wang().gets('n', true, local('2026-03-04', '10:00'))).toBe(local('2026-03-04', '10:00'));
  });

  it('is the next opening for what is urgent at night, on a weekend, on a holiday', () => {
    expect(wang().gets('n', true, local('2026-03-04', '23:00'))).toBe(local('2026-03-05', '08:30'));
    expect(wang().gets('n', true, local('2026-03-07', '10:00'))).toBe(local('2026-03-09', '08:30'));
    // The national holiday of 2026 lasts until 7 October.
    expect(wang().gets('n', true, local('2026-10-02', '10:00'))).toBe(local('2026-10-08', '08:30'));
  });

  it('is the next morning for everything else, in one message', () => {
    const person = wang();
    expect(person.gets('n1', false, local('2026-03-04', '00:00'))).toBe(local('2026-03-04', '08:30'));
    expect(person.gets('n2', false, local('2026-03-04', '07:00'))).toBe(local('2026-03-04', '08:30'));
    expect(dueDelivery(person.state, local('2026-03-04', '08:29'))).toEqual([]);
    expect(dueDelivery(person.state, local('2026-03-04', '08:30'))).toHaveLength(2);
    expect(person.gets('n3', false, local('2026-03-04', '10:00'))).toBe(local('2026-03-05', '08:30'));
  });
});

describe('preferences', () => {
  it('are stated by the person, with an address that is one', () => {
    const person = new Person();
    const now = local('2026-03-04', '10:00');
    const command = {
      type: 'StatePreferences',
      mail: 'wang@example.org',
      language: 'zh',
      digest: true,
    } as const;
    expect(person.ask(command, now, 'li')).toBe('NotYourPreferences');
    for (const mail of ['wang', 'a b@c.d', 'a@b@c', 'x@-', 'a@b.c\nBcc: x@y.z', '<a@b.c>', 'a,b@c.d'])
      expect(person.ask({ ...command, mail }, now, 'wang')).toBe('MailAddressInvalid');
    expect(person.ask(command, now, 'wang')).toHaveLength(1);
  });

  it('silence what is not urgent and never what is', () => {
    const person = new Person().prefers(false);
    const now = local('2026-03-04', '10:00');
    expect(person.gets('calm', false, now)).toBeNull();
    expect(person.events.at(-1)?.data).toMatchObject({ inboxOnly: 'noDigest' });
    expect(person.gets('red', true, now)).toBe(now);
  });

  it('without an address leave everything to the inbox, and take back what waits', () => {
    const person = new Person().prefers();
    person.gets('n', false, local('2026-03-04', '10:00'));
    person.prefers(true, null);
    expect(person.state.waiting).toEqual([]);
    expect(person.gets('later', true, local('2026-03-04', '10:00'))).toBeNull();
    expect(person.events.at(-1)?.data).toMatchObject({ inboxOnly: 'noAddress' });
  });
});

describe('what does not get through', () => {
  it('is tried again for days, ever more seldom, and then given up; the receiver counts as dead', () => {
    const person = new Person().prefers();
    const first = local('2026-03-04', '10:00');
    person.gets('n', true, first);
    const tries = [first];
    for (;;) {
      const [event] = person.fails(tries.at(-1) ?? '') as readonly DeliveryEvent[];
      if (event?.type !== 'DeliveryFailed') break;
      expect(event.data.nextAt).toBe(event.data.retryAt);
      tries.push(event.data.retryAt);
    }
    expect(tries).toHaveLength(10);
    const days = (Date.parse(tries.at(-1) ?? '') - Date.parse(first)) / 86_400_000;
    expect(days).toBeGreaterThan(3);
    expect(person.state).toMatchObject({ waiting: [], dead: true });
    person.gets('again', true, local('2026-03-16', '10:00'));
    person.ask({ type: 'RecordSent', delivery: 'd', notices: ['again'] }, local('2026-03-16', '10:00'));
    expect(person.state.dead).toBe(false);
  });

  it('is given up at once when the other side says that it never will', () => {
    const person = new Person().prefers();
    const now = local('2026-03-04', '10:00');
    person.gets('n', true, now);
    expect(person.fails(now, true)).toMatchObject([{ type: 'DeliveryGivenUp', data: { tries: 1 } }]);
  });

  it('is recorded once, also when a message was sent twice', () => {
    const person = new Person().prefers();
    const now = local('2026-03-04', '10:00');
    person.gets('n', true, now);
    const sent = { type: 'RecordSent', delivery: 'd', notices: ['n'] } as const;
    expect(person.ask(sent, now)).toHaveLength(1);
    expect(person.ask(sent, now)).toBe('NothingWaits');
    expect(person.ask({ type: 'AddressNotice', notice: 'n', problem: 'p', urgent: true }, now)).toBe(
      'AddressedBefore',
    );
  });
});

describe('a message that somebody is sending', () => {
  const first = local('2026-03-04', '10:00');
  const later = (minutes: number): string => new Date(Date.parse(first) + minutes * 60_000).toISOString();
  const begin = (attempt: string, notices: readonly string[], delivery = 'd') =>
    ({ type: 'BeginDelivery', attempt, delivery, notices }) as const;
  const begun = () => {
    const person = new Person().prefers();
    person.gets('n', true, first);
    expect(person.ask(begin('a', ['n']), first)).toMatchObject([
      { type: 'DeliveryBegun', data: { attempt: 'a', givenUpAt: later(10), nextAt: later(10) } },
    ]);
    return person;
  };

  it('is begun by nobody else until it counts as given up', () => {
    const person = begun();
    expect(person.ask(begin('b', ['n']), later(9))).toBe('DeliveryUnderWay');
    expect(dueDelivery(person.state, later(9))).toEqual([]);
    expect(person.ask(begin('b', ['n']), later(10))).toHaveLength(1);
  });

  it('is sent again alone, so that it keeps its name', () => {
    const person = begun();
    person.gets('more', true, later(1));
    expect(dueDelivery(person.state, later(10)).map(({ notice }) => notice)).toEqual(['n']);
    expect(person.ask(begin('b', ['n', 'more']), later(10))).toBe('NothingWaits');
  });

  it('is begun of what is due and of nothing else', () => {
    const person = new Person().prefers();
    person.gets('calm', false, first);
    expect(person.ask(begin('a', ['calm']), first)).toBe('NothingWaits');
  });

  it('fails for whoever sends it, and not for one who was given up', () => {
    const person = begun();
    person.ask(begin('b', ['n']), later(10));
    const fault = {
      type: 'RecordFault',
      delivery: 'd',
      notices: ['n'],
      fault: 'x',
      permanent: false,
    } as const;
    expect(person.ask({ ...fault, attempt: 'a' }, later(11))).toBe('NothingWaits');
    expect(person.ask({ ...fault, attempt: 'b' }, later(11))).toHaveLength(1);
    expect(person.state).toMatchObject({ begun: null, waiting: [{ tries: 1 }] });
  });

  it('ends no other when it was sent after all by one who was given up', () => {
    const person = begun();
    person.gets('more', true, later(1));
    person.ask(begin('b', ['n']), later(10));
    person.ask(
      { type: 'RecordFault', attempt: 'b', delivery: 'd', notices: ['n'], fault: 'x', permanent: false },
      later(11),
    );
    person.ask(begin('c', ['more'], 'e'), later(11));
    expect(person.ask({ type: 'RecordSent', delivery: 'd', notices: ['n'] }, later(11))).toHaveLength(1);
    expect(person.state).toMatchObject({ begun: { attempt: 'c' }, waiting: [{ notice: 'more' }] });
  });

  it('is nobody’s any more when the address is taken away', () => {
    expect(begun().prefers(true, null).state.begun).toBeNull();
  });
});

describe('the words of a message', () => {
  const line = {
    kind: 'chase' as const,
    number: '2026-0001',
    instrument: { zh: '督办通知书', en: 'Supervision notice' },
    obligation: 'measure',
    dueOn: '2026-06-01',
    answerDueOn: '2026-06-11',
    urgent: true,
  };

  it('name number, instrument and dates in the reader’s language', () => {
    expect(compose([line], 'zh')).toMatchObject({ subject: '【急】销号提醒：1 件' });
    expect(compose([line], 'zh').text).toContain(
      '督办通知书 问题 2026-0001 整改措施，期限 2026-06-01，请于 2026-06-11 前签收并回复',
    );
    expect(compose([{ ...line, urgent: false, answerDueOn: null }], 'en')).toMatchObject({
      subject: 'Xiaohao: 1 to attend to',
    });
  });

  it('name unit and month of an entry of the snail board, and by when to answer', () => {
    const posted = {
      kind: 'posted',
      unit: '城东区总工会',
      period: '2026-05',
      answerDueOn: '2026-06-08',
    } as const;
    expect(compose([line, { ...posted, urgent: true }], 'zh').text).toContain(
      '2. 蜗牛榜登榜通知 城东区总工会 2026-05，如有申辩请于 2026-06-08 前提出',
    );
    const off = compose([{ ...posted, kind: 'takenOff', urgent: false }], 'en').text;
    expect(off).toContain('1. 城东区总工会 is off the snail board for 2026-05\n');
  });
});
