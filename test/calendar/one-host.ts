// `TZ=… node dist/test/calendar/one-host.js FROM TO`: one host's comparison as JSON.
import { compare } from './compare.js';

const [from, to] = process.argv.slice(2).map(Number);
if (from === undefined || to === undefined) throw new RangeError('two years are needed');
process.stdout.write(JSON.stringify(compare({ from, to })));
