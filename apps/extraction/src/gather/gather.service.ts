import { type EvidenceRef, GatherOutcome, type GatherResponse } from '@licensing/contracts';
import { canonicalJson, getLicenceType, type JsonValue, type LicenceTypeDefinition } from '@licensing/domain';
import { Answers, AppError, type RegistryReply, sha256Hex } from '@licensing/platform';
import { Inject, Injectable } from '@nestjs/common';
import { ExtractedService, toExtractedJson } from '../documents/extracted.service';
import { findStandIns, selectNeeded } from './stand-ins';
import { SourceReader, type SourceReplies } from '../sources/source-reader.service';
import { type GatherDto } from './gather.dto';

function toEvidence(reply: RegistryReply): EvidenceRef[] {
  if (reply.kind !== 'answered') return [];
  const { source, requestId, asOf, replySha256 } = reply;
  return [{ source, requestId, asOf, replySha256, rule: '' }];
}

/**
 * Asks, at submission, every source that the licence type names, and reads documents beside that; final answers are kept
 * under their key. A source that is silent is waited for, unless a document stands in for it.
 */
@Injectable()
export class GatherService {
  constructor(
    @Inject(SourceReader) private readonly sources: SourceReader,
    @Inject(Answers) private readonly answers: Answers,
    @Inject(ExtractedService) private readonly documents: ExtractedService,
  ) {}

  async gather(request: GatherDto): Promise<GatherResponse> {
    const definition = getLicenceType(request.licenceType, request.typeVersion);
    const asked = definition.sources.filter(({ steps }) => steps.includes('gather'));
    const declared = {
      ...(JSON.parse(request.declaredJson) as Record<string, JsonValue>),
      creditCode: request.creditCode,
    };
    const { applicant, documents } = request;
    const [first, extracted] = await Promise.all([
      this.sources.readAll(asked, declared),
      this.documents.extract(definition, documents, { applicant }, true),
    ]);
    const standIns = findStandIns(definition, extracted.facts);
    const { registered, replies } = await this.askAgain(first, standIns, asked, declared);
    const answeredAt = new Date().toISOString();
    const silent = replies.find((reply) => reply.kind === 'silent' && !standIns.has(reply.source));
    if (silent?.kind === 'silent') {
      const final = await this.answers.find<GatherResponse>(request.idempotencyKey);
      if (final !== undefined) return final;
      return {
        outcome: GatherOutcome.GATHER_OUTCOME_WAITING,
        reasons: [],
        evidence: [],
        waiting: { source: silent.source, since: silent.since },
        fieldsSha256: '',
        registeredJson: '',
        extractedJson: '',
        extractedSha256: '',
        answeredAt,
      };
    }
    const registeredJson = canonicalJson(registered);
    const extractedJson = toExtractedJson(documents, extracted.facts);
    const reasons = selectNeeded(definition, extracted.reasons, { declared, registered });
    const unusable =
      reasons.length > 0 || replies.some((reply) => reply.kind === 'malformed') || replies.length < asked.length;
    return this.answers.keep<GatherResponse>(request.idempotencyKey, {
      // What is unusable here is named, with its remedy, by the rules that miss it.
      outcome: unusable ? GatherOutcome.GATHER_OUTCOME_REFER : GatherOutcome.GATHER_OUTCOME_GATHERED,
      reasons,
      evidence: [...replies.flatMap(toEvidence), ...extracted.evidence],
      waiting: undefined,
      fieldsSha256: sha256Hex(registeredJson),
      registeredJson,
      extractedJson,
      extractedSha256: extractedJson === '' ? '' : sha256Hex(extractedJson),
      answeredAt,
    });
  }

  /** Nothing else was asked while one source was known to be away: where that one is spared, the others are asked now. */
  private async askAgain(
    first: SourceReplies,
    standIns: ReadonlySet<string>,
    asked: LicenceTypeDefinition['sources'],
    declared: Readonly<Record<string, JsonValue>>,
  ): Promise<SourceReplies> {
    const [only, ...more] = first.replies;
    const isAlone = only?.kind === 'silent' && more.length === 0 && asked.length > 1;
    if (!isAlone || !standIns.has(only.source)) return first;
    return this.sources.readAll(asked, declared, standIns);
  }

  async get(idempotencyKey: string): Promise<GatherResponse> {
    const gathered = await this.answers.find<GatherResponse>(idempotencyKey);
    if (gathered === undefined) throw new AppError('RESOURCE.NOT_FOUND');
    return gathered;
  }
}
