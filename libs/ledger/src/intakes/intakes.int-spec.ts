import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { everything, type Grant, noneRestricted, nothing } from '@xiaohao/access';
import { InvalidCursor } from '../asking/ledger.js';
import { ExampleHistory } from '../examples/example-history.js';
import { type OpenedLedger, openLedger } from '../examples/open-ledger.js';
import { ledgerQueries as ask } from '../queries.js';
import { seesIntake, seesReporter } from './scope-of-intakes.js';

const registered = (unit: string, secrecy: 'internal' | 'restricted', n: number) => ({
  intake: '',
  number: `${secrecy === 'internal' ? 'LJ-' : 'LJ-R-'}2026-000${n}`,
  by: 'p-clerk',
  unit,
  channel: 'letter',
  paper: `信${n}`,
  receivedOn: `2026-01-0${n}`,
  secrecy,
  reporter: { sealed: 'c2VhbGVk' },
});

function history(): ExampleHistory {
  const log = ExampleHistory.begin();
  const at = (n: number) => ({ recordedAt: `2026-02-0${n}T00:00:00.000Z` });
  log.append('intake-open', 'IntakeRegistered', registered('u-street', 'internal', 1), at(1));
  log.append('intake-street', 'IntakeRegistered', registered('u-street', 'restricted', 2), at(2));
  log.append('intake-other', 'IntakeRegistered', registered('u-other', 'restricted', 3), at(3));
  log.append('intake-other', 'ReporterErased', { by: 'p-clerk', ground: 'reporterAsked' });
  return log;
}

const role = (of: Partial<Grant['restricted']>): Grant['restricted'] => ({ ...noneRestricted, ...of });
const all: Grant = { ...nothing, restricted: role({ all: true }) };

describe('intakes', () => {
  let opened: OpenedLedger;
  beforeEach(async () => {
    opened = await openLedger(history());
  });
  afterEach(() => opened.close());

  it.each<[string, Grant, readonly string[], readonly string[]]>([
    ['everything but restricted ones', everything, ['open'], []],
    ['nothing', nothing, [], []],
    ['a unit with those under it', { ...nothing, units: ['u-district'] }, ['open'], []],
    [
      'a clearance, which is for problems',
      { ...everything, restricted: role({ person: 'p' }) },
      ['open'],
      [],
    ],
    ['all of them by a role', all, ['other', 'street', 'open'], ['open', 'other', 'street']],
    [
      'those of a unit by a role there',
      { ...nothing, restricted: role({ units: ['u-district'] }) },
      ['street', 'open'],
      ['open', 'street'],
    ],
    ['all within the unit of a credential', { ...all, within: 'u-other' } as Grant, ['other'], ['other']],
  ])('are seen, and their reporters: %s', (_, grant, seen, told) => {
    const { ledger } = opened;
    expect(ask.listIntakes(ledger, { grant }).rows.map(({ id }) => id)).toEqual(seen);
    for (const id of ['open', 'street', 'other', 'x']) {
      expect([id, seesIntake(ledger, grant, id)]).toEqual([id, seen.includes(id)]);
      expect([id, seesReporter(ledger, grant, id)]).toEqual([id, told.includes(id)]);
      expect([id, ask.readIntake(ledger, { intake: id, grant }) !== null]).toEqual([id, seen.includes(id)]);
    }
    const paper = { unit: 'u-street', channel: 'letter', paper: '信2', grant } as const;
    expect(ask.intakeOfPaper(ledger, paper)).toBe(seen.includes('street') ? 'LJ-R-2026-0002' : null);
  });

  it('hold whether anybody gave a name, and nothing of it', () => {
    const { rows } = ask.listIntakes(opened.ledger, { grant: all });
    expect(rows.map(({ reporter }) => reporter)).toEqual(['erased', 'named', 'named']);
    expect(JSON.stringify(rows)).not.toContain('c2VhbGVk');
  });

  it('are filtered, and turned page by page with a cursor of this reader', () => {
    const { ledger } = opened;
    const ids = (asked: object) => ask.listIntakes(ledger, { grant: all, ...asked }).rows.map(({ id }) => id);
    expect(ids({ secrecy: 'restricted' })).toEqual(['other', 'street']);
    expect(ids({ unit: 'u-district', receivedFrom: '2026-01-02' })).toEqual(['street']);
    expect(ids({ receivedTo: '2026-01-01' })).toEqual(['open']);
    const first = ask.listIntakes(ledger, { grant: all, pageSize: 2, reader: 'one' });
    const cursor = first.next ?? '';
    expect(ids({ pageSize: 2, reader: 'one', cursor })).toEqual(['open']);
    expect(() => ids({ pageSize: 2, reader: 'other', cursor })).toThrow(InvalidCursor);
  });
});
