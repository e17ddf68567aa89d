import type { Role, UnitKind } from './events.js';

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent?: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly department?: string;
  readonly roles: readonly Role[];
  /** False once the person has left. */
  readonly active: boolean;
}

/** Units and people as they stand at one revision of the organisation's stream. */
export interface Organisation {
  readonly units: ReadonlyMap<string, Unit>;
  readonly people: ReadonlyMap<string, Person>;
}

/** Whether `unit` is `other` or stands under it. */
export function isOfUnit(organisation: Organisation, unit: string, other: string): boolean {
  const seen = new Set<string>();
  for (
    let at: string | undefined = unit;
    at !== undefined && !seen.has(at);
    at = organisation.units.get(at)?.parent
  ) {
    if (at === other) return true;
    seen.add(at);
  }
  return false;
}
