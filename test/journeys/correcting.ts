import { done } from './caller.js';
import { pdf, tests } from './paper.js';
import type { Person } from './person.js';

/** Takes every step of a measure and completes it. */
export async function work(by: Person, problem: string, measure: string): Promise<void> {
  for (const step of [1, 2]) await done(by.completesStep(problem, measure, step));
  await done(by.completes(problem, measure));
}

/** Attaches one file as evidence for each of the five tests. */
export async function prove(by: Person, problem: string, measure: string, about: string): Promise<void> {
  const { digest } = await done(by.uploads('管理办法.pdf', pdf(about)));
  for (const test of tests) await done(by.proves(problem, { measure, test, digest }));
}

/** What the server says that somebody may do now. */
export async function permitted(who: Person, problem: string): Promise<readonly string[]> {
  const { actions } = await done(who.get(`/problems/${problem}/actions`));
  return (actions as readonly { readonly command: string; readonly permitted: boolean }[])
    .filter((action) => action.permitted)
    .map(({ command }) => command);
}
