import { setTimeout as pause } from 'node:timers/promises';
import type { RecordedEvent } from '@xiaohao/event-log';
import { commutativeCommands } from '@xiaohao/problem';
import { v7 } from 'uuid';
import type { Answer } from '../../journeys/caller.js';
import { asked, type Expected, shown } from './expected.js';
import type { FaultCase } from './fault-cases.js';
import type { House } from './house.js';
import { overtake, struckOr } from './overtake.js';
import { answered, type Request, requestOf, send } from './requests.js';
import { type CommandStep, idIn, type Life } from './step.js';
import type { Tally } from './tally.js';

/** A command, the fault that it meets, and what it does when it meets none. */
export interface Pair {
  readonly step: CommandStep;
  readonly fault: FaultCase;
  readonly expected: Expected;
  readonly random: () => number;
}

/** A server that says nothing for so long has left its caller without an answer; milliseconds. */
const noAnswer = 60_000;
/** The clock sets to work on what a command has given it sooner than this; milliseconds. */
const clockWithin = 5_000;
const isDone = ({ status }: Answer): boolean => status === 200 || status === 201;
const told = ({ status, body }: Answer): string => `${status} ${body.code ?? ''}`.trim();
const isCommutative = ({ command }: CommandStep): boolean =>
  (commutativeCommands as ReadonlySet<string>).has(command);
/** What a repeated request has to be told again; how far the views are may differ. */
const outcome = ({ status, body: { viewsBehind: _, ...body } }: Answer): string =>
  JSON.stringify([status, body]);

/** Sends one command into one fault, settles it, and notes everything that does not hold. Answers with its outcome. */
export async function sufferPair(house: House, life: Life, pair: Pair, tally: Tally): Promise<Answer> {
  const { step, fault, expected } = pair;
  const name = `${step.command}:${fault.name}`;
  const wrong = (what: string): void => void tally.found.push(`${name}: ${what}`);
  const { control } = house.emulator;
  const key = `${life.mark}-${step.command}-${v7()}`;
  const request = await requestOf(step, life, key, fault.overtakes === 'whoHadNot');
  const before = await house.log.head();
  tally.pair(step.command, fault.name);
  await control.addFaults(fault.rules(streamMet(pair)));
  const begun = performance.now();
  let over = false;
  const sent = Promise.race([send(request), pause(noAnswer, undefined, { ref: false })]).finally(() => {
    over = true;
    tally.took(name, performance.now() - begun);
  });
  const other = fault.overtakes === undefined ? undefined : await overtake(house, life, step, () => over);
  const first = await sent;
  if (step.clocks !== undefined) await struckOr(house, () => performance.now() - begun > clockWithin);
  if ((await control.faults()).every(({ struck }) => struck === 0)) tally.missed += 1;
  await control.clearFaults();
  if (first === undefined) throw new Error(`${name}: no answer`);
  const settled = await settle(first, { house, life, pair, tally, request, key, wrong, before });
  const events = await house.eventsAfter(before);
  const written = asked(events);
  if (written.map(shown).join() !== expected.events.join())
    wrong(`the log got [${written.map(shown)}], not [${expected.events}]`);
  if (settled.status !== expected.status) wrong(`in the end ${told(settled)}, not ${expected.status}`);
  const last = written.at(-1);
  if (settled.body.revision !== undefined && settled.body.revision !== last?.revision)
    wrong(`answered revision ${settled.body.revision}, the log has ${last?.revision}`);
  const position = events.findIndex(({ id }) => id === other);
  const [own] = written;
  const wasFirst = other !== undefined && own !== undefined && position < events.indexOf(own);
  if (fault.overtakes === 'whoHadRead' && isDone(first) && wasFirst)
    wrong('was done on what it had not read');
  if (fault.overtakes === 'whoHadNot' && first.status === 409 && isCommutative(step))
    wrong('is commutative, and was refused');
  const numbers = written.flatMap(({ data }) => (typeof data['number'] === 'string' ? [data['number']] : []));
  if (numbers.length > 0 && !numbers.includes(settled.body.number ?? ''))
    wrong(`answered number ${settled.body.number}, the log has ${numbers}`);
  if (step.clocks !== undefined) await clockDid(house, life, step.clocks, before, wrong);
  return settled;
}

/** What the rules of the fault are to meet: the command's own appends, the clock's, or those of its number. */
function streamMet({ step, expected, random }: Pair): string {
  if (step.clocks !== undefined) return 'problem-*';
  return step.numbered && random() < 0.4 ? 'numbers-*' : expected.stream;
}

interface Settling {
  readonly house: House;
  readonly life: Life;
  readonly pair: Pair;
  readonly tally: Tally;
  readonly request: Request;
  readonly key: string;
  readonly before: string | null;
  readonly wrong: (what: string) => void;
}

async function settle(first: Answer, settling: Settling): Promise<Answer> {
  const { pair, tally, request, wrong } = settling;
  if (pair.fault.overtakes !== undefined && !isDone(first)) return afterOvertaking(first, settling);
  const open = first.status === 503;
  if (!isDone(first) && !open) wrong(`answered ${told(first)}`);
  if (open && !(Number(first.headers.get('retry-after')) > 0)) wrong('503 without Retry-After');
  if (isDone(first)) {
    tally.done += 1;
    if (pair.fault.overtakes !== undefined) tally.decidedAgain += 1;
  } else tally.open += 1;
  if (open && pair.step.on !== undefined && pair.random() < 0.25) return givenUp(settling);
  if (open && asked(await settling.house.eventsAfter(settling.before)).length > 0) tally.stood += 1;
  const again = await answered(() => send(request));
  if (!isDone(again)) wrong(`the same request afterwards: ${told(again)}`);
  if (isDone(first) && outcome(again) !== outcome(first))
    wrong(`first ${outcome(first)}, the same again ${outcome(again)}`);
  if (open) {
    const third = await answered(() => send(request));
    if (outcome(third) !== outcome(again))
      wrong(`second ${outcome(again)}, the same again ${outcome(third)}`);
  }
  return again;
}

/** Nobody asks for the outcome: the same is asked for under another key, on what was read then. One of the two stands. */
async function givenUp({ tally, request, key, wrong }: Settling): Promise<Answer> {
  tally.givenUp += 1;
  const instead = { ...request, headers: { ...request.headers, 'idempotency-key': `${key}-instead` } };
  const second = await answered(() => send(instead));
  const original = await answered(() => send(request));
  if (isDone(second) === isDone(original))
    wrong(`under another key ${told(second)}, under the first then ${told(original)}`);
  for (const refused of [second, original].filter((answer) => !isDone(answer)))
    if (![409, 412].includes(refused.status)) wrong(`refused with ${told(refused)}`);
  tally.stood += isDone(original) ? 1 : 0;
  return isDone(second) ? second : original;
}

/** Refused because somebody else was faster: with what stands there now, and nothing written; then it is asked anew. */
async function afterOvertaking(
  first: Answer,
  { house, life, pair, tally, key, before, wrong }: Settling,
): Promise<Answer> {
  tally.overtaken += 1;
  if (![409, 412].includes(first.status)) wrong(`overtaken, answered ${told(first)}`);
  const { step } = pair;
  const events = await house.eventsAfter(before);
  const last = events.findLast(({ stream }) => stream === `problem-${idIn(life, step.on ?? '')}`);
  const tag = first.headers.get('etag');
  if (
    ['PreconditionFailed', 'ConcurrentChange'].includes(first.body.code ?? '') &&
    tag !== `"${last?.revision}"`
  )
    wrong(`overtaken, told ${tag}, the stream ends at ${last?.revision}`);
  if (asked(events).length > 0) wrong('overtaken, and written all the same');
  if (last) await readUpTo(step, life, last.revision);
  return answered(async () => send(await requestOf(step, life, `${key}-anew`)));
}

/** Reads until what it was told of is shown, since what another writer wrote takes a moment to come to this node. */
async function readUpTo(step: CommandStep, life: Life, revision: string): Promise<void> {
  for (;;) {
    const read = await answered(() => step.by(life.crew).get(`/problems/${idIn(life, step.on ?? '')}`));
    const tag = read.headers.get('etag');
    if (tag === null || Number(tag.replaceAll('"', '')) >= Number(revision)) return;
    await pause(25);
  }
}

/** Waits until the clock has done its part, and looks that it has done it once. */
async function clockDid(
  house: House,
  life: Life,
  { command, on }: NonNullable<CommandStep['clocks']>,
  before: string | null,
  wrong: (what: string) => void,
): Promise<void> {
  const stream = `problem-${idIn(life, on)}`;
  const mine = (events: readonly RecordedEvent[]) =>
    events.filter((event) => event.stream === stream && event.metadata.command === command);
  while (mine(await house.eventsAfter(before)).length === 0) await pause(50);
  await pause(100);
  const { length } = mine(await house.eventsAfter(before));
  if (length !== 1) wrong(`${command} is there ${length} times`);
}
