import { Action } from '@licensing/contracts';
import { MANDATE_ACTIONS, type MandateAction } from '@licensing/domain';

const ON_WIRE: Readonly<Record<MandateAction, Action>> = {
  prepare: Action.ACTION_PREPARE,
  submit: Action.ACTION_SUBMIT,
  follow: Action.ACTION_FOLLOW,
  collect: Action.ACTION_COLLECT,
};

export function toWireAction(name: MandateAction): Action {
  return ON_WIRE[name];
}

/** What is known of the actions of a mandate, by name. */
export function toActionNames(actions: readonly Action[]): MandateAction[] {
  return MANDATE_ACTIONS.filter((name) => actions.includes(ON_WIRE[name]));
}
