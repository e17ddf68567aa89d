import type { EdgeRefusal } from './edge-refusal.js';
import { refusalsOfBodies } from './refusals-of-bodies.js';
import { refusalsOfPreconditions } from './refusals-of-preconditions.js';
import { refusalsOfReading } from './refusals-of-reading.js';
import { refusalsOfRequests } from './refusals-of-requests.js';
import { refusalsOfService } from './refusals-of-service.js';
import { refusalsOfSigning } from './refusals-of-signing.js';

const catalogue = {
  ...refusalsOfBodies,
  ...refusalsOfRequests,
  ...refusalsOfReading,
  ...refusalsOfPreconditions,
  ...refusalsOfService,
  ...refusalsOfSigning,
} as const;

/** Name of a refusal that any route may give. */
export type EdgeCode = keyof typeof catalogue;

/** Every refusal that is not a rule of the work: code, status and both texts. */
export const edgeRefusals: Readonly<Record<EdgeCode, EdgeRefusal>> = catalogue;
