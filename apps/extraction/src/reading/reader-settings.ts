/** What the processes that look at documents and read them may take. */
export interface ReaderSettings {
  OBJECT_STORE_DIR: string;
  READER_PROCESSES: number;
  READER_QUEUE: number;
  READER_DEADLINE_SECONDS: number;
  READER_MEMORY_MIB: number;
  READER_THREADS: number;
  MODELS_DIR: string;
}

/** Injection token of the {@link ReaderSettings}. */
export const READER_SETTINGS = Symbol('reader settings');
