import { coolingDaysOf, type SignOffStep } from '@xiaohao/campaign';
import type { OrganisationEvent } from '@xiaohao/organisation';
import type { DecisionContext, Id, Owner, ProblemEvent } from '../src/index.js';
import { type AskedExtensions, askedExtensions } from './asked-extensions.js';
import { hadPostAt, hadPostUnder, type Looking } from './belonging-oracle.js';
import { founding } from './cast.js';
import { touches } from './touches.js';

interface Signed {
  readonly signer: Id;
  readonly material: number;
}

/**
 * What somebody notes down who sees the events and the organisation and knows nothing of the code: who did
 * what, how often the material changed. `wrong` holds what may never be.
 */
export interface Watch {
  readonly owner: Owner | null;
  readonly supportUnits: readonly Id[];
  readonly identifiedAt: string;
  readonly number: string | null;
  readonly contributors: readonly Id[];
  readonly material: number;
  readonly submitter: Id | null;
  readonly first: Id | null;
  readonly second: Id | null;
  readonly finalised: boolean;
  readonly chain: readonly SignOffStep[];
  /** By index in the chain; the application stands at -1, a publicity that has ended has no signer. */
  readonly signed: Readonly<Record<number, Signed>>;
  readonly ended: readonly number[];
  readonly publicityOpen: boolean;
  readonly extensions: AskedExtensions;
  readonly wrong: readonly string[];
}

export const watching: Watch = {
  owner: null,
  supportUnits: [],
  identifiedAt: '',
  number: null,
  contributors: [],
  material: 0,
  submitter: null,
  first: null,
  second: null,
  finalised: false,
  chain: [],
  signed: {},
  ended: [],
  publicityOpen: false,
  extensions: {},
  wrong: [],
};

/** What is told of the decision: its context, and everything that had happened to the organisation by then. */
interface Scene extends DecisionContext {
  readonly happened: readonly OrganisationEvent[];
}

const lookingFrom = ({ identifiedAt }: Watch, { today, campaign }: Scene): Looking => ({
  today,
  since: identifiedAt,
  coolingDays: coolingDaysOf(campaign.rules),
});

function isOutside(watch: Watch, by: Id, scene: Scene): boolean {
  const { owner, supportUnits, contributors } = watch;
  if (owner === null || !scene.organisation.people.has(by)) return false;
  const looking = lookingFrom(watch, scene);
  return !(
    hadPostUnder(scene.happened, by, owner.unit, looking) ||
    by === owner.leader ||
    by === owner.person ||
    supportUnits.some((unit) => hadPostAt(scene.happened, by, unit, looking)) ||
    contributors.includes(by)
  );
}

const blame = (watch: Watch, ...faults: readonly (string | false)[]): Watch => ({
  ...watch,
  wrong: [...watch.wrong, ...faults.filter((fault) => fault !== false)],
});

const distinct = (names: readonly (Id | null)[]): boolean => new Set(names).size === names.length;

function reviewed(watch: Watch, reviewer: Id, context: Scene, hands: readonly (Id | null)[]): Watch {
  return blame(
    watch,
    !distinct([...hands, reviewer]) && 'two levels of review in one hand',
    !context.campaign.panel.some(({ person }) => person === reviewer) && 'reviewed by nobody of the panel',
    (watch.owner === null ||
      hadPostUnder(context.happened, reviewer, watch.owner.unit, lookingFrom(watch, context))) &&
      'reviewed by the owner',
    watch.contributors.includes(reviewer) && 'reviewed by a contributor',
  );
}

function closing(watch: Watch, by: Id, context: Scene): Watch {
  const approval = watch.chain.findIndex(({ kind }) => kind === 'approval');
  const before = watch.chain.slice(0, approval).map((_, index) => index);
  const signers = Object.values(watch.signed).map(({ signer }) => signer);
  return blame(
    watch,
    watch.signed[approval]?.signer !== by && 'closed without an approval',
    before.some((index) => watch.signed[index] === undefined && !watch.ended.includes(index)) &&
      'closed over a step that nobody took',
    Object.values(watch.signed).some(({ material }) => material !== watch.material) &&
      'closed over a stale signature',
    !distinct(signers) && 'one hand signed twice',
    !isOutside(watch, by, context) && "closed by the owner's side",
    !watch.finalised && 'closed without having been finalised',
  );
}

function noted(watch: Watch, event: ProblemEvent, context: Scene): Watch {
  switch (event.type) {
    case 'Identified':
      return {
        ...blame(watch, watch.number !== null && 'identified twice'),
        ...event.data,
        identifiedAt: context.now,
      };
    case 'SubmittedForReview':
    case 'Resubmitted':
      return { ...watch, submitter: event.data.by, first: null, second: null };
    case 'FirstReviewPassed': {
      const { reviewer } = event.data.opinion;
      return { ...reviewed(watch, reviewer, context, [watch.submitter]), first: reviewer };
    }
    case 'SecondReviewPassed': {
      const { reviewer } = event.data.opinion;
      const second = reviewed(watch, reviewer, context, [watch.submitter, watch.first]);
      return { ...blame(second, watch.first === null && 'first review skipped'), second: reviewer };
    }
    case 'Finalised': {
      const { submitter, first, second } = watch;
      return {
        ...blame(
          watch,
          (first === null || second === null) && 'finalised over a level of review',
          !distinct([submitter, first, second, event.data.by]) && 'finalised by an earlier hand',
        ),
        finalised: true,
      };
    }
    case 'SignOffRequested': {
      const { chain, signature } = event.data;
      const signed = { [-1]: { signer: signature.signer, material: watch.material } };
      return { ...watch, chain, signed, ended: [], publicityOpen: false };
    }
    case 'SignOffRequestRenewed': {
      const again = { signer: event.data.signature.signer, material: watch.material };
      return { ...watch, signed: { ...watch.signed, [-1]: again } };
    }
    case 'SignOffStepTaken': {
      const { kind, step, signature } = event.data;
      const judged = kind !== 'unitApproval' && !isOutside(watch, signature.signer, context);
      const signed = { ...watch.signed, [step]: { signer: signature.signer, material: watch.material } };
      return {
        ...blame(watch, judged && `${kind} by the owner's side`),
        signed: kind === 'filing' ? watch.signed : signed,
      };
    }
    case 'PublicityStarted':
      return { ...blame(watch, watch.publicityOpen && 'two publicities open'), publicityOpen: true };
    case 'PublicityEnded':
      return { ...watch, publicityOpen: false, ended: [...watch.ended, event.data.step] };
    case 'Closed':
      return closing(watch, event.data.by, context);
    case 'ExtensionRequested':
    case 'ExtensionEndorsed':
    case 'ExtensionGranted':
    case 'ExtensionRefused': {
      const outside = isOutside(watch, event.data.by, context);
      const { extensions, faults } = askedExtensions(watch.extensions, event, outside);
      return { ...blame(watch, ...faults), extensions };
    }
    case 'SignOffRejected':
    case 'Reopened':
      return { ...watch, chain: [], signed: {}, ended: [], publicityOpen: false };
    default:
      return watch;
  }
}

/** One more event, seen by the watcher. */
export function watch(
  before: Watch,
  event: ProblemEvent,
  context: DecisionContext,
  happened: readonly OrganisationEvent[] = founding,
): Watch {
  const { material, contributors } = touches(event);
  const counted = { ...before, material: before.material + (material ? 1 : 0) };
  const after = noted(counted, event, { ...context, happened });
  return { ...after, contributors: [...new Set([...after.contributors, ...contributors])].toSorted() };
}
