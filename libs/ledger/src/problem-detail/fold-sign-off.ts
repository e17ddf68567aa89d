import { type GivenSignature, type ProblemEvent, type SignOffEvent, withoutProof } from '@xiaohao/problem';
import type { Entered, ProblemDocument, SignatureDocument } from './document.js';
import { changed, lastChanged } from './with.js';

const types: ReadonlySet<string> = new Set<SignOffEvent['type']>([
  'SignOffRequested',
  'SignOffStepTaken',
  'SignOffRequestRenewed',
  'SignOffRejected',
  'PublicityStarted',
  'ObjectionRaised',
  'ObjectionAnswered',
  'PublicityEnded',
  'SatisfactionSurveyed',
  'Closed',
  'Filed',
]);

export const isSignOff = (event: ProblemEvent): event is SignOffEvent => types.has(event.type);

/** A step that is signed again takes the place of its former signature. */
function signed(document: ProblemDocument, signature: SignatureDocument): ProblemDocument {
  const { signOff } = document;
  if (signOff === null) return document;
  const others = signOff.signatures.filter(({ step }) => step !== signature.step);
  const signatures = [...others, signature].sort((a, b) => (a.step ?? -1) - (b.step ?? -1));
  return { ...document, signOff: { ...signOff, signatures } };
}

/** A signature with the person for whom it was given. */
const givenBy = (
  signature: GivenSignature,
  { onBehalfOf }: Entered,
): Pick<SignatureDocument, 'signature' | 'onBehalfOf'> => ({
  signature: withoutProof(signature),
  ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
});

/** From the unit's request to the filing number. */
export function foldSignOff(
  document: ProblemDocument,
  event: SignOffEvent,
  entered: Entered,
): ProblemDocument {
  const { data, type } = event;
  switch (type) {
    case 'SignOffRequested': {
      const { claims, chain, rulesVersion, signature } = data;
      const requested = { step: null, ...givenBy(signature, entered), stale: false };
      return {
        ...document,
        publicity: null,
        signOff: { claims, chain, rulesVersion, signatures: [requested], rejected: null },
      };
    }
    case 'SignOffRequestRenewed':
      return signed(document, { step: null, ...givenBy(data.signature, entered), stale: false });
    case 'SignOffStepTaken': {
      const { step, signature, opinion, conclusions } = data;
      return signed(document, {
        step,
        ...givenBy(signature, entered),
        ...(opinion === undefined ? {} : { opinion }),
        ...(conclusions === undefined ? {} : { conclusions }),
        stale: false,
      });
    }
    case 'SignOffRejected': {
      if (document.signOff === null) return document;
      const { step, supplementaryRequirement, by } = data;
      const rejected = { step, supplementaryRequirement, by, at: entered.at };
      return { ...document, signOff: { ...document.signOff, rejected } };
    }
    case 'PublicityStarted': {
      const { channel, audience, startsOn, endsOn, workingDays, provisional } = data;
      const publicity = { channel, audience, startsOn, endsOn, workingDays, provisional, ended: false };
      return { ...document, publicity };
    }
    case 'PublicityEnded':
      return document.publicity === null
        ? document
        : { ...document, publicity: { ...document.publicity, ended: true } };
    case 'ObjectionRaised': {
      const { objection, from, text } = data;
      const raised = { objection, from, text, raisedAt: entered.at, answer: null, upheld: null };
      return { ...document, objections: [...document.objections, raised] };
    }
    case 'ObjectionAnswered': {
      const { objection, answer, upheld } = data;
      const objections = changed(
        document.objections,
        (o) => o.objection === objection,
        (o) => ({ ...o, answer, upheld }),
      );
      return { ...document, objections };
    }
    case 'SatisfactionSurveyed': {
      const { by: _, ...satisfaction } = data;
      return { ...document, satisfaction };
    }
    case 'Closed': {
      const { closingNumber } = data;
      const closing = { closingNumber, closedAt: entered.at, filingNumber: null, filedAt: null };
      return { ...document, closings: [...document.closings, closing] };
    }
    case 'Filed': {
      const { filingNumber } = data;
      const filed = { filingNumber, filedAt: entered.at };
      return { ...document, closings: lastChanged(document.closings, (c) => ({ ...c, ...filed })) };
    }
    default:
      return type satisfies never;
  }
}
