import { validateRequest } from '@licensing/platform';
import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Put, UseGuards } from '@nestjs/common';
import { LocalOnlyGuard } from '../admin/local-only.guard';
import { SandboxProblem } from '../problems/sandbox-problem';
import { REGISTRY_IDS, type RegistryId } from '../registries/registry-ids';
import { type Fault, FaultBoard } from './fault-board';
import { FaultRequest } from './fault.dto';

function getRegistryId(text: string): RegistryId {
  const found = REGISTRY_IDS.find((id) => id === text);
  if (!found) throw new SandboxProblem('REGISTRY.NOT_FOUND');
  return found;
}

/** Faults on demand. */
@Controller('admin/faults')
@UseGuards(LocalOnlyGuard)
export class FaultsController {
  constructor(private readonly board: FaultBoard) {}

  @Put(':registry')
  set(@Param('registry') registry: string, @Body() body: unknown): Fault {
    return this.board.set(getRegistryId(registry), validateRequest(FaultRequest, body ?? {}));
  }

  @Get()
  list(): { faults: Fault[] } {
    return { faults: this.board.list() };
  }

  @Delete()
  @HttpCode(HttpStatus.NO_CONTENT)
  clear(): void {
    this.board.clear();
  }

  @Delete(':registry')
  @HttpCode(HttpStatus.NO_CONTENT)
  clearRegistry(@Param('registry') registry: string): void {
    this.board.clear(getRegistryId(registry));
  }
}
