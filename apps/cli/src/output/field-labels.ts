import type { Label } from '@xiaohao/problem';

const of = (zh: string, en: string): Label => ({ zh, en });

/** Fields of a problem as clerks call them. A field that is not here is shown by its own name. */
const fieldLabels: Readonly<Record<string, Label>> = {
  answer: of('答复', 'answer'),
  campaign: of('专项', 'campaign'),
  causes: of('根源', 'causes'),
  checklistEntry: of('清单条目', 'checklist entry'),
  classification: of('分类', 'classification'),
  cleared: of('准予知悉', 'cleared'),
  closings: of('销号', 'closings'),
  completed: of('完成', 'completed'),
  content: of('内容', 'content'),
  description: of('描述', 'description'),
  difficulty: of('难度', 'difficulty'),
  discovery: of('发现方式', 'discovery'),
  dueOn: of('期限', 'due'),
  ended: of('已结束', 'ended'),
  endedGround: of('终止理由', 'ground of ending'),
  evidence: of('佐证', 'evidence'),
  expectedResult: of('预期成效', 'expected result'),
  extensions: of('延期', 'extensions'),
  file: of('文件', 'file'),
  filedAt: of('备案时间', 'filed at'),
  filingNumber: of('备案编号', 'filing number'),
  finalised: of('定稿', 'finalised'),
  foundOn: of('发现日期', 'found on'),
  handling: of('整改类型', 'handling'),
  identifiedAt: of('登记时间', 'identified at'),
  identifiedBy: of('登记人', 'identified by'),
  indicator: of('指标', 'indicator'),
  intake: of('来件', 'intake'),
  leader: of('责任领导', 'leader'),
  measures: of('措施', 'measures'),
  mergedInto: of('并入', 'merged into'),
  number: of('编号', 'number'),
  objections: of('异议', 'objections'),
  opinions: of('审核意见', 'opinions'),
  originalDueOn: of('原期限', 'original due'),
  owner: of('责任主体', 'owner'),
  person: of('责任人', 'person'),
  progress: of('进展', 'progress'),
  publicity: of('公示', 'publicity'),
  rejected: of('驳回', 'rejected'),
  reopenings: of('复号', 'reopenings'),
  returned: of('退回', 'returned'),
  revisions: of('调整次数', 'revisions'),
  revisits: of('回访', 'revisits'),
  rounds: of('审核轮次', 'rounds'),
  satisfaction: of('满意度', 'satisfaction'),
  secrecy: of('知悉范围', 'secrecy'),
  severity: of('严重程度', 'severity'),
  signOff: of('销号申请', 'sign-off'),
  signatures: of('签字', 'signatures'),
  source: of('来源', 'source'),
  stage: of('阶段', 'stage'),
  stale: of('须重签', 'stale'),
  stepsDone: of('已完成步骤', 'steps done'),
  supersededBy: of('被替代', 'superseded by'),
  supportUnits: of('配合单位', 'support units'),
  taskForce: of('挂帅', 'task force'),
  text: of('文字', 'text'),
  title: of('标题', 'title'),
  unit: of('单位', 'unit'),
  upheld: of('成立', 'upheld'),
  wording: of('表述', 'wording'),
};

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** A JSON pointer in words; ids are cut to what tells them apart at a glance. */
export const fieldInWords = (pointer: string, lang: keyof Label): string =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => fieldLabels[part]?.[lang] ?? (id.test(part) ? part.slice(0, 8) : part))
    .join(' · ');
