import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  HttpStatus,
  Inject,
  Param,
  Patch,
  Post,
  Res,
} from '@nestjs/common';
import { Permits } from '@licensing/platform';
import { type FastifyReply } from 'fastify';
import { SignedIn } from '../access/signed-in';
import { IdentifierPipe } from '../http/identifier.pipe';
import { readRequest } from '../http/read-request';
import { Describe } from '../openapi/describe';
import { type Session } from '../session/session';
import { DraftChangeDto, NewDraftDto } from './draft.dto';
import { toDraftAnswer } from './draft.mapper';
import { DraftsService, type WholeDraft } from './drafts.service';
import { toEntityTag } from './entity-tag';
import { BusinessSuggestions } from './suggestions';

function answer(reply: FastifyReply, { draft, definition, documents }: WholeDraft): object {
  void reply.header('etag', toEntityTag(draft.version)).header('cache-control', 'no-store');
  return toDraftAnswer(draft, definition, documents);
}

@Controller('v1/drafts')
export class DraftsController {
  constructor(
    @Inject(DraftsService) private readonly drafts: DraftsService,
    @Inject(BusinessSuggestions) private readonly suggestions: BusinessSuggestions,
  ) {}

  @Post()
  @Permits('create', 'Draft')
  @HttpCode(HttpStatus.CREATED)
  @Describe({
    summary: 'A new form for one of your businesses, filled from registries, and from documents where they are silent',
    details:
      'A business that the register does not know yet begins with `documents`: an uploaded and read business licence that names you, signed in face-verified. One that no machine reads for sure opens a form all the same when `asIs` names it: you type what it says, and a clerk decides.',
    status: 201,
    answer: 'Draft',
    body: 'NewDraft',
  })
  async create(
    @SignedIn() { person }: Session,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const created = await this.begin(person, body);
    void reply.header('location', `/v1/drafts/${created.draft.id}`);
    return answer(reply, created);
  }

  @Get(':id')
  @Permits('read', 'Draft')
  @Describe({
    summary: 'A form you have begun: what is known and from where, what is asked and by which law',
    details:
      'Filled again when a document of it has been read since; `previous` is what stood before a source changed it.',
    answer: 'Draft',
  })
  async get(
    @SignedIn() { person }: Session,
    @Param('id', IdentifierPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return answer(reply, await this.drafts.getWhole(person, id));
  }

  @Patch(':id')
  @Permits('change', 'Draft')
  @Describe({
    summary: 'Fills in or changes fields; all or nothing, and every problem at once',
    answer: 'Draft', body: 'DraftChange',
    headers: [{ name: 'If-Match', description: 'The ETag of the version you have read' }],
  }) // prettier-ignore
  async change(
    @SignedIn() { person }: Session,
    @Param('id', IdentifierPipe) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { fields } = readRequest(DraftChangeDto, body);
    return answer(reply, await this.drafts.change(person, id, ifMatch, fields));
  }

  @Delete(':id')
  @Permits('erase', 'Draft')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Describe({ summary: 'Erases a form that you have begun and not submitted, with its documents', status: 204 })
  async erase(@SignedIn() { person }: Session, @Param('id', IdentifierPipe) id: string): Promise<void> {
    await this.drafts.erase(person, id);
  }

  private async begin(person: Session['person'], body: unknown): Promise<WholeDraft> {
    try {
      return await this.drafts.create(person, readRequest(NewDraftDto, body));
    } catch (error) {
      throw await this.suggestions.addTo(error, person, (body as { creditCode?: unknown } | null)?.creditCode);
    }
  }
}
