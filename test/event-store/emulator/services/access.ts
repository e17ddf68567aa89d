import type { Metadata } from '@grpc/grpc-js';

/** What somebody may do with a stream. */
export type Right = 'read' | 'write' | 'delete' | 'metaRead' | 'metaWrite';

/** Who may do what. @throws CallError of PERMISSION_DENIED or UNAUTHENTICATED */
export interface Access {
  onStream(call: Metadata, right: Right, stream: string): void;
  /** Making and changing groups. */
  onGroups(call: Metadata): void;
  /** Whether somebody who may call belongs to operators or administrators. */
  operates(call: Metadata): boolean;
  /** Who is calling; asked, too, where everybody may who has an account. */
  nameOf(call: Metadata): string;
}

/** Without access control. */
export const everythingAllowed: Access = {
  onStream() {},
  onGroups() {},
  operates: () => true,
  nameOf: () => 'anonymous',
};
