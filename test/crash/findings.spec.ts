import { describe, expect, it } from '@jest/globals';
import { findings, type ReadBack } from './findings.js';

const event = (id: string, revision: string, mark?: string) => ({
  id,
  revision,
  data: mark === undefined ? {} : { text: mark },
});

const sound: ReadBack = {
  acknowledged: [
    { mark: 'mark-0-1-end', problem: 'a', revision: '0', number: '2031-0001' },
    { mark: 'mark-0-2-end', problem: 'a', revision: '1' },
    { mark: 'mark-1-1-end', problem: 'b', revision: '0', number: '2031-0002' },
  ],
  problems: [
    {
      id: 'a',
      number: '2031-0001',
      events: [event('e1', '0', 'mark-0-1-end'), event('e2', '1', 'mark-0-2-end')],
    },
    { id: 'b', number: '2031-0002', events: [event('e3', '0', 'mark-1-1-end')] },
  ],
};
const [a, b] = sound.problems as [ReadBack['problems'][number], ReadBack['problems'][number]];

describe('the checker of a killed server', () => {
  it('finds nothing in a sound history', () => {
    expect(findings(sound)).toEqual([]);
  });

  it.each<readonly [string, ReadBack['problems'], string]>([
    [
      'the last event of a problem is lost',
      [{ ...a, events: a.events.slice(0, 1) }, b],
      'mark-0-2-end was acknowledged and is there 0 times',
    ],
    ['a whole problem is lost', [a], 'number 2031-0002 of mark-1-1-end is gone'],
    [
      'a command was done twice',
      [{ ...a, events: [...a.events, event('e9', '2', 'mark-0-2-end')] }, b],
      'mark-0-2-end was acknowledged and is there 2 times',
    ],
    [
      'an event id is there twice',
      [a, { ...b, events: [event('e1', '0', 'mark-1-1-end')] }],
      'event e1 is there twice',
    ],
    [
      'a revision is missing',
      [{ ...a, events: [event('e1', '0', 'mark-0-1-end'), event('e2', '2', 'mark-0-2-end')] }, b],
      'a has revision 2 at place 1',
    ],
    ['a number was given twice', [a, { ...b, number: '2031-0001' }], 'number 2031-0001 is there twice'],
    [
      'a command is at another place than was said',
      [{ ...a, events: [event('e2', '0', 'mark-0-2-end'), event('e1', '1', 'mark-0-1-end')] }, b],
      'mark-0-1-end was acknowledged at a@0 and is at a@1',
    ],
    [
      'nobody knows of a command',
      [a, { ...b, events: [...b.events, event('e4', '1', 'mark-7-7-end')] }],
      'mark-7-7-end is there and was never acknowledged',
    ],
  ])('finds it when %s', (_what, problems, finding) => {
    expect(findings({ ...sound, problems })).toContain(finding);
  });
});
