/** Why a file is not taken in. */
export const evidenceRefusals = {
  FileTooLarge: { status: 413, zh: '文件过大：最多 20 MB', en: 'The file is too large: at most 20 MB' },
  FileEmpty: { status: 422, zh: '文件为空', en: 'The file is empty' },
  FileTypeUnknown: {
    status: 422,
    zh: '不支持的文件类型：可用 PDF、OFD、图片、Office 文档、MP4 视频、UTF-8 文本',
    en: 'This type of file is not taken: PDF, OFD, pictures, Office documents, MP4 video and UTF-8 text are',
  },
  FileTypeMismatch: {
    status: 422,
    zh: '扩展名与内容不符：内容为 {found}',
    en: 'The extension does not fit the content: it is {found}',
  },
  FileAmbiguous: {
    status: 422,
    zh: '文件同时是压缩包，内容不唯一',
    en: 'The file is an archive at the same time: what it shows is not one thing',
  },
  PictureTooLarge: {
    status: 422,
    zh: '图片像素过大或文件头不完整',
    en: 'The picture has too many pixels, or a header that does not say how many',
  },
  FileNameInvalid: {
    status: 422,
    zh: '文件名不合规：不得含控制字符、方向控制符或路径分隔符，首尾不得有空白，最多 255 字节',
    en: 'The file name holds a control character, a bidirectional control or a path separator, begins or ends with a blank, or is over 255 bytes',
  },
  FileMissing: { status: 422, zh: '请求中没有文件', en: 'There is no file in the request' },
  FileUnknown: { status: 422, zh: '文件不存在', en: 'The file is not known' },
} as const;

/** What all of them are called. */
export const evidenceTitle = { zh: '文件不予接收', en: 'The file is not taken' } as const;

export type EvidenceRefusalCode = keyof typeof evidenceRefusals;

/** A file is not taken in. */
export class EvidenceRefused extends Error {
  override readonly name = 'EvidenceRefused';
  constructor(
    readonly code: EvidenceRefusalCode,
    readonly found = '',
  ) {
    super(code);
  }
}

/** There is no room; nothing was kept. */
export class EvidenceStoreFull extends Error {
  override readonly name = 'EvidenceStoreFull';
}
