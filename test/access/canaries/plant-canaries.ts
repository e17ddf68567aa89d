import { done, type Sent } from '../../journeys/caller.js';
import { problemPaper } from '../../journeys/paper.js';
import { whatever } from '../../journeys/staff.js';
import { intakePaper, type RestrictedHouse, raiseRestricted } from '../restricted-house.js';
import { newCanary } from './canary.js';

export interface Planted {
  readonly intakes: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Intakes with canaries for reporters: two of three restricted, each fifth with a restricted problem, each tenth
 * erased again; and requests that are refused with a canary in them.
 */
export async function plantCanaries(house: RestrictedHouse, canaries: number): Promise<Planted> {
  const { petitions, cast } = house;
  const { units, campaign, people } = cast;
  const intakes: string[] = [];
  const problems: string[] = [];
  for (let n = 0; n < canaries; n += 1) {
    const secrecy = n % 3 === 0 ? 'internal' : 'restricted';
    const paper = intakePaper(units.district, { reporter: newCanary(), secrecy, paper: `信〔2031〕${n}号` });
    const key = { 'idempotency-key': `canary-${n}` };
    const { id } = await done(petitions.post('/intakes', paper, key));
    intakes.push(String(id));
    if (n % 5 === 1) problems.push(await raiseRestricted(house, String(id)));
    if (n % 10 === 9)
      await done(petitions.post(`/intakes/${id}/reporter/erasure`, { ground: 'reporterAsked' }, whatever));
  }
  problems.push(String((await done(people.clerk.identifies(problemPaper(campaign, units.district)))).id));
  return { intakes, problems };
}

/** Bodies with canaries in them, none of which is taken. */
export function refusedBodies(unit: string): readonly Sent[] {
  const { name, contact } = newCanary();
  const of = (reporter: unknown, change: Sent = {}): Sent => intakePaper(unit, { reporter, ...change });
  return [
    of({ name: `${name}\r\nX-Header: ${contact}` }),
    of({ name: `${name}\u0000` }),
    of({ name: name.repeat(100) }),
    of({ name: name.repeat(50_000) }),
    of({ name: [name] }),
    of({ name: { name } }),
    of(name),
    of({ name, contact: contact.repeat(20) }),
    of({ name, contact }, { receivedOn: '2099-01-01' }),
    of({ name, contact }, { unit: name }),
    of({ name, contact }, { channel: name }),
    of({ name, contact }, { paper: `${name}\u202e` }),
    of({ name, contact }, { paper: '信〔2031〕0号' }),
  ];
}
