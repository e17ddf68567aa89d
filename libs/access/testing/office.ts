import type { Organisation } from '@xiaohao/organisation';

/** One unit with somebody in office and somebody who has left. */
export const office: Organisation = {
  units: new Map([['u', { id: 'u', name: '示例单位', kind: 'office' }]]),
  people: new Map([
    ['p', { id: 'p', name: '某', unit: 'u', roles: [], active: true }],
    ['gone', { id: 'gone', name: '离任', unit: 'u', roles: [], active: false }],
  ]),
};
