/** Zero-width and formatting characters, soft hyphens, variation selectors: they are seen by no reader. */
const invisible = /\p{Default_Ignorable_Code_Point}|\p{Cf}/gu;

/** One form for a text and for what is searched in it: full width becomes half, capitals become small. */
export const normalise = (text: string): string =>
  text.normalize('NFKC').replace(invisible, '').toLowerCase().normalize('NFKC');
