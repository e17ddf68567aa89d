/** The strong entity tag of a revision; revisions are opaque and hold no quotes. */
export const etagOf = (revision: string): string => `"${revision}"`;
