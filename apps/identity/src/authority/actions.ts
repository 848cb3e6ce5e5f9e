import { Action } from '@licensing/contracts';
import { MANDATE_ACTIONS, type MandateAction } from '@licensing/domain';

/** Each action by the name that the rules know it by. */
export const ACTIONS: Readonly<Record<MandateAction, Action>> = {
  prepare: Action.ACTION_PREPARE,
  submit: Action.ACTION_SUBMIT,
  follow: Action.ACTION_FOLLOW,
  collect: Action.ACTION_COLLECT,
};

/** Undefined for one that nobody knows. */
export function findActionName(action: Action): MandateAction | undefined {
  return MANDATE_ACTIONS.find((name) => ACTIONS[name] === action);
}
