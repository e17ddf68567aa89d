import type { Asked } from '../identity/asked.js';

/** What stands in the place of a digest that can no longer be made: no request has it. */
const none = '0'.repeat(64);

/**
 * The same request with its digest made by a key. The digest is kept in the event for ever, and over a body whose
 * only unknown is a name it would tell the name to whoever tries them all.
 */
export async function withoutOpenDigest(
  asked: Asked,
  digest: (text: string) => Promise<string | undefined>,
): Promise<Asked> {
  const { keyed } = asked.facts;
  if (keyed === undefined) return asked;
  const request = (await digest(keyed.request)) ?? none;
  return { ...asked, facts: { ...asked.facts, keyed: { ...keyed, request } } };
}
