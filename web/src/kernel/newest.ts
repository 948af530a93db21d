// One computation at a time, and after it the newest that was asked for: what lies between is never computed.

export class Newest<I, O> {
  private isBusy = false;
  private next: { input: I } | null = null;
  private isClosed = false;

  constructor(
    private readonly run: (input: I) => O | Promise<O>,
    private readonly take: (output: O | null, thrown: unknown) => void,
  ) {}

  /** Computes: at once where it can be, and told before this returns. */
  ask(input: I): void {
    if (this.isBusy) {
      this.next = { input };
      return;
    }
    try {
      const output = this.run(input);
      if (output instanceof Promise) void this.wait(output);
      else this.tell(output, null);
    } catch (thrown) {
      this.tell(null, thrown);
    }
  }

  /** Tells nothing any more. */
  close(): void {
    this.isClosed = true;
    this.next = null;
  }

  private async wait(output: Promise<O>): Promise<void> {
    this.isBusy = true;
    try {
      this.tell(await output, null);
    } catch (thrown) {
      this.tell(null, thrown);
    }
    this.isBusy = false;
    const { next } = this;
    this.next = null;
    if (next) this.ask(next.input);
  }

  private tell(output: O | null, thrown: unknown): void {
    if (!this.isClosed) this.take(output, thrown);
  }
}
