import type { Metadata } from '@grpc/grpc-js';

/** What somebody may do with a stream, or with groups of consumers. */
export type Right = 'read' | 'write' | 'delete' | 'metaRead' | 'metaWrite';

/** Who may do what. @throws CallError of PERMISSION_DENIED or UNAUTHENTICATED */
export interface Access {
  onStream(call: Metadata, right: Right, stream: string): void;
  onGroups(call: Metadata): void;
}

/** Without access control. */
export const everythingAllowed: Access = { onStream() {}, onGroups() {} };
