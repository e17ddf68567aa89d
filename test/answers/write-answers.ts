import { writeFileSync } from 'node:fs';
import { answersFile, answersText } from './answers-file.js';

writeFileSync(answersFile, answersText());
