/** Zero-width and formatting characters and variation selectors, which no reader sees. */
const invisible = /\p{Default_Ignorable_Code_Point}|\p{Cf}/gu;

/**
 * One form for all names that a reader takes for the same: full width and compatibility forms, capitals, what is not
 * seen, and how wide a blank is make no difference. Names are stored as they were given.
 */
export const looksOf = (name: string): string =>
  name.normalize('NFKC').replace(invisible, '').toLowerCase().normalize('NFKC').replace(/\s+/g, ' ').trim();
