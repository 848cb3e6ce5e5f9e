import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CallBoard } from '../faults/call-board';
import { FaultBoard } from '../faults/fault-board';
import { SpoiltAnswer } from '../faults/spoilt-answer';
import { SandboxProblem } from '../problems/sandbox-problem';
import type { RegistryId } from './registry-ids';

/** A registry's answer; `record` null means: no such record. */
export interface Envelope<T> {
  readonly requestId: string;
  readonly source: RegistryId;
  readonly asOf: string;
  readonly record: T | null;
}

export interface Question<T> {
  readonly registry: RegistryId;
  /** What faults may be set on: the identifiers asked about. */
  readonly keys: readonly string[];
  readonly requestId: string | undefined;
  readonly answer: () => T | null;
  /** A well-formed answer about somebody or something else. */
  readonly wrong: () => T | null;
}

const RETRY_AFTER_SECONDS = 1;
/** What a caller may have echoed: it goes into the answer as it came. */
const MAX_REQUEST_ID = 128;

function envelope<T>({ registry, requestId }: Question<T>, record: T | null): Envelope<T> {
  const echoed = requestId !== undefined && requestId.length <= MAX_REQUEST_ID ? requestId : randomUUID();
  return { requestId: echoed, source: registry, asOf: new Date().toISOString(), record };
}

/** Where every registry answers: the record asked for, unless a fault has been set on it. */
@Injectable()
export class RegistryDesk {
  constructor(
    private readonly faults: FaultBoard,
    private readonly calls: CallBoard,
  ) {}

  answer<T>(question: Question<T>): Envelope<T> | Promise<Envelope<T>> {
    const { registry } = question;
    this.calls.count(registry, 'asked');
    const fault = this.faults.findFault(registry, question.keys);
    if (!fault) return this.rightAnswer(question);
    switch (fault.kind) {
      case 'delay':
        return wait(fault.delayMs).then(() => this.rightAnswer(question));
      case 'wrong':
        this.calls.count(registry, 'wrong');
        return envelope(question, question.wrong());
      default:
        this.calls.count(registry, 'failed');
    }
    switch (fault.kind) {
      case 'timeout':
        return this.faults.untilStopped();
      case 'gone':
        throw new SandboxProblem('REGISTRY.GONE');
      case 'error':
        throw new SandboxProblem('REGISTRY.UNAVAILABLE', [], fault.status, RETRY_AFTER_SECONDS);
      case 'drop':
      case 'malformed':
      case 'slow-body':
        throw new SpoiltAnswer(fault.kind, envelope(question, question.answer()), fault.delayMs);
    }
  }

  private rightAnswer<T>(question: Question<T>): Envelope<T> {
    this.calls.count(question.registry, 'answered');
    return envelope(question, question.answer());
  }
}
