import { describe, expect, it } from '@jest/globals';
import { decided, grown, noon } from '../../testing/decided.js';
import { office } from '../../testing/office.js';
import type { AccessCommand } from '../access-commands.js';
import { accessDecider } from '../access-decider.js';
import { subjectKey } from '../access-state.js';
import type { AccessEvent } from '../events.js';

const asked = (command: AccessCommand, ...given: readonly AccessEvent[]) =>
  decided(accessDecider, given, command, { by: 'a', now: noon, organisation: office });

describe('a subject of an identity provider', () => {
  const issuer = 'https://id.example.org';
  const linked: AccessEvent = {
    type: 'SubjectLinked',
    data: { link: 'l1', by: 'a', issuer, subject: 's', person: 'p' },
  };
  const link = { type: 'LinkSubject', link: 'l2', issuer, subject: 's', person: 'p' } as const;
  it('stands for one person in office', () => {
    expect(asked(link)).toEqual(['SubjectLinked']);
    expect(asked(link, linked)).toBe('SubjectLinkedAlready');
    expect(asked({ ...link, issuer: 'https://other.example.org' }, linked)).toEqual(['SubjectLinked']);
    expect(asked({ ...link, person: 'gone' })).toBe('HolderUnknown');
  });
  it('stands for nobody once it is unlinked, and can be linked again', () => {
    const unlink = { type: 'UnlinkSubject', link: 'l1', ground: '离任' } as const;
    const unlinked: AccessEvent = { type: 'SubjectUnlinked', data: { link: 'l1', by: 'a', ground: '离任' } };
    expect(asked(unlink)).toBe('SubjectUnknown');
    expect(asked(unlink, linked)).toEqual(['SubjectUnlinked']);
    expect(grown(accessDecider, [linked, unlinked]).subjects.get(subjectKey(issuer, 's'))).toBeUndefined();
    expect(asked(unlink, linked, unlinked)).toBe('SubjectUnknown');
    expect(asked(link, linked, unlinked)).toEqual(['SubjectLinked']);
  });
});

describe('a local account', () => {
  const opened: AccessEvent = { type: 'AccountOpened', data: { person: 'p', by: 'a', login: 'mou' } };
  const closed: AccessEvent = { type: 'AccountClosed', data: { person: 'p', by: 'a', ground: '离任' } };
  const open = { type: 'OpenAccount', person: 'p', login: 'mou' } as const;
  it('is one a person, with a name that nobody else has or had', () => {
    expect(asked(open)).toEqual(['AccountOpened']);
    expect(asked(open, opened)).toBe('AccountExists');
    expect(asked({ ...open, person: 'gone' })).toBe('HolderUnknown');
    const others: AccessEvent = { type: 'AccountOpened', data: { person: 'q', by: 'a', login: 'mou' } };
    const othersClosed: AccessEvent = {
      type: 'AccountClosed',
      data: { person: 'q', by: 'a', ground: '离任' },
    };
    expect(asked(open, others, othersClosed)).toBe('LoginNameTaken');
  });
  it('is closed once, and may be opened again by its old name', () => {
    const close = { type: 'CloseAccount', person: 'p', ground: '离任' } as const;
    expect(asked(close)).toBe('AccountUnknown');
    expect(asked(close, opened)).toEqual(['AccountClosed']);
    expect(asked(close, opened, closed)).toBe('AccountUnknown');
    expect(asked(open, opened, closed)).toEqual(['AccountOpened']);
  });
});
