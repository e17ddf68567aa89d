import { describe, expect, it } from '@jest/globals';
import { NotFoundException, UnauthorizedException } from '@nestjs/common';
import { edgeProblem } from './edge-problem.js';
import { edgeRefusals } from './edge-refusals.js';
import { fillTemplate } from './fill-template.js';
import { preferredLanguage } from './preferred-language.js';
import { problemOfError } from './problem-of-error.js';
import { problemOfRefusal } from './problem-of-refusal.js';
import { refusalTexts } from './refusal-texts.js';
import { renderProblem } from './render-problem.js';

describe('the catalogue of the edge', () => {
  it.each(Object.entries(edgeRefusals))(
    '%s has a 4xx or 5xx status and both texts with the same places',
    (_code, entry) => {
      expect(entry.status).toBeGreaterThanOrEqual(400);
      const places = (text: string) =>
        [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name?.replace(/En$/, '')).sort();
      expect(places(entry.zh.detail)).toEqual(places(entry.en.detail));
      expect(`${entry.zh.title}${entry.zh.detail}`).toMatch(/\p{Script=Han}/u);
      expect(`${entry.en.title}${entry.en.detail}`).not.toMatch(/\p{Script=Han}/u);
    },
  );
});

describe('a domain refusal', () => {
  const entry = { status: 422, zh: '{unit} 不得复核。', en: '{unit} may not verify.' } as const;
  const problem = problemOfRefusal(
    { refused: 'ReviewerOfOwnUnit', pointer: '/reviewer', params: { unit: 'A' } },
    entry,
    {
      extensions: { allowed: ['x'], status: 200 },
    },
  );

  it('is Chinese with English beside, its extensions behind its own members', () => {
    expect(renderProblem(problem, { language: 'zh', url: '/a?token=s', requestId: 'r' })).toEqual({
      type: '/problems/ReviewerOfOwnUnit',
      title: '内容不符合规则',
      status: 422,
      detail: 'A 不得复核。',
      instance: '/a',
      code: 'ReviewerOfOwnUnit',
      requestId: 'r',
      en: { title: 'A rule is broken', detail: 'A may not verify.' },
      errors: [
        { pointer: '/reviewer', code: 'ReviewerOfOwnUnit', message: 'A 不得复核。', en: 'A may not verify.' },
      ],
      allowed: ['x'],
    });
  });

  it('is English first when asked for', () => {
    const details = renderProblem(problem, { language: 'en', url: '/a' });
    expect(details).toMatchObject({ detail: 'A may not verify.', zh: { detail: 'A 不得复核。' } });
    expect(details.errors?.[0]).toMatchObject({ message: 'A may not verify.', zh: 'A 不得复核。' });
  });
});

it('fills only the places it has values for', () => {
  expect(fillTemplate('{a} {b} {constructor}', { a: '{b}' })).toBe('{b} {b} {constructor}');
});

describe('the texts of a refusal', () => {
  const stages = { firstReview: { zh: '初审', en: 'First review' }, filed: { zh: '备案', en: 'Filed' } };
  const entry = {
    status: 409,
    zh: '“{stage}”：{needed}，{id}',
    en: '{stage}: {needed}, {id}',
    words: { stage: stages, needed: stages },
  } as const;

  it('say words for codes and join lists as the language does', () => {
    const params = { stage: 'firstReview', needed: ['filed', 'firstReview'], id: 'filed' };
    expect(refusalTexts(entry, params)).toEqual({
      zh: '“初审”：备案、初审，filed',
      en: 'first review: filed, first review, filed',
    });
  });

  it('leave a code as it is that has no word', () => {
    expect(refusalTexts(entry, { stage: 'constructor', needed: [], id: 7 })).toEqual({
      zh: '“constructor”：，7',
      en: 'constructor: , 7',
    });
  });
});

describe('the language', () => {
  it.each<[string | undefined, string]>([
    [undefined, 'zh'],
    ['*', 'zh'],
    ['en', 'en'],
    ['en-GB,zh;q=0.9', 'en'],
    ['zh-CN,en;q=0.9', 'zh'],
    ['en,zh', 'zh'],
    ['en;q=x', 'zh'],
    ['fr', 'zh'],
    [`${'x,'.repeat(300)}en`, 'zh'],
  ])('%s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});

describe('an error of another origin', () => {
  const coded = (code: string, statusCode?: number) =>
    Object.assign(new Error('inner'), { code, statusCode });

  it.each<[string, unknown, number, string]>([
    ['a Nest exception', new NotFoundException(), 404, 'RouteNotFound'],
    ['a guard', new UnauthorizedException(), 401, 'Unauthenticated'],
    ['the framework’s body limit', coded('FST_ERR_CTP_BODY_TOO_LARGE', 413), 413, 'BodyTooLarge'],
    ['an unlisted 4xx', coded('FST_ERR_OTHER', 418), 400, 'MalformedRequest'],
    ['a full disk', coded('ENOSPC'), 507, 'StorageFull'],
    ['too many open files of the process', coded('EMFILE'), 503, 'Unavailable'],
    ['a file system that can only be read', coded('EROFS'), 503, 'Unavailable'],
    ['too many open files of the machine', coded('ENFILE'), 503, 'Unavailable'],
    ['a name that objects have by birth', coded('constructor'), 500, 'InternalError'],
    ['a plain error', new Error('secret'), 500, 'InternalError'],
    ['a thrown text', 'secret', 500, 'InternalError'],
    ['nothing', undefined, 500, 'InternalError'],
  ])('%s', (_name, error, status, code) => {
    const problem = problemOfError(error);
    expect([problem.parts.status, problem.code]).toEqual([status, code]);
    expect(JSON.stringify(renderProblem(problem, { language: 'zh', url: '/' }))).not.toMatch(/secret|inner/);
  });

  it('is left to the application first', () => {
    const translated = edgeProblem('Unavailable');
    expect(problemOfError(new Error('log'), () => translated)).toBe(translated);
    expect(problemOfError(new Error('log'), () => undefined).code).toBe('InternalError');
  });
});
