import { readAddress } from '@xiaohao/event-log/store-address';

/** Who asks. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** A server that is played against, as the client takes it. */
export interface ClientAddress {
  readonly url: string;
  /** For calls that carry their own: those of the address, else the administrator of a server as installed. */
  readonly credentials: Credentials;
}

const asInstalled: Credentials = { username: 'admin', password: 'changeit' };

/**
 * A connection string for the client, which knows `esdb://` alone; the same servers answer to `kurrentdb://`.
 * @throws InvalidAddress
 */
export const clientAddress = (url: string): ClientAddress => ({
  url: url.replace(/^kurrentdb(?=\+discover:|:)/, 'esdb'),
  credentials: readAddress(url).credentials ?? asInstalled,
});
