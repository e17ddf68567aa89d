/** A JSON pointer (RFC 6901) of the given steps; none is the whole document, `''`. */
export const jsonPointer = (steps: readonly (string | number)[]): string =>
  steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
