import { randomBytes } from 'node:crypto';

const latin = 'cnry7e1f';
const han = '金丝雀';

/** A reporter's identity that is found wherever it turns up: both parts are in the name and in the contact. */
export const newCanary = (): { readonly name: string; readonly contact: string } => {
  const own = randomBytes(6).toString('hex');
  return { name: `${han}${latin}${own}`, contact: `${latin}${own}@${han}.example` };
};

/** The letters of base64 that a text has wherever it begins within three bytes. */
const inBase64 = (text: string): readonly string[] =>
  [0, 1, 2].map((lead) => {
    const bits = Buffer.concat([Buffer.alloc(lead), Buffer.from(text)]).toString('base64');
    return bits.slice(Math.ceil((lead * 8) / 6), Math.floor(((lead + text.length) * 8) / 6));
  });

const escaped = [...han].map((letter) => `\\u${letter.charCodeAt(0).toString(16)}`).join('');

/** What is looked for: as text, and as it stands in JSON, in addresses, in UTF-16, in hex, in base64. */
const needles: readonly Buffer[] = [
  Buffer.from(latin),
  Buffer.from(han),
  Buffer.from(latin, 'utf16le'),
  Buffer.from(han, 'utf16le'),
  Buffer.from(escaped),
  Buffer.from(escaped.toUpperCase().replaceAll('\\U', '\\u')),
  Buffer.from(encodeURIComponent(han)),
  Buffer.from(Buffer.from(latin).toString('hex')),
  ...inBase64(latin).map((text) => Buffer.from(text)),
];

/** Whether anything of a canary is in there, in any of those forms. */
export function hasCanary(told: Buffer | string): boolean {
  const bytes = typeof told === 'string' ? Buffer.from(told) : told;
  return needles.some((needle) => bytes.includes(needle));
}
