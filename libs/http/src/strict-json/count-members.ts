const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/** How many object members a valid JSON text writes down, repeated ones included. */
export function countMembers(text: string): number {
  let members = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === COLON) members += 1;
    else if (unit === QUOTE) {
      at += 1;
      for (let inner = text.charCodeAt(at); inner !== QUOTE; inner = text.charCodeAt(at))
        at += inner === BACKSLASH ? 2 : 1;
    }
  }
  return members;
}
