const text = { type: 'string' } as const;
const wording = {
  type: 'object',
  required: ['title', 'detail'],
  properties: { title: text, detail: text },
  additionalProperties: false,
} as const;

/** One fault of a field, a parameter or a header. */
const problemError = {
  type: 'object',
  required: ['code', 'message', 'en'],
  properties: {
    pointer: {
      ...text,
      description: '请求体内位置 / JSON pointer (RFC 6901) into the body; "" is all of it',
    },
    parameter: { ...text, description: '查询参数或请求头 / name of the query parameter or header' },
    code: { ...text, description: '所违反的规则 / the rule that is broken' },
    message: text,
    en: text,
    zh: { ...text, description: 'message 为英文时 / where message is English' },
  },
  oneOf: [{ required: ['pointer'] }, { required: ['parameter'] }],
  additionalProperties: false,
} as const;

/** One fault of a line of an imported file. */
const problemRow = {
  type: 'object',
  required: ['line', 'code', 'zh', 'en'],
  properties: {
    line: { type: 'integer' },
    column: text,
    heading: { ...text, description: '该列的中文标题 / heading of the column, Chinese' },
    code: text,
    zh: text,
    en: text,
  },
  additionalProperties: false,
} as const;

/** Every refusal: what always comes, then what comes with some codes. @param codes all that there are */
export const problemSchemas = (codes: readonly string[]) => ({
  Problem: {
    type: 'object',
    required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'en'],
    properties: {
      type: { ...text, format: 'uri-reference' },
      title: text,
      status: { type: 'integer' },
      detail: text,
      instance: { ...text, description: '请求的路径 / path of the request, without its query' },
      code: { enum: codes },
      requestId: { ...text, description: '请求无法读懂时没有 / absent where no request could be read' },
      en: wording,
      zh: { ...wording, description: 'title、detail 为英文时 / where title and detail are English' },
      errors: { type: 'array', minItems: 1, items: { $ref: '#/components/schemas/ProblemError' } },
      revision: { ...text, description: '现行版本 / the present revision' },
      possible: { type: 'array', items: text, description: '现在可办的 / commands that you may give now' },
      rows: {
        type: 'array',
        items: { $ref: '#/components/schemas/ProblemRow' },
        description: '导入文件的各处错误 / faults of an imported file',
      },
      position: { ...text, description: '已推算到 / how far the past has been replayed' },
      head: { ...text, description: '日志末尾 / the end of the log' },
      from: { ...text, description: '起日，含 / first day, inclusive' },
      to: { ...text, description: '止日，含 / last day, inclusive' },
      codePoint: { ...text, description: '不接受的字符 / the character that is not accepted' },
    },
    additionalProperties: false,
  },
  ProblemError: problemError,
  ProblemRow: problemRow,
});
