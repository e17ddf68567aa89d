import { fileURLToPath } from 'node:url';

const joined = (name: string): string => fileURLToPath(new URL(`../programs/${name}.js`, import.meta.url));

/** The programs as they run: what the build joins of the compiled files. */
export const programs = { server: joined('server'), worker: joined('worker'), xiaohao: joined('xiaohao') };
