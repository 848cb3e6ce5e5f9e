import { IsAddress, StoreEnvironment } from '@licensing/platform';

export class ComparisonEnvironment extends StoreEnvironment {
  @IsAddress()
  COMPARISON_ADDRESS: string = undefined as unknown as string;
}
