/** Zero-width and formatting characters, soft hyphens, variation selectors: they are seen by no reader. */
const invisible = /\p{Default_Ignorable_Code_Point}|\p{Cf}/gu;

/** Of what nearly all texts consist, and of what only full-width digits and punctuation change. */
const plain = /^[ -@[-~、。“”《》\u4e00-\u9fff！-＠]*$/;
const fullWidth = /[！-＠]/g;
const half = (character: string): string => String.fromCharCode(character.charCodeAt(0) - 0xfee0);

/** One form for a text and for what is searched in it: full width becomes half, capitals become small. */
export const normalise = (text: string): string =>
  plain.test(text)
    ? text.replace(fullWidth, half)
    : text.normalize('NFKC').replace(invisible, '').toLowerCase().normalize('NFKC');
