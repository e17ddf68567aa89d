type Labels = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** A code by itself or by its Chinese or English name. */
export const codeOfLabel = (text: string, labels: Labels): string | undefined =>
  Object.entries(labels).find(([code, { zh, en }]) => [code, zh, en].includes(text))?.[0];

export const namesOf = (labels: Labels): string =>
  Object.values(labels)
    .map(({ zh }) => zh)
    .join('、');
