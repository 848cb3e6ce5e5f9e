import { type EvidenceRef, GatherOutcome, type GatherResponse } from '@licensing/contracts';
import { canonicalJson, getLicenceType, type JsonValue } from '@licensing/domain';
import { Answers, AppError, type RegistryReply, sha256Hex } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { SourceReader } from '../sources/source-reader.service';
import { type GatherDto } from './gather.dto';

function toEvidence(reply: RegistryReply): EvidenceRef[] {
  if (reply.kind !== 'answered') return [];
  const { source, requestId, asOf, replySha256 } = reply;
  return [{ source, requestId, asOf, replySha256, rule: '' }];
}

/** Asks, at submission, every source that the licence type names; final answers are kept under their key. */
@Injectable()
export class GatherService {
  constructor(
    @Inject(SourceReader) private readonly sources: SourceReader,
    @Inject(Answers) private readonly answers: Answers,
  ) {}

  async gather(request: GatherDto): Promise<GatherResponse> {
    const definition = getLicenceType(request.licenceType, request.typeVersion);
    const asked = definition.sources.filter(({ steps }) => steps.includes('gather'));
    const declared = {
      ...(JSON.parse(request.declaredJson) as Record<string, JsonValue>),
      creditCode: request.creditCode,
    };
    const { registered, replies } = await this.sources.read('decision', asked, declared);
    const answeredAt = new Date().toISOString();
    const silent = replies.find((reply) => reply.kind === 'silent');
    if (silent?.kind === 'silent') {
      const first = await this.answers.find<GatherResponse>(request.idempotencyKey);
      if (first !== undefined) return first;
      return {
        outcome: GatherOutcome.GATHER_OUTCOME_WAITING,
        reasons: [],
        evidence: [],
        waiting: { source: silent.source, since: silent.since },
        fieldsSha256: '',
        registeredJson: '',
        answeredAt,
      };
    }
    const registeredJson = canonicalJson(registered);
    const unusable = replies.some((reply) => reply.kind === 'malformed') || replies.length < asked.length;
    return this.answers.keep<GatherResponse>(request.idempotencyKey, {
      // What is unusable here is named, with its remedy, by the rules that miss it.
      outcome: unusable ? GatherOutcome.GATHER_OUTCOME_REFER : GatherOutcome.GATHER_OUTCOME_GATHERED,
      reasons: [],
      evidence: replies.flatMap(toEvidence),
      waiting: undefined,
      fieldsSha256: sha256Hex(registeredJson),
      registeredJson,
      answeredAt,
    });
  }

  async get(idempotencyKey: string): Promise<GatherResponse> {
    const gathered = await this.answers.find<GatherResponse>(idempotencyKey);
    if (gathered === undefined) throw new AppError('RESOURCE.NOT_FOUND');
    return gathered;
  }
}
