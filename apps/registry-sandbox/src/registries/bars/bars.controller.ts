import { validateRequest } from '@licensing/platform';
import { Body, Controller, Headers, HttpCode, HttpStatus, Post, UseGuards } from '@nestjs/common';
import { PopulationIndex } from '../../population/population-index';
import type { BarRecord } from '../../population/records/food-safety.records';
import { ApiKeyGuard } from '../api-key.guard';
import { type Envelope, RegistryDesk } from '../registry-desk';
import { BarCheckRequest } from './bar-check.dto';

interface BarList {
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
    const keys = subjects.flatMap(({ idNumber, creditCode }) =>
      [idNumber, creditCode].filter((key) => key !== undefined),
    );
    return this.desk.answer({
      registry: 'food-safety-bars',
      keys,
      requestId,
      answer: () => ({ bars: [...new Set(keys)].flatMap((key) => this.index.bars.get(key) ?? []) }),
      wrong: () => ({ bars: this.barsOfOthers(keys) }),
    });
  }

  private barsOfOthers(keys: readonly string[]): readonly BarRecord[] {
    for (const [subject, bars] of this.index.bars) if (!keys.includes(subject)) return bars;
    return [];
  }
}
