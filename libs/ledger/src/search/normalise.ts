/** Zero-width and formatting characters, soft hyphens, variation selectors: they are seen by no reader. */
const invisible = /[\p{Cf}\p{Variation_Selector}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu;

/** One form for a text and for what is searched in it: full width becomes half, capitals become small. */
export const normalise = (text: string): string =>
  text.normalize('NFKC').replace(invisible, '').toLowerCase().normalize('NFKC');
