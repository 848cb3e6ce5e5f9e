import { Controller, Get, Inject } from '@nestjs/common';
import { Permits } from '@licensing/platform';
import { CASEWORK, type CaseworkClient } from '../neighbours/neighbours';
import { Describe } from '../openapi/describe';

/** An audit reads every record, event and certificate there is. */
const AUDIT_TIMEOUT_MS = 15 * 60_000;

@Controller('v1/audit')
export class AuditController {
  constructor(@Inject(CASEWORK) private readonly casework: CaseworkClient) {}

  @Get()
  @Permits('audit', 'Audit')
  @Describe({ summary: 'Checks what must always hold, and counts what does not', answer: 'Audit' })
  async audit(): Promise<object> {
    const { checks, applications, records, certificates } = await this.casework.audit(
      {},
      { timeoutMs: AUDIT_TIMEOUT_MS },
    );
    return { checks, applications, records, certificates };
  }
}
