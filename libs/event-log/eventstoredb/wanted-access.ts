/** Names of users and groups; `$all` is everybody, `$admins` may always. */
export type Roles = readonly string[];

/** One right that is given to others than before; `before` is null where nothing was said and the server's default held. */
export interface AccessChange {
  readonly stream: '$settings' | '$all';
  readonly member: string;
  readonly before: Roles | null;
  readonly after: Roles;
}

/** What is to be written; when nothing changes, it is what was there. */
export interface WantedAccess {
  readonly json: Json;
  readonly changes: readonly AccessChange[];
}

type Json = Readonly<Record<string, unknown>>;
/** Who is to have a right, by who has it. The very same list means that nothing is to be done. */
type Rule = (roles: Roles | null) => Roles;
type Rules = Readonly<Record<string, Rule>>;

export const admins = '$admins';
export const everyone = '$all';

const adminsAlone: Rule = (roles) => (roles?.every((role) => role === admins) ? roles : [admins]);
const everyoneUnlessSaid: Rule = (roles) => roles ?? [everyone];
const among =
  (group: string, unlessSaid: Roles): Rule =>
  (roles) => {
    if (roles === null) return unlessSaid;
    return roles.includes(everyone) || roles.includes(group) ? roles : [...roles, group];
  };

/**
 * The default access lists under which a group can append and read, and nobody but administrators can undo
 * anything. Who else may append or read stays, and so does what nobody here knows beside the lists.
 */
export function wantedSettings(known: Json, group: string): WantedAccess {
  const user = ruled('$settings', known, '$userStreamAcl', {
    $r: among(group, [everyone]),
    $w: among(group, [group, admins]),
    $d: adminsAlone,
    $mr: everyoneUnlessSaid,
    $mw: adminsAlone,
  });
  const system = ruled('$settings', user.json, '$systemStreamAcl', {
    $r: adminsAlone,
    $w: adminsAlone,
    $d: adminsAlone,
    $mr: adminsAlone,
    $mw: adminsAlone,
  });
  return { json: system.json, changes: [...user.changes, ...system.changes] };
}

/** The metadata of `$all` under which a group can read everything, beside who can already. */
export const wantedOfAll = (known: Json, group: string): WantedAccess =>
  ruled('$all', known, '$acl', { $r: among(group, [admins, group]) });

/** All that a list may have in it: a server that meets anything else reads nothing of the list. */
const rights: ReadonlySet<string> = new Set(['$r', '$w', '$d', '$mr', '$mw']);

function ruled(stream: AccessChange['stream'], known: Json, list: string, rules: Rules): WantedAccess {
  const listed = Object.entries(objectIn(known[list]));
  const acl: Record<string, unknown> = Object.fromEntries(listed.filter(([right]) => rights.has(right)));
  const idle = listed.some(([right]) => !rights.has(right));
  const changes: AccessChange[] = [];
  for (const [right, rule] of Object.entries(rules)) {
    const said = rolesIn(acl[right]);
    const after = rule(said);
    if (after === said && !idle) continue;
    acl[right] = after.length === 1 ? after[0] : after;
    changes.push({ stream, member: `${list}.${right}`, before: idle ? null : said, after });
  }
  return changes.length === 0 ? { json: known, changes } : { json: { ...known, [list]: acl }, changes };
}

const objectIn = (value: unknown): object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};

/** As the server reads them: one name or a list of names; anything else says nothing. */
export function rolesIn(value: unknown): Roles | null {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) && value.every((role) => typeof role === 'string') ? value : null;
}
