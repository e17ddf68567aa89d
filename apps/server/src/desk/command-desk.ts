import {
  type AggregateKind,
  type Aggregates,
  type CommandHandling,
  type CommandSeen,
  type DomainEvent,
  Idempotency,
  type Loaded,
  type Precondition,
} from '@xiaohao/command-handling';
import type { Decision } from '@xiaohao/deciding';
import { etagOf } from '@xiaohao/http';
import type { IntakeSecrecy, ReporterState } from '@xiaohao/intake';
import { isKeyRemembered } from '@xiaohao/ledger';
import type { ExistingProblem } from '@xiaohao/problem';
import { withinRest } from '../identity/answer-span.js';
import type { Asked } from '../identity/asked.js';
import { commandSeen, type LedgerViews } from '../views/index.js';
import { requireHappened } from './stated-time.js';

/** What the rooms tell beside: each the members of its own commands. */
export interface ToldBeside {
  /** A problem's or an intake's. */
  readonly number?: string;
  /** Where the problem then is. */
  readonly stage?: ExistingProblem['stage'];
  /** Ids of what the command made within a problem, by what they are of. */
  readonly created?: Readonly<Record<string, string>>;
  /** It has not happened yet and waits for a second person. */
  readonly pending?: boolean;
  /** Of an intake: whether it is restricted, and who reported it. */
  readonly secrecy?: IntakeSecrecy;
  readonly reporter?: ReporterState['kind'];
}

/** What a command's caller is told. */
export interface CommandAnswer extends ToldBeside {
  readonly id: string;
  /** Revision of the aggregate after the command: the next `If-Match`. */
  readonly revision: string;
  /** Place in the log; any node can be asked to wait for it. */
  readonly position: string;
  /** True when this node's views do not hold it yet. */
  readonly viewsBehind?: boolean;
}

/** One command on its way: on what, decided how, answered how. */
export interface Errand<Event extends DomainEvent, State> {
  readonly id: string;
  readonly command: string;
  readonly precondition: Precondition;
  readonly commutative?: boolean;
  decide(loaded: Loaded<State>, now: string): Decision<Event> | Promise<Decision<Event>>;
  /** Told when the command had been carried out before, so that what was decided now was not written. */
  stoodAlready?(): void;
  /** What the answer says beside id, revision and position; a pure function of the state reached. */
  tell?(state: State): ToldBeside;
  /** Address of what was created: the answer is 201. */
  readonly location?: string;
}

/** How long an answer waits for this node's views, milliseconds. */
const viewsPatience = 1_000;

/** Takes commands in: once per Idempotency-Key, decided and written, answered when the views hold it. */
export class CommandDesk {
  readonly #once: Idempotency<CommandAnswer>;

  constructor(
    private readonly handling: CommandHandling,
    private readonly aggregates: Aggregates,
    private readonly views: LedgerViews,
    /** Waits until the views hold what the log holds now; given where other nodes write it, too. */
    caughtUp?: () => Promise<void>,
  ) {
    this.#once = new Idempotency((key) => seenBy(views, key), caughtUp);
  }

  async carryOut<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    asked: Asked,
    errand: Errand<E, S>,
  ): Promise<CommandAnswer> {
    requireSeen(kind.stream(errand.id));
    const answer = await withinRest(asked, () =>
      this.#once.once(
        asked.facts.keyed,
        async () => this.#run(kind, asked, errand),
        async (seen) => this.#again(kind, errand, seen),
      ),
    );
    this.#address(asked, errand, answer);
    return answer;
  }

  /** Whether something was done under the request's key before, as far as this node knows. */
  async isRepeated({ facts }: Asked): Promise<boolean> {
    return facts.keyed !== undefined && (await seenBy(this.views, facts.keyed.key)) !== undefined;
  }

  async #run<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    asked: Asked,
    errand: Errand<E, S>,
  ): Promise<CommandAnswer> {
    const { id, command, precondition, commutative = false } = errand;
    const outcome = await this.handling.execute(kind, {
      id,
      command,
      precondition,
      commutative,
      facts: asked.facts,
      decide(loaded, now) {
        requireHappened(asked.facts.happenedAt, now);
        return errand.decide(loaded, now);
      },
      stoodAlready: () => errand.stoodAlready?.(),
    });
    const held = await this.views.reached(outcome.position, outcome.stream, viewsPatience);
    return {
      id,
      revision: outcome.revision,
      position: outcome.position,
      ...errand.tell?.(outcome.state),
      ...(held === 'behind' ? { viewsBehind: true } : {}),
    };
  }

  /** The first outcome again: the state as that command left it. */
  async #again<C, E extends DomainEvent, S, X>(
    kind: AggregateKind<C, E, S, X>,
    errand: Errand<E, S>,
    seen: CommandSeen,
  ): Promise<CommandAnswer> {
    const loaded = await this.aggregates.loadAt(kind, errand.id, seen.revision);
    return {
      id: errand.id,
      revision: seen.revision,
      position: seen.position,
      ...errand.tell?.(loaded.state),
    };
  }

  #address<E extends DomainEvent, S>({ reply }: Asked, errand: Errand<E, S>, answer: CommandAnswer): void {
    void reply.headers({ etag: etagOf(answer.revision), 'xiaohao-position': answer.position });
    if (answer.viewsBehind) void reply.header('xiaohao-views-behind', 'true');
    if (errand.location !== undefined) void reply.status(201).header('location', errand.location);
    else void reply.status(200);
  }
}

/** A key outlives this process in the views alone: a command that they do not follow would be done twice. */
function requireSeen(stream: string): void {
  if (!isKeyRemembered(stream)) throw new Error(`no view keeps the keys of commands on ${stream}`);
}

async function seenBy(views: LedgerViews, key: string): Promise<CommandSeen | undefined> {
  const found = await commandSeen(views, key);
  if (!found) return undefined;
  return {
    stream: found.stream,
    revision: found.lastRevision,
    position: found.lastPosition,
    requestDigest: found.requestDigest ?? '',
  };
}
