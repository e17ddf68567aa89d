import type { FastifyRequest } from 'fastify';
import { type AddressList, plainAddress } from './address-list.js';

type Sent = Pick<FastifyRequest, 'headers' | 'socket'>;

/**
 * The address that a request came from. `X-Forwarded-For` is read only when a proxy sent it that the operator has
 * named, from its end, up to the first address that is no such proxy: what stands before that, anybody can write.
 */
export function clientAddress({ socket, headers }: Sent, proxies?: AddressList): string {
  const near = plainAddress(socket.remoteAddress ?? '');
  const forwarded = headers['x-forwarded-for'];
  if (!proxies?.has(near) || forwarded === undefined) return near;
  const hops = [forwarded].flat().join(',').split(',');
  let address = near;
  for (const hop of hops.reverse()) {
    address = plainAddress(hop.trim());
    if (!proxies.has(address)) break;
  }
  return address;
}
