import { describe, expect, it } from '@jest/globals';
import { accepts, preferred } from './media-types.js';

const json = 'application/json';
const page = 'text/html';

describe('of a page and JSON', () => {
  it.each<[string, string | undefined, string]>([
    ['nobody says', undefined, json],
    ['an empty header', '', json],
    ['anything', '*/*', json],
    ['a browser', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', page],
    ['a page alone', 'text/html', page],
    ['any text', 'text/*', page],
    ['either', 'text/html, application/json', json],
    ['JSON rather', 'text/html;q=0.5, application/json', json],
    ['a page rather', 'text/html, application/json;q=0.9', page],
    ['no page', 'text/html;q=0, */*;q=0.1', json],
    ['capitals', 'Text/HTML', page],
  ])('%s gets what is wanted most', (_who, header, type) => {
    expect(preferred(header, [json, page])).toBe(type);
  });
});

describe('a type', () => {
  it.each<[string | undefined, boolean]>([
    [undefined, true],
    ['', true],
    ['*/*', true],
    ['application/*;q=0.1', true],
    ['application/json;q=0', false],
    ['application/json;q=0.000', false],
    ['text/html', false],
  ])('is taken by %j: %s', (header, taken) => {
    expect(accepts(header, [json])).toBe(taken);
  });
});
