import { Observable } from 'rxjs';

/**
 * A stream of gRPC from an async generator. Who stops listening stops the work: the generator's signal is aborted.
 */
export function toStream<T>(run: (signal: AbortSignal) => AsyncIterable<T>): Observable<T> {
  return new Observable<T>((listener) => {
    const end = new AbortController();
    const pass = async (): Promise<void> => {
      for await (const value of run(end.signal)) {
        if (listener.closed) return;
        listener.next(value);
      }
    };
    pass().then(
      () => { listener.complete(); },
      (error: unknown) => { listener.error(error); },
    ); // prettier-ignore
    return () => { end.abort(); }; // prettier-ignore
  });
}
