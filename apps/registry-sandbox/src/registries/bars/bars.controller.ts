import { validateRequest } from '@licensing/platform';
import { Body, Controller, Headers, HttpCode, HttpStatus, Post, UseGuards } from '@nestjs/common';
import { PopulationIndex } from '../../population/population-index';
import type { BarRecord } from '../../population/records/food-safety.records';
import { ApiKeyGuard } from '../api-key.guard';
import { type Envelope, RegistryDesk } from '../registry-desk';
import { BarCheckRequest } from './bar-check.dto';

interface BarList {
  /** Whom the answer is about: an empty list must say whose it is. */
  readonly subjects: readonly string[];
  readonly bars: readonly BarRecord[];
}

/** Food-safety bars (食品安全从业禁止): past ones too, the caller judges the dates. */
@Controller('registries/food-safety-bars')
@UseGuards(ApiKeyGuard)
export class BarsController {
  constructor(
    private readonly desk: RegistryDesk,
    private readonly index: PopulationIndex,
  ) {}

  @Post('checks')
  @HttpCode(HttpStatus.OK)
  check(
    @Body() body: unknown,
    @Headers('x-request-id') requestId: string | undefined,
  ): Envelope<BarList> | Promise<Envelope<BarList>> {
    const { subjects } = validateRequest(BarCheckRequest, body ?? {});
    const named = subjects.flatMap(({ idNumber, creditCode }) =>
      [idNumber, creditCode].filter((key) => key !== undefined),
    );
    const keys = [...new Set(named)];
    return this.desk.answer({
      registry: 'food-safety-bars',
      keys,
      requestId,
      answer: () => ({ subjects: keys, bars: keys.flatMap((key) => this.index.bars.get(key) ?? []) }),
      wrong: () => this.barsOfOthers(keys),
    });
  }

  private barsOfOthers(keys: readonly string[]): BarList {
    for (const [subject, bars] of this.index.bars) {
      if (!keys.includes(subject)) return { subjects: [subject], bars };
    }
    return { subjects: [], bars: [] };
  }
}
