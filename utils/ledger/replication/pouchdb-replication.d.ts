/** The part of the engine that is used here; it comes without types. */
declare module 'pouchdb-replication' {
  interface Result {
    last_seq: unknown;
    docs_written: number;
  }
  interface Run extends Promise<Result> {
    on(kind: 'change', listener: (result: Result) => void): this;
    cancel(): void;
  }
  export type Replicate = (
    source: object,
    target: object,
    options: { batch_size: number; batches_limit: number },
  ) => Run;
  /** Gives a class, or what looks like one, its static method `replicate`. */
  export default function replication(pouch: { prototype: object }): void;
}
