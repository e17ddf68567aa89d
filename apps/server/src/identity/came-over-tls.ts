import type { FastifyRequest } from 'fastify';
import type { AddressList } from './address-list.js';

/**
 * Whether a request came over TLS all the way: its neighbour is a proxy that the operator has named, and every proxy
 * that says how says `https`.
 */
export function cameOverTls(
  { socket, headers }: Pick<FastifyRequest, 'headers' | 'socket'>,
  proxies: AddressList | undefined,
): boolean {
  const said = headers['x-forwarded-proto'];
  if (said === undefined || !proxies?.has(socket.remoteAddress ?? '')) return false;
  return [said]
    .flat()
    .join(',')
    .split(',')
    .every((scheme) => scheme.trim().toLowerCase() === 'https');
}
