import { Metadata } from '@grpc/grpc-js';
import { describe, expect, it } from '@jest/globals';
import { faultOf, messageOf } from './faults.js';

const grpc = (code: number, details = '', exception?: string) => {
  const metadata = new Metadata();
  if (exception !== undefined) metadata.set('exception', exception);
  return Object.assign(new Error(`${code}: ${details}`), { code, details, metadata });
};

describe('an error of the store', () => {
  it.each([
    ['a bare code 14, without a type', grpc(14, 'connect ECONNREFUSED')],
    ['a reset while the server starts', grpc(13, 'Received RST_STREAM with code 0')],
    ['a deadline', grpc(4)],
    ['a call that the server has cancelled', grpc(1)],
    ['a node that does not lead', grpc(5, '', 'not-leader')],
    ['the client’s own type', Object.assign(new Error('gone'), { type: 'unavailable' })],
    ['a discovery without result', new Error('Failed to discover after 10 attempts.')],
  ])('that is %s leaves open what became of it', (_what, error) => {
    expect(faultOf(error)).toBe('lost');
  });

  it.each([
    ['denied', grpc(7, '', 'access-denied')],
    ['denied', grpc(7)],
    ['stranger', grpc(16, 'Not authenticated.')],
    ['stranger', grpc(16, '', 'access-denied')],
    ['deleted', grpc(9, '', 'stream-deleted')],
    ['distrusted', grpc(14, 'self-signed certificate in certificate chain')],
    ['distrusted', grpc(14, "Hostname/IP does not match certificate's altnames")],
    ['refused', grpc(3, 'no such position')],
    ['refused', grpc(2, 'Unexpected ReadAllResult: InvalidPosition')],
  ])('is %s by its exception, its code or its words', (fault, error) => {
    expect(faultOf(error)).toBe(fault);
  });

  it('is told without a note that says nothing', () => {
    const refused = 'No connection established. Last error: connect ECONNREFUSED 127.0.0.1:2113';
    expect(messageOf(grpc(14, `${refused}. Resolution note: `))).toBe(`14: ${refused}.`);
    expect(messageOf(grpc(14, `${refused}. Resolution note: no such name`))).toMatch(/note: no such name$/);
  });
});
