import type { Language } from './events.js';

interface MessageTexts {
  subject(count: number, urgent: boolean): string;
  readonly greeting: string;
  line(instrument: string, number: string, obligation: string, dueOn: string): string;
  answer(dueOn: string): string;
  posted(unit: string, period: string, answerDueOn: string): string;
  takenOff(unit: string, period: string, answerDueOn: string): string;
  readonly closing: string;
}

/** What is owed, as a message names it. */
const obligations: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  firstReview: { zh: '初审', en: 'first review' },
  secondReview: { zh: '复审', en: 'second review' },
  finalisation: { zh: '定稿', en: 'finalisation' },
  rework: { zh: '返工', en: 'rework' },
  planning: { zh: '制定措施', en: 'planning of measures' },
  measure: { zh: '整改措施', en: 'measure' },
  signOffRequest: { zh: '申请销号', en: 'request for sign-off' },
  rectification: { zh: '整改', en: 'rectification' },
  signOffStep: { zh: '销号环节', en: 'step of the sign-off' },
  publicityEnd: { zh: '公示期满', en: 'end of publicity' },
  objectionAnswer: { zh: '异议答复', en: 'answer to an objection' },
  extensionEndorsement: { zh: '延期单位意见', en: 'endorsement of an extension' },
  extensionDecision: { zh: '延期审批', en: 'decision on an extension' },
  nextCheck: { zh: '阶段检查', en: 'next check' },
  expectedEnd: { zh: '预计完成', en: 'expected end' },
  revisit: { zh: '回访', en: 'revisit' },
};

const named = (obligation: string, language: Language): string =>
  obligations[obligation]?.[language] ?? obligation;

/** Chinese and English of every message. */
export const messageTexts: Readonly<Record<Language, MessageTexts>> = {
  zh: {
    subject: (count, urgent) => `${urgent ? '【急】' : ''}销号提醒：${count} 件`,
    greeting: '您好，以下事项请及时办理：',
    line: (instrument, number, obligation, dueOn) =>
      `${instrument} 问题 ${number} ${named(obligation, 'zh')}，期限 ${dueOn}`,
    answer: (dueOn) => `，请于 ${dueOn} 前签收并回复`,
    posted: (unit, period, answerDueOn) =>
      `蜗牛榜登榜通知 ${unit} ${period}，如有申辩请于 ${answerDueOn} 前提出`,
    takenOff: (unit, period) => `蜗牛榜下榜通知 ${unit} ${period}`,
    closing: '详情请登录销号系统查看收件箱。此邮件由系统自动发出。',
  },
  en: {
    subject: (count, urgent) => `${urgent ? '[Urgent] ' : ''}Xiaohao: ${count} to attend to`,
    greeting: 'Please attend to the following:',
    line: (instrument, number, obligation, dueOn) =>
      `${instrument}: problem ${number}, ${named(obligation, 'en')}, due on ${dueOn}`,
    answer: (dueOn) => `; please confirm and answer by ${dueOn}`,
    posted: (unit, period, answerDueOn) =>
      `${unit} is on the snail board for ${period}; if there is anything to say to it, please say it by ${answerDueOn}`,
    takenOff: (unit, period) => `${unit} is off the snail board for ${period}`,
    closing: 'For more, log in and look into your inbox. This message was sent by the system.',
  },
};
