import type { DeadlineEvent, Id } from '../src/index.js';

/** What an observer remembers of each application, by its id. */
export type AskedExtensions = Readonly<
  Record<
    Id,
    { readonly measure: Id; readonly applicant: Id; readonly endorser: Id | null; readonly open: boolean }
  >
>;

type Told = Exclude<DeadlineEvent, { readonly type: 'DatesRederived' }>;

/** One more event about an application, and what about it may never be. */
export function askedExtensions(
  before: AskedExtensions,
  { type, data }: Told,
  outside: boolean,
): { readonly extensions: AskedExtensions; readonly faults: readonly (string | false)[] } {
  const { by, extension } = data;
  if (type === 'ExtensionRequested') {
    const { measure } = data;
    const waiting = Object.values(before).some((asked) => asked.open && asked.measure === measure);
    const asked = { measure, applicant: by, endorser: null, open: true };
    return {
      extensions: { ...before, [extension]: asked },
      faults: [waiting && 'two applications for one measure'],
    };
  }
  const asked = before[extension];
  if (asked === undefined) return { extensions: before, faults: ['an application that nobody made'] };
  const own = by === asked.applicant && 'an applicant decided on the own application';
  const over = !asked.open && 'an application decided twice';
  switch (type) {
    case 'ExtensionEndorsed':
      return {
        extensions: { ...before, [extension]: { ...asked, endorser: by } },
        faults: [own, over, asked.endorser !== null && 'endorsed twice'],
      };
    case 'ExtensionGranted':
      return {
        extensions: { ...before, [extension]: { ...asked, open: false } },
        faults: [
          own,
          over,
          asked.endorser === null && 'granted over the unit',
          by === asked.endorser && 'both approvals in one hand',
          !outside && "granted by the owner's side",
        ],
      };
    case 'ExtensionRefused':
      return { extensions: { ...before, [extension]: { ...asked, open: false } }, faults: [own, over] };
    default:
      return type satisfies never;
  }
}
