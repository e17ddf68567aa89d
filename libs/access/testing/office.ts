import { evolveOrganisation, noOrganisation, type OrganisationEvent } from '@xiaohao/organisation';

const by = 'a';
const founding: readonly OrganisationEvent[] = [
  { type: 'UnitRegistered', data: { unit: 'u', by, name: '示例单位', kind: 'office' } },
  { type: 'PersonEntered', data: { person: 'p', by, name: '某' } },
  { type: 'PersonEntered', data: { person: 'gone', by, name: '离任' } },
  { type: 'PersonLeft', data: { person: 'gone', by, ground: '调离' } },
];

/** One unit with somebody in office and somebody who has left. */
export const office = founding.reduce(evolveOrganisation, noOrganisation);
