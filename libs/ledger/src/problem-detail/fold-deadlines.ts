import type { DeadlineEvent, ProblemEvent } from '@xiaohao/problem';
import type { Entered, ExtensionDocument, ProblemDocument } from './document.js';
import { changed } from './with.js';

const types: ReadonlySet<string> = new Set<DeadlineEvent['type']>([
  'ExtensionRequested',
  'ExtensionEndorsed',
  'ExtensionGranted',
  'ExtensionRefused',
  'DatesRederived',
]);

export const isDeadline = (event: ProblemEvent): event is DeadlineEvent => types.has(event.type);

const withExtension = (
  document: ProblemDocument,
  extension: string,
  change: Partial<ExtensionDocument>,
): ProblemDocument => ({
  ...document,
  extensions: changed(
    document.extensions,
    (known) => known.extension === extension,
    (known) => ({ ...known, ...change }),
  ),
});

/** What becomes of dates: applications for later ones, and those that another calendar moved. */
export function foldDeadlines(
  document: ProblemDocument,
  event: DeadlineEvent,
  entered: Entered,
): ProblemDocument {
  const { data, type } = event;
  switch (type) {
    case 'ExtensionRequested': {
      const { by, term, ...asked } = data;
      const opened = { status: 'requested', endorsed: null, decided: null } as const;
      const application = { ...asked, applicant: by, requestedAt: entered.at, ...opened };
      return { ...document, extensions: [...document.extensions, application] };
    }
    case 'ExtensionEndorsed': {
      const { by, opinion, extension } = data;
      const endorsed = { ...entered, by, opinion };
      return withExtension(document, extension, { status: 'endorsed', endorsed });
    }
    case 'ExtensionGranted': {
      const { by, opinion, extension, measure, to } = data;
      const decided = { ...entered, by, opinion, level: 'supervisor' } as const;
      const granted = withExtension(document, extension, { status: 'granted', decided });
      const measures = changed(
        granted.measures,
        (known) => known.measure === measure,
        (known) => ({
          ...known,
          content: { ...known.content, dueOn: to },
          extensions: known.extensions + 1,
        }),
      );
      return { ...granted, measures };
    }
    case 'ExtensionRefused': {
      const { by, opinion, extension, level } = data;
      return withExtension(document, extension, {
        status: 'refused',
        decided: { ...entered, by, opinion, level },
      });
    }
    case 'DatesRederived': {
      const { publicity } = data;
      return publicity === undefined || document.publicity === null
        ? document
        : { ...document, publicity: { ...document.publicity, ...publicity.after } };
    }
    default:
      return type satisfies never;
  }
}
