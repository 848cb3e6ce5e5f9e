import {
  Controller,
  Get,
  Global,
  HttpCode,
  HttpStatus,
  Inject,
  Injectable,
  Module,
  NotFoundException,
  Optional,
  Res,
} from '@nestjs/common';
import { type KeysReport, KeyUses } from '../crypto/key-uses';

/** One dependency of a service: resolves when it answers, rejects when it does not. */
export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<void>;
}

const CHECK_TIMEOUT_MS = 2_000;

async function withinTime(check: ReadinessCheck): Promise<[string, 'up' | 'down']> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => { reject(new Error('late')); }, CHECK_TIMEOUT_MS);
  }); // prettier-ignore
  try {
    await Promise.race([check.check(), late]);
    return [check.name, 'up'];
  } catch {
    return [check.name, 'down'];
  } finally {
    clearTimeout(timer);
  }
}

/** What this process needs to do its work; modules add theirs at start. */
@Injectable()
export class Readiness {
  private readonly checks: ReadinessCheck[] = [];

  add(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  async look(): Promise<{ ready: boolean; parts: Record<string, 'up' | 'down'> }> {
    const parts = await Promise.all(this.checks.map(withinTime));
    return { ready: parts.every(([, state]) => state === 'up'), parts: Object.fromEntries(parts) };
  }
}

interface Reply {
  status(code: number): unknown;
}

/** `live`: the process runs. `ready`: its own dependencies answer. */
@Controller('health')
export class HealthController {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Optional() @Inject(KeyUses) private readonly keyUses?: KeyUses,
  ) {}

  @Get('live')
  @HttpCode(HttpStatus.OK)
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<{ status: string; parts: Record<string, string> }> {
    const { ready, parts } = await this.readiness.look();
    if (!ready) reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return { status: ready ? 'ready' : 'not ready', parts };
  }

  /** How far this process is with going over to the current field key. */
  @Get('keys')
  keys(): Promise<KeysReport> {
    if (this.keyUses === undefined) throw new NotFoundException();
    return this.keyUses.report();
  }
}

/** Health routes and the {@link Readiness} that modules register with. */
@Global()
@Module({ controllers: [HealthController], providers: [Readiness], exports: [Readiness] })
export class HealthModule {}
