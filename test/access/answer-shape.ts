import type { Received } from '../edge/send.js';

const changing = new Set(['date', 'x-request-id', 'keep-alive']);

/** Everything of an answer but what differs from request to request, ids as sent being called the same. */
export const shapeOf = ({ status, headers, text }: Received, ids: readonly string[]): unknown => {
  const plain = ids.reduce((all, id) => all.replaceAll(id, '#'.repeat(id.length)), text);
  return {
    status,
    headers: Object.entries(headers).filter(([name]) => !changing.has(name)),
    text: plain.replace(/"requestId":"[^"]*"/, ''),
  };
};
