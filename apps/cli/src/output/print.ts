/** One line or several on standard output. */
export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** On standard error: what is said beside the result. */
export const note = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
