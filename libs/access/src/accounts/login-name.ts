const fit = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{2,63}$/u;

/**
 * A login name in its one form, NFKC and lower case, so that no two people have names that look alike by width or
 * case; undefined when it is none. Lower case is taken twice around NFKC because each may undo the other.
 */
export function loginName(text: string): string | undefined {
  const name = text.normalize('NFKC').toLowerCase().normalize('NFKC');
  return fit.test(name) ? name : undefined;
}
