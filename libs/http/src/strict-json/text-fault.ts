/** Why a text is not kept: the refusal's code and the first character at fault, such as `U+202E`. */
export interface TextFault {
  readonly code:
    | 'IllFormedString'
    | 'ControlCharacter'
    | 'LineSeparator'
    | 'Noncharacter'
    | 'BidiControl'
    | 'ReplacementCharacter';
  readonly codePoint: string;
}

const REFUSED =
  /(?![\t\n])[\p{Cs}\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffd\p{Noncharacter_Code_Point}]/u;

/** Anything outside the ranges that most texts are written in, none of which is ever at fault. */
const WORTH_A_LOOK = /[^\t\n\u0020-\u007e\u00a0-\u1fff\u2e80-\u9fff\uff01-\uffee]/;

const classify = (code: number): TextFault['code'] => {
  if (code >= 0xd800 && code <= 0xdfff) return 'IllFormedString';
  if (code < 0xa0) return 'ControlCharacter';
  if (code === 0x2028 || code === 0x2029) return 'LineSeparator';
  if (code >= 0x202a && code <= 0x2069) return 'BidiControl';
  return code === 0xfffd ? 'ReplacementCharacter' : 'Noncharacter';
};

/**
 * The first thing in a text that may not enter an event. Line feed and tab are kept; carriage return is not,
 * so that one text has one form. U+FFFD is refused: it is what remains of text that was decoded wrongly
 * before it was sent, and a record must not hold it as if someone had written it.
 */
export function textFault(text: string): TextFault | undefined {
  if (!WORTH_A_LOOK.test(text)) return undefined;
  const point = REFUSED.exec(text)?.[0].codePointAt(0);
  if (point === undefined) return undefined;
  return { code: classify(point), codePoint: `U+${point.toString(16).toUpperCase().padStart(4, '0')}` };
}
