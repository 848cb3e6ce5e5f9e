import { IsOptional, IsString, IsUrl, Matches } from 'class-validator';

/** Everything the command line reads from its environment; options win over it. */
export class CliEnvironment {
  /** The gateway. */
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  LICENSING_URL = 'http://localhost:4000';

  @IsOptional()
  @IsString()
  LICENSING_PASSWORD: string | undefined = undefined;

  /** Any value: no colours (no-color.org). */
  @IsOptional()
  @IsString()
  NO_COLOR: string | undefined = undefined;

  /** Where `npm run` was called, before npm went to the folder of package.json. */
  @IsOptional()
  @IsString()
  INIT_CWD: string | undefined = undefined;

  /** The profile of the local stack: beside its data, staff's one-time-password secrets of this machine are kept. */
  @IsOptional()
  @Matches(/^[\w-]{1,64}$/)
  LICENSING_PROFILE: string | undefined = undefined;

  /** Makes enrolment codes, where this is the machine that has it. */
  @IsOptional()
  @IsString()
  STAFF_ENROLMENT_SECRET: string | undefined = undefined;
}
