import { describe, expect, it } from '@jest/globals';
import { AddressList } from './address-list.js';
import { clientAddress } from './client-address.js';

const list = (...entries: readonly string[]): AddressList => {
  const made = AddressList.of(entries);
  if (made instanceof AddressList) return made;
  throw new Error(`entry ${made.wrong} is none`);
};
const sent = (near: string, forwarded?: string | string[]) =>
  ({
    socket: { remoteAddress: near },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as Parameters<typeof clientAddress>[0];

describe('a list of addresses', () => {
  it.each([
    ['192.0.2.7', true],
    ['::ffff:192.0.2.7', true],
    ['::FFFF:192.0.2.7', true],
    ['192.0.2.8', false],
    ['198.51.100.200', true],
    ['198.51.101.1', false],
    ['2001:db8:1::5', true],
    ['2001:db9::1', false],
    ['::1', false],
    ['', false],
    ['nonsense', false],
  ])('has %s: %s', (address, has) => {
    expect(list('192.0.2.7', '198.51.100.0/24', '2001:db8::/32').has(address)).toBe(has);
  });
  it('tells which entry is none', () => {
    expect(AddressList.of(['192.0.2.7', '::/0', '300.1.1.1'])).toEqual({ wrong: 2 });
  });
});

describe('the address that a request came from', () => {
  const proxies = list('10.0.0.0/8', '127.0.0.1');
  it('is the near one, whatever is said, when no proxy is trusted or another one sends it', () => {
    expect(clientAddress(sent('203.0.113.9', '192.0.2.1'))).toBe('203.0.113.9');
    expect(clientAddress(sent('203.0.113.9', '192.0.2.1'), proxies)).toBe('203.0.113.9');
    expect(clientAddress(sent('::ffff:203.0.113.9'))).toBe('203.0.113.9');
  });
  it('is what the trusted proxies saw, and not what stood there before', () => {
    expect(clientAddress(sent('10.0.0.1', '192.0.2.1'), proxies)).toBe('192.0.2.1');
    expect(clientAddress(sent('10.0.0.1', '1.2.3.4, 192.0.2.1, 10.0.0.2'), proxies)).toBe('192.0.2.1');
    expect(clientAddress(sent('127.0.0.1', ['1.2.3.4', '192.0.2.1']), proxies)).toBe('192.0.2.1');
    expect(clientAddress(sent('10.0.0.1'), proxies)).toBe('10.0.0.1');
    expect(clientAddress(sent('10.0.0.1', '1.2.3.4, nonsense'), proxies)).toBe('nonsense');
  });
});
