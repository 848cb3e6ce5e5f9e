import { type Question as WireQuestion, type Reason as WireReason } from '@licensing/contracts';
import { type Question, type Reason } from '@licensing/domain';

export function toWireReason({ field = '', rule = '', ...reason }: Reason): WireReason {
  return { ...reason, field, rule };
}

export function toWireQuestion({ field = '', choices = [], ...question }: Question): WireQuestion {
  return { ...question, field, choices };
}
