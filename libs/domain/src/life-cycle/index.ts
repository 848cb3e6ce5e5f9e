export { type AnswerTerm, answerableUntil } from './answer-term';
export * from './derive-status';
export * from './states';
export * from './transitions';
