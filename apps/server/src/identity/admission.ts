import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { type Admission, type Operation, policies } from '@xiaohao/access';

export const admissionKey = 'xiaohao:operation';

/** The schemes of the description: an API key, a session's access token, an identity provider's token. */
export type Scheme = 'key' | 'session' | 'token';

/** By what callers may prove who they are, for each admission; any one of them is enough. */
const schemesOf: Readonly<Record<Admission, readonly Scheme[]>> = {
  public: [],
  anyKey: ['key', 'session', 'token'],
  person: ['key', 'session', 'token'],
  actingPerson: ['key', 'session', 'token'],
  systemKeeping: ['key', 'session', 'token'],
  securityKeeping: ['key', 'session', 'token'],
  auditing: ['key', 'session', 'token'],
  administering: ['key', 'session', 'token'],
  ownOrKept: ['key', 'session', 'token'],
  restrictedActing: ['key', 'session', 'token'],
  restrictedReading: ['key', 'session', 'token'],
  restrictedCounting: ['key', 'session', 'token'],
};

/** The one place where a route says which policy holds for it; a route without it keeps the server from starting. */
export const Admits = (operation: Operation): ReturnType<typeof applyDecorators> =>
  applyDecorators(
    SetMetadata(admissionKey, operation),
    ...schemesOf[policies[operation]].map((scheme) => ApiBearerAuth(scheme)),
  );
