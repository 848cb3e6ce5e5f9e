import { IsAddress, RegistryEnvironment } from '@licensing/platform';
import { IsInt, IsNotEmpty, IsString, Max, Min } from 'class-validator';

export class ExtractionEnvironment extends RegistryEnvironment {
  /** The folder that documents lie in, sealed. */
  @IsString()
  @IsNotEmpty()
  OBJECT_STORE_DIR: string = undefined as unknown as string;

  @IsAddress()
  EXTRACTION_ADDRESS: string = undefined as unknown as string;

  /** Processes that read documents, each with the models in its memory; they start with the first document. */
  @IsInt()
  @Min(1)
  @Max(16)
  READER_PROCESSES = 1;

  /** Most documents that wait to be read. */
  @IsInt()
  @Min(1)
  @Max(10_000)
  READER_QUEUE = 50;

  /** Seconds until a document counts as one that cannot be read; it is tried twice. */
  @IsInt()
  @Min(5)
  @Max(3_600)
  READER_DEADLINE_SECONDS = 120;

  /** Resident memory of one reading process, in MiB, above which it is ended. */
  @IsInt()
  @Min(400)
  @Max(8_192)
  READER_MEMORY_MIB = 1_000;

  /** Threads on which one process computes. */
  @IsInt()
  @Min(1)
  @Max(16)
  READER_THREADS = 1;

  /** Folder of the model files; empty: those of the package. */
  @IsString()
  MODELS_DIR = '';
}
