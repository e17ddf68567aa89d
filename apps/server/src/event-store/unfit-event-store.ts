/** The event store is not one that this server may rely on; the message says what to do. */
export class UnfitEventStore extends Error {
  override readonly name = 'UnfitEventStore';
}
