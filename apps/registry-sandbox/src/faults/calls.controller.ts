import { Controller, Delete, Get, HttpCode, HttpStatus, UseGuards } from '@nestjs/common';
import { LocalOnlyGuard } from '../admin/local-only.guard';
import { CallBoard, type Calls } from './call-board';

/** How often the registries were asked, for tests of those who ask. */
@Controller('admin/calls')
@UseGuards(LocalOnlyGuard)
export class CallsController {
  constructor(private readonly board: CallBoard) {}

  @Get()
  list(): Record<string, Calls> {
    return this.board.list();
  }

  @Delete()
  @HttpCode(HttpStatus.NO_CONTENT)
  reset(): void {
    this.board.reset();
  }
}
