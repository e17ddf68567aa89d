/**
 * Characters that never enter an event: C0 and C1 controls but tab and line feeds, lone surrogates,
 * noncharacters, bidirectional overrides and isolates, and U+FFFD, which is what broken text turns into.
 */
const forbidden =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffd-\uffff]|\p{Cs}|\p{Noncharacter_Code_Point}/u;

/** The first forbidden character as `U+XXXX`, or undefined. */
export function forbiddenCharacter(text: string): string | undefined {
  const at = forbidden.exec(text);
  if (!at) return undefined;
  const code = at[0].codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
