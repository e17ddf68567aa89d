import { describe, expect, it } from '@jest/globals';
import { InvalidAddress, readAddress } from './address.js';

describe('the address of an event store', () => {
  it('names hosts, credentials and options, and is shown without who logs in', () => {
    const read = readAddress(
      'esdb://ledger:p%40ss@one:2113,two:2114?nodePreference=follower&gossipTimeout=3',
    );
    expect(read).toMatchObject({
      hosts: [
        { address: 'one', port: 2113 },
        { address: 'two', port: 2114 },
      ],
      discover: false,
      tls: true,
      credentials: { username: 'ledger', password: 'p@ss' },
      options: { nodePreference: 'follower', gossipTimeout: 3 },
      shown: 'esdb://one:2113,two:2114',
    });
  });

  it('has a port by default, and goes to the leader', () => {
    expect(readAddress('esdb://store?tls=false')).toMatchObject({
      hosts: [{ address: 'store', port: 2113 }],
      tls: false,
      options: { nodePreference: 'leader' },
      shown: 'esdb://store:2113 (tls=false)',
    });
    expect(readAddress('kurrentdb+discover://cluster.example:2113')).toMatchObject({ discover: true });
  });

  it.each([
    ['another scheme', 'http://store:2113'],
    ['no host', 'esdb://'],
    ['a port out of range', 'esdb://store:70000'],
    ['a user without a password', 'esdb://ledger@store'],
    ['a password with a bare colon', 'esdb://ledger:se:cret@store'],
    ['credentials that would not be sent', 'esdb://ledger:secret@store?tls=false'],
    ['an option that nobody knows', 'esdb://ledger:secret@store?tlsVerifyCert=false'],
    ['appends that do not fail', 'esdb://ledger:secret@store?throwOnAppendFailure=false'],
    ['an option without a value', 'esdb://ledger:secret@store?tls='],
    ['no number where one is due', 'esdb://ledger:secret@store?keepAliveInterval=soon'],
    ['a preference that is none', 'esdb://ledger:secret@store?nodePreference=nearest'],
    ['half of a certificate', 'esdb://ledger:secret@store?userCertFile=/etc/hostname'],
    ['a file that is not there', 'esdb://ledger:secret@store?tlsCAFile=/no/such/file'],
    ['a bad percent code', 'esdb://ledger:%zz@store'],
  ])('is refused with %s, and the refusal does not repeat it', (_what, text) => {
    expect(() => readAddress(text)).toThrow(InvalidAddress);
    try {
      readAddress(text);
    } catch (error) {
      expect(String(error)).not.toMatch(/secret|se:cret|ledger/);
    }
  });
});
