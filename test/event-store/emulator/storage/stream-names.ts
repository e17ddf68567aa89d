const metastreamPrefix = '$$';

/** `$$s` holds the metadata of `s`. */
export const isMetastream = (stream: string): boolean => stream.startsWith(metastreamPrefix);
export const metastreamOf = (stream: string): string => metastreamPrefix + stream;
export const originalOf = (metastream: string): string => metastream.slice(metastreamPrefix.length);
