import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { done, type Office } from './caller.js';
import { assemble, type Cast } from './cast.js';
import { eventually } from './eventually.js';
import { measurePaper, problemPaper } from './paper.js';
import { dataFolder, type ServerProcess, startServer } from './server-process.js';

const title = '违规公款吃喝的详细情形';

/** A mail server that takes messages, or puts them off. */
class PostOffice {
  readonly taken: { readonly to: string; readonly text: string }[] = [];
  open = true;
  readonly #server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, finished) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      stream.on('end', () => {
        if (!this.open) return finished(Object.assign(new Error('later'), { responseCode: 451 }));
        this.taken.push({ to: session.envelope.rcptTo[0]?.address ?? '', text: decoded(text) });
        finished();
      });
    },
  });

  async listen(): Promise<string> {
    const listener = this.#server.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

/** The body in plain text, whether it came as base64 or as it is. */
function decoded(text: string): string {
  const [head = '', ...body] = text.split('\r\n\r\n');
  const plain = /base64/i.test(head)
    ? Buffer.from(body.join(''), 'base64').toString('utf8')
    : body.join('\n');
  return `${head}\n\n${plain}`;
}

/** Three measures due on one day, and what reaches whom by mail. */
describe('mail', () => {
  const { folder, remove } = dataFolder();
  const post = new PostOffice();
  const office: Office = { url: '' };
  let server: ServerProcess;
  let cast: Cast;

  const clockIs = (instant: string) => done(cast.administrator.post('/clock', { now: instant }));
  const to = (name: string) => post.taken.filter((message) => message.to === `${name}@example.org`);
  /** The n-th message to somebody. A machine that is slow puts off a try, and the next one is some minutes on. */
  const arrives = (name: string, nth: number) =>
    eventually(async () => {
      const { now } = (await done(cast.administrator.get('/clock'))) as { now?: string };
      if (to(name)[nth] === undefined) await clockIs(new Date(Date.parse(now ?? '') + 60_000).toISOString());
      return to(name)[nth];
    });
  const planned = async (problem: string): Promise<void> => {
    await eventually(async () => {
      const { planned: items } = await done(cast.people.clerk.get(`/problems/${problem}/chase`));
      return (items as readonly { rule: string; subject: string }[]).find(
        ({ rule, subject }) => rule === 'band/green/0' && subject.startsWith('measure/'),
      );
    });
  };

  beforeAll(async () => {
    server = await startServer(folder, {
      XIAOHAO_SMTP_URL: await post.listen(),
      XIAOHAO_MAIL_FROM: 'xiaohao@example.org',
    });
    office.url = server.url;
    cast = await assemble(office, '2026-01-01');
    // A Monday, 9:00 in Shanghai.
    await clockIs('2031-03-03T01:00:00Z');
    const { people, units, campaign } = cast;
    const { worker, leader, clerk } = people;
    for (const [name, who, digest] of [
      ['worker', worker, true],
      ['leader', leader, false],
    ] as const)
      await done(who.post('/preferences', { mail: `${name}@example.org`, language: 'zh', digest }));
    for (let n = 0; n < 3; n += 1) {
      const wording = { title: `${title}${n}`, description: '三次' };
      const paper = problemPaper(campaign, units.district, { wording });
      const problem = String((await done(clerk.identifies(paper))).id);
      await done(clerk.namesCause(problem, 'management'));
      await done(clerk.submits(problem));
      await done(people.firstReviewer.passesFirstReview(problem));
      await done(people.secondReviewer.passesSecondReview(problem));
      await done(people.finaliser.finalises(problem));
      const accountable = { person: worker.id, leader: leader.id, unit: units.district, dueOn: '2031-06-30' };
      await done(clerk.assigns(problem, measurePaper(accountable)));
      await done(clerk.starts(problem));
      await planned(problem);
    }
  });
  afterAll(async () => {
    await server.kill();
    await post.close();
    remove();
  });

  it('comes in one message a morning, with numbers and no wording of any problem', async () => {
    // Midnight of 10 June in Shanghai, when the green band begins; then the opening of that working day.
    await clockIs('2031-06-09T16:00:00Z');
    await eventually(async () => {
      const { waiting } = (await done(cast.people.worker.get('/preferences'))) as { waiting?: number };
      return (waiting ?? 0) >= 3 ? waiting : undefined;
    });
    const before = to('worker').length;
    await clockIs('2031-06-10T00:30:00Z');
    const message = await arrives('worker', before);
    for (const number of ['2031-0001', '2031-0002', '2031-0003']) expect(message.text).toContain(number);
    expect(message.text).not.toContain(title);
    expect(to('worker').slice(before)).toHaveLength(1);
  });

  it('leaves out what is not urgent where a person wants it so, and never what is', async () => {
    await clockIs('2031-06-19T16:00:00Z');
    await clockIs('2031-06-20T01:00:00Z');
    await eventually(async () => {
      const { rows } = (await done(cast.people.leader.get('/inbox'))) as {
        rows?: readonly { code: string }[];
      };
      return rows?.some(({ code }) => code === 'yellow') ? rows : undefined;
    });
    expect(to('leader')).toEqual([]);
    await clockIs('2031-07-03T16:00:00Z');
    await eventually(async () => {
      const { waiting } = (await done(cast.people.leader.get('/preferences'))) as { waiting?: number };
      return (waiting ?? 0) >= 3 ? waiting : undefined;
    });
    await clockIs('2031-07-04T01:00:00Z');
    const message = await arrives('leader', 0);
    expect(message.text).toContain('督办通知书');
  });

  it('is tried again when the other side puts it off', async () => {
    post.open = false;
    const before = to('worker').length;
    await clockIs('2031-07-10T16:00:00Z');
    await eventually(async () => {
      const { waiting } = (await done(cast.people.worker.get('/preferences'))) as { waiting?: number };
      return (waiting ?? 0) > 0 ? waiting : undefined;
    });
    await clockIs('2031-07-11T01:00:00Z');
    post.open = true;
    const message = await arrives('worker', before);
    expect(message.text).toContain('2031-0001');
  });

  it('tells the head of a unit that it is on the snail board, and that it is off', async () => {
    const { head, finaliser } = cast.people;
    const { units, campaign } = cast;
    await done(head.post('/preferences', { mail: 'head@example.org', language: 'zh', digest: false }));
    const board = `/campaigns/${campaign}/snail-board`;
    const before = to('head').length;
    const paper = { unit: units.district, period: '2031-06', ground: '不宜写进邮件的事由' };
    const { id } = await done(finaliser.post(board, paper));
    const isTold = async (text: string) => {
      await eventually(async () => {
        await arrives('head', before);
        return to('head')
          .slice(before)
          .find((message) => message.text.includes(text));
      });
    };
    await isTold('蜗牛榜登榜通知');
    await done(finaliser.post(`${board}/${id}/exit`, { ground: '已完成' }));
    await isTold('蜗牛榜下榜通知');
    for (const { text } of to('head')) expect(text).not.toContain('事由');
    expect(to('head').filter(({ text }) => text.includes('登榜通知'))).toHaveLength(1);
  });
});
