import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EVENTS_TOPIC } from '@licensing/contracts';
import { createLogger, KafkaConnection } from '@licensing/platform';
import { Applicant, type Answer } from '../support/applicant';
import { controlEnvironment, gatewayUrl, getSetting } from '../support/environment';
import { pause } from '../support/in-parallel';
import { clearFaults, salesFields, type SandboxCase, setFault } from '../support/sandbox';
import { type Cast } from './canary-cast';
import { persist } from './under-kills';

/** What a walk was answered, by what it tried: so that a path that was not taken at all is noticed. */
export type Answers = Record<string, unknown>;

const mandateUntil = (): string => new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);

const run = promisify(execFile);

/** Restarts a part of the profile, killed without warning. */
export async function restart(name: string, environment: Record<string, string>): Promise<void> {
  await run(process.execPath, [join(__dirname, 'restart-part.mjs'), name], { env: controlEnvironment(environment) });
}

/** Every path of the system, with the marked people in it and in every wrong place, failures included. */
export class Walk {
  readonly answers: Answers = {};

  constructor(
    private readonly cast: Cast,
    private readonly environment: Record<string, string>,
  ) {}

  async all(): Promise<Answers> {
    await this.signInWrongly();
    const owner = await this.signedIn(this.cast.issued);
    await this.misuse(owner);
    const draft = await this.fillIn(owner, this.cast.issued);
    const issued = await this.end(owner, draft);
    this.answers['issued'] = issued.state;
    await this.readAll(owner, issued);
    await Promise.all([this.refer(), this.mandate()]);
    await this.wait();
    await this.poison();
    await this.killInTheMiddle();
    await this.endSession(owner);
    return this.answers;
  }

  private signedIn({ login }: SandboxCase): Promise<Applicant> {
    return persist('sign in', 60, () => Applicant.signedIn(login));
  }

  private fields(business: SandboxCase): Record<string, unknown> {
    return { ...salesFields(business), contactPhone: this.cast.phone };
  }

  private fillIn(owner: Applicant, business: SandboxCase): Promise<string> {
    return persist('fill in', 60, () => owner.prepareDraft(business.creditCode, this.fields(business)));
  }

  private async end(owner: Applicant, draft: string): Promise<{ state: string; id: string; number: string }> {
    const id = await persist('submit', 60, () => this.submit(owner, draft));
    const { status } = await persist('end', 120, () => owner.untilEnded(id, 60));
    return { state: status.state, id, number: status.licenceNumber ?? '' };
  }

  /** The id of a request goes the whole way: into logs, events and histories. */
  private async submit(owner: Applicant, draftId: string): Promise<string> {
    const headers = { 'x-correlation-id': this.cast.phone };
    const { status, body } = await owner.send('POST', '/v1/applications', { draftId }, headers);
    if (status !== 202) throw new Error(`submit: ${String(status)}`);
    return body['applicationId'] as string;
  }

  private async signInWrongly(): Promise<void> {
    const { idNumber, name } = this.cast.issued.representative;
    const tries = [[idNumber, 'wrong'], [name, 'demo'], [idNumber, name], [this.cast.phone, 'demo']]; // prettier-ignore
    const outcomes = await Promise.all(
      tries.map(
        ([login = '', password]) =>
        new Applicant().signIn(login, password).then(() => 'in', () => 'refused'), // prettier-ignore
      ),
    );
    this.answers['wrong sign-ins'] = outcomes;
    const callback = `/v1/sign-in/callback?code=${idNumber}&state=${encodeURIComponent(name)}&error=${idNumber}&error_description=${encodeURIComponent(name)}`;
    this.answers['forged callback'] = (await new Applicant().get(callback)).status;
  }

  /** The marked values where they do not belong: fields, addresses, queries, headers, broken JSON. */
  private async misuse(owner: Applicant): Promise<void> {
    const { creditCode, representative } = this.cast.issued;
    const { name, idNumber } = representative;
    const { phone } = this.cast;
    const created = await owner.send('POST', '/v1/drafts', { licenceType: 'food-business', creditCode });
    const path = `/v1/drafts/${String(created.body['id'])}`;
    const etag = { 'if-match': created.headers.get('etag') ?? '' };
    const bodies: unknown[] = [
      { fields: { area: phone, businessForm: idNumber, items: [name, phone], foodSafetyPersonId: name } },
      { fields: { contactPhone: idNumber, foodSafetyPersonName: idNumber, hasBulkFood: name } },
      { fields: { [idNumber]: 'x', [name]: 'y' } },
      { fields: name },
      { fields: [idNumber] },
      `{"fields":{"contactPhone":"${phone}","foodSafetyPersonName":"${name}"`,
      `${name}${idNumber}`,
    ];
    const refused: Answer[] = [];
    for (const body of bodies) refused.push(await owner.send('PATCH', path, body, etag));
    refused.push(await owner.send('POST', '/v1/drafts', { licenceType: name, creditCode: idNumber }));
    refused.push(await owner.send('POST', '/v1/applications', { draftId: idNumber }));
    refused.push(await owner.send('PATCH', path, { fields: {} }, { 'if-match': idNumber }));
    this.answers['misuse'] = refused.map(({ status }) => status);
    this.answers['values quoted'] = refused.filter(({ body }) => quotes(body, [name, idNumber, phone])).length;

    const marked = [idNumber, encodeURIComponent(name), phone];
    const paths = marked.flatMap((text) => [
      `/${text}`, `/v1/drafts/${text}`, `/v1/applications/${text}?wait=${text}`, `/v1/register/${text}`, `/verify/${text}`,
      `/v1/verification/${text}`, `/v1/businesses?q=${text}&limit=${text}`, `/v1/applications?limit=${text}`, `/v1/mandates/${text}`,
      `/v1/certificates/${text}/file`, `/v1/licence-types/${text}`, `/v1/sign-in?return_to=/${text}&acr=${text}`, `/%ff${text}`,
    ]); // prettier-ignore
    const statuses = await Promise.all(paths.map(async (at) => (await owner.get(at)).status));
    this.answers['addresses'] = [...new Set(statuses)].sort();
    const headers = Object.fromEntries(
      ['x-correlation-id', 'user-agent', 'referer', 'x-forwarded-for', 'idempotency-key', 'accept-language', 'authorization', 'if-none-match', 'x-csrf-token', 'traceparent']
        .map((header, n) => [header, marked[n % 3] ?? '']),
    ); // prettier-ignore
    this.answers['headers'] = [
      (await owner.get('/v1/session', headers)).status,
      (await owner.send('POST', '/v1/drafts', { licenceType: 'food-business', creditCode }, { 'x-correlation-id': phone })).status,
    ]; // prettier-ignore
    this.answers['erased'] = (await owner.send('DELETE', path, {})).status;
  }

  private async readAll(owner: Applicant, { id, number }: { id: string; number: string }): Promise<void> {
    const paths = [
      `/v1/applications/${id}`, '/v1/applications', `/v1/certificates/${number}/file`, `/v1/verification/${number}`,
      `/verify/${number}`, `/v1/register/${number}`, '/v1/me/data', '/v1/businesses', '/v1/devices',
    ]; // prettier-ignore
    this.answers['own reads'] = await Promise.all(paths.map(async (path) => (await owner.get(path)).status));
    const reviewer = await persist('sign in', 60, () => Applicant.signedIn('reviewer'));
    this.answers['staff reads'] = [
      (await reviewer.get(`/v1/applications/${id}?purpose=review`)).status,
      (await reviewer.get(`/v1/applications/${id}?purpose=${this.cast.issued.representative.idNumber}`)).status,
    ];
    this.answers['accesses'] = (await owner.get('/v1/me/accesses')).status;
  }

  private async refer(): Promise<void> {
    const { referred } = this.cast;
    const owner = await this.signedIn(referred);
    const catering = { ...this.fields(referred), businessForm: 'catering', items: ['hot-food'] };
    const draft = await owner.prepareDraft(referred.creditCode, catering);
    this.answers['referred'] = (await this.end(owner, draft)).state;
  }

  private async mandate(): Promise<void> {
    const { issued, agent: agentCase } = this.cast;
    const { name, idNumber } = agentCase.representative;
    const [owner, agent] = [await this.signedIn(issued), await this.signedIn(agentCase)];
    await owner.stepUp('face-verified');
    const offer = {
      creditCode: issued.creditCode, agentName: name, agentIdNumber: idNumber, licenceTypes: ['food-business'],
      actions: ['prepare', 'submit', 'follow', 'collect'], validUntil: mandateUntil(), agreed: true,
    }; // prettier-ignore
    const wrong = { ...offer, agentIdNumber: name, actions: [idNumber], validUntil: idNumber };
    const given = await owner.send('POST', '/v1/mandates', offer, { 'idempotency-key': `key-${idNumber}` });
    const path = `/v1/mandates/${String(given.body['id'])}`;
    const ways = [
      await owner.send('POST', '/v1/mandates/statement', offer),
      await owner.send('POST', '/v1/mandates', wrong),
      given,
      await agent.send('POST', `${path}/accept`, {}),
      await agent.send('POST', '/v1/drafts', { licenceType: 'food-business', creditCode: issued.creditCode }),
      await owner.send('POST', `${path}/revoke`, {}),
      await agent.get(path),
    ];
    this.answers['mandate'] = ways.map(({ status }) => status);
  }

  /** Registries away, and registries that answer what nobody asked. */
  private async wait(): Promise<void> {
    const { waiting } = this.cast;
    const owner = await this.signedIn(waiting);
    const draft = await this.fillIn(owner, waiting);
    try {
      for (const kind of ['malformed', 'wrong', 'error', 'drop']) {
        await setFault('health-certificates', { kind });
        await setFault('business-registration', { kind, key: this.cast.killed.creditCode });
        await owner.get('/v1/businesses');
        if (kind === 'malformed') this.answers['submitted'] = await this.submit(owner, draft).then(() => true);
        await pause(1_500);
      }
    } finally {
      await clearFaults();
    }
    this.answers['waited'] = (await this.end(owner, draft)).state;
  }

  private async killInTheMiddle(): Promise<void> {
    const { killed } = this.cast;
    const owner = await this.signedIn(killed);
    const draft = await this.fillIn(owner, killed);
    await setFault('premises', { kind: 'delay', delayMs: 1_500 });
    const ended = this.end(owner, draft);
    await pause(400);
    await restart('extraction', this.environment);
    await clearFaults();
    await restart('orchestrator', this.environment);
    const { state, number } = await ended;
    this.answers['killed'] = state;
    // Its event came after the poison.
    await persist('the register', 30, async () => {
      this.answers['register'] = (await owner.get(`/v1/register/${number}`)).status;
      if (this.answers['register'] !== 200) throw new Error('not in the register yet');
    });
  }

  /** Messages in each partition of the topic of events that nobody of us wrote. */
  private async poison(): Promise<void> {
    const log = createLogger('canary', 'silent');
    const { kafka } = new KafkaConnection('canary', getSetting('KAFKA_BROKERS'), log);
    const producer = kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    const text = JSON.stringify({ phone: this.cast.poison });
    const headers = Object.fromEntries(
      ['id', 'type', 'source', 'subject', 'time', 'correlationid'].map((name) => [`ce_${name}`, 'poisoned-message']),
    );
    const messages = [0, 1, 2, 3].flatMap((partition) => [
      { partition, key: 'poison', value: this.cast.poison },
      { partition, key: 'poison', value: text, headers },
    ]);
    await producer.send({ topic: EVENTS_TOPIC, messages });
    await producer.disconnect();
  }

  private async endSession(owner: Applicant): Promise<void> {
    const { host } = new URL(gatewayUrl());
    const cookie = owner.client.cookieHeader(host);
    const { idNumber } = this.cast.issued.representative;
    const forged = new Applicant();
    forged.client.takeCookies(host, cookie.replace(/=[^;]*/g, `=${idNumber}`));
    const out = await owner.send('POST', '/v1/sign-out', {});
    const again = new Applicant();
    again.client.takeCookies(host, cookie);
    this.answers['sessions'] = [
      (await forged.get('/v1/session')).status,
      out.status,
      (await again.get('/v1/session')).status,
    ];
  }
}

/** Whether the answer repeats a value. The place of a problem may name an unknown member, and that only to who sent it. */
function quotes(body: Record<string, unknown>, marks: readonly string[]): boolean {
  const text = JSON.stringify(body, (key, value: unknown) => (key === 'pointer' || key === 'instance' ? '' : value));
  return marks.some((mark) => text.includes(mark));
}
