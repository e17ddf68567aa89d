/** The number of a problem, from its stream as it is stored: the first event gives it. */
export function numberIn([first]: readonly { readonly data: string }[]): string {
  if (first === undefined) return '';
  return (JSON.parse(first.data) as { readonly number?: string }).number ?? '';
}
