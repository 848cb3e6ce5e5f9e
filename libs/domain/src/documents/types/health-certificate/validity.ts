import type { ValidityRule } from '../../../dates';

/** How long a card lasts: a year counted from its day, which is not counted itself. */
export const VALIDITY: ValidityRule = {
  years: 1,
  lessDays: 0,
  source: '食品安全法 art 45 (每年进行健康检查); 民法典 art 201, 202',
};
