export { AnswerTooLong, shortText } from './short-text.js';
