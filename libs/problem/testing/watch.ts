import { coolingDaysOf, type SignOffStep } from '@xiaohao/campaign';
import type { OrganisationEvent } from '@xiaohao/organisation';
import type { DecisionContext, Id, Owner, ProblemEvent } from '../src/index.js';
import { type AskedExtensions, askedExtensions } from './asked-extensions.js';
import { hadPostAt, hadPostUnder, type Looking } from './belonging-oracle.js';
import { founding } from './cast.js';
import { rolesTold } from './roles-oracle.js';
import { touches } from './touches.js';

interface Signed {
  /** Whoever signed, and whoever that was for. */
  readonly signers: readonly Id[];
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
  /** Everybody in whose name it was handed in and reviewed; null: not yet. */
  readonly submitter: readonly Id[] | null;
  readonly first: readonly Id[] | null;
  readonly second: readonly Id[] | null;
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

/** Everybody in whose name something is done: all of them answer for it. */
const allOf = (by: Id, { actor }: Scene): readonly Id[] =>
  actor.kind === 'person' && actor.onBehalfOf !== undefined ? [by, actor.onBehalfOf] : [by];

/** What somebody does who holds none of these roles, whatever the code thinks of it. */
const unfit = (by: Id, { happened, today, actor }: Scene, what: string, ...roles: readonly string[]) =>
  !rolesTold(happened, forWhom(by, actor), today).some((role) => roles.includes(role)) &&
  `${what} without the role`;

const ofTheUnit = ['unitClerk', 'liaison', 'leaderInCharge', 'unitHead'];

/** Whose rights are used. */
const forWhom = (by: Id, actor: DecisionContext['actor']): Id =>
  (actor.kind === 'person' ? actor.onBehalfOf : undefined) ?? by;

const distinct = (groups: readonly (readonly Id[] | null)[]): boolean => {
  const names = groups.flatMap((group) => group ?? []);
  return new Set(names).size === names.length;
};

function reviewed(
  watch: Watch,
  reviewer: Id,
  context: Scene,
  hands: readonly (readonly Id[] | null)[],
): Watch {
  const reviewers = allOf(reviewer, context);
  return blame(
    watch,
    unfit(reviewer, context, 'reviewed', 'panelReviewer'),
    !distinct([...hands, reviewers]) && 'two levels of review in one hand',
    !context.campaign.panel.some(({ person }) => person === forWhom(reviewer, context.actor)) &&
      'reviewed by nobody of the panel',
    (watch.owner === null ||
      reviewers.some((one) =>
        hadPostUnder(context.happened, one, watch.owner?.unit ?? '', lookingFrom(watch, context)),
      )) &&
      'reviewed by the owner',
    reviewers.some((one) => watch.contributors.includes(one)) && 'reviewed by a contributor',
  );
}

function closing(watch: Watch, by: Id, context: Scene): Watch {
  const approval = watch.chain.findIndex(({ kind }) => kind === 'approval');
  const before = watch.chain.slice(0, approval).map((_, index) => index);
  const signers = Object.values(watch.signed).map(({ signers: all }) => all);
  return blame(
    watch,
    unfit(by, context, 'closed', watch.chain[approval]?.role ?? ''),
    watch.signed[approval]?.signers[0] !== by && 'closed without an approval',
    before.some((index) => watch.signed[index] === undefined && !watch.ended.includes(index)) &&
      'closed over a step that nobody took',
    Object.values(watch.signed).some(({ material }) => material !== watch.material) &&
      'closed over a stale signature',
    !distinct(signers) && 'one hand signed twice',
    !allOf(by, context).every((one) => isOutside(watch, one, context)) && "closed by the owner's side",
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
      return {
        ...blame(watch, unfit(event.data.by, context, 'handed in', ...ofTheUnit)),
        submitter: allOf(event.data.by, context),
        first: null,
        second: null,
      };
    case 'FirstReviewPassed': {
      const { reviewer } = event.data.opinion;
      return { ...reviewed(watch, reviewer, context, [watch.submitter]), first: allOf(reviewer, context) };
    }
    case 'SecondReviewPassed': {
      const { reviewer } = event.data.opinion;
      const second = reviewed(watch, reviewer, context, [watch.submitter, watch.first]);
      return {
        ...blame(second, watch.first === null && 'first review skipped'),
        second: allOf(reviewer, context),
      };
    }
    case 'Finalised': {
      const { submitter, first, second } = watch;
      return {
        ...blame(
          watch,
          unfit(event.data.by, context, 'finalised', 'workGroupMember'),
          (first === null || second === null) && 'finalised over a level of review',
          !distinct([submitter, first, second, allOf(event.data.by, context)]) &&
            'finalised by an earlier hand',
        ),
        finalised: true,
      };
    }
    case 'SignOffRequested': {
      const { chain, signature } = event.data;
      const signed = { [-1]: { signers: allOf(signature.signer, context), material: watch.material } };
      const applied = blame(watch, unfit(signature.signer, context, 'applied', ...ofTheUnit));
      return { ...applied, chain, signed, ended: [], publicityOpen: false };
    }
    case 'SignOffRequestRenewed': {
      const again = { signers: allOf(event.data.signature.signer, context), material: watch.material };
      return { ...watch, signed: { ...watch.signed, [-1]: again } };
    }
    case 'SignOffStepTaken': {
      const { kind, step, signature } = event.data;
      const signers = allOf(signature.signer, context);
      const judged = kind !== 'unitApproval' && !signers.every((one) => isOutside(watch, one, context));
      const signed = { ...watch.signed, [step]: { signers, material: watch.material } };
      return {
        ...blame(
          watch,
          judged && `${kind} by the owner's side`,
          unfit(signature.signer, context, kind, watch.chain[step]?.role ?? ''),
        ),
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
  const { material, contributors: hands } = touches(event);
  const contributors = hands.flatMap((by) => allOf(by, { ...context, happened }));
  const counted = { ...before, material: before.material + (material ? 1 : 0) };
  const after = noted(counted, event, { ...context, happened });
  return { ...after, contributors: [...new Set([...after.contributors, ...contributors])].toSorted() };
}
