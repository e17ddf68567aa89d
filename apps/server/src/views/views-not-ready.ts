/** The views have never been built, or are of another version and being built. */
export class ViewsNotReady extends Error {
  override readonly name = 'ViewsNotReady';
}
