import { BlockList, isIP } from 'node:net';

const mapped = /^::ffff:(?=\d+\.)/i;

/** An address in its one form: an IPv4 address that came over an IPv6 socket is an IPv4 address. */
export const plainAddress = (address: string): string => address.replace(mapped, '').replace(/%.*$/, '');

const familyOf = (address: string): 'ipv4' | 'ipv6' | undefined => {
  const version = isIP(address);
  return version === 0 ? undefined : version === 4 ? 'ipv4' : 'ipv6';
};

/** Addresses and networks, such as `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/32`. */
export class AddressList {
  readonly #list = new BlockList();

  private constructor(readonly size: number) {}

  /** The list that these entries make, or the place of the first that is neither address nor network. */
  static of(entries: readonly string[]): AddressList | { readonly wrong: number } {
    const made = new AddressList(entries.length);
    const wrong = entries.findIndex((entry) => !made.#add(entry));
    return wrong === -1 ? made : { wrong };
  }

  has(address: string): boolean {
    const plain = plainAddress(address);
    const family = familyOf(plain);
    return family !== undefined && this.#list.check(plain, family);
  }

  #add(entry: string): boolean {
    const [address = '', prefix, ...more] = entry.split('/');
    const family = familyOf(address);
    if (family === undefined || more.length > 0 || address.includes('%')) return false;
    if (prefix === undefined) {
      this.#list.addAddress(address, family);
      return true;
    }
    if (!/^(?:0|[1-9]\d{0,2})$/.test(prefix) || Number(prefix) > (family === 'ipv4' ? 32 : 128)) return false;
    this.#list.addSubnet(address, Number(prefix), family);
    return true;
  }
}
