/** One line that tells how far a replay is; on what is no terminal, a plain line every few seconds. */
export class Progress {
  readonly #total: number;
  readonly #started = performance.now();
  readonly #skipped: number;
  #done: number;
  #lastShownMs = Number.NEGATIVE_INFINITY;

  constructor(total: number, done: number) {
    this.#total = total;
    this.#done = done;
    this.#skipped = done;
  }

  add(pings: number): void {
    this.#done += pings;
    const now = performance.now();
    const isTerminal = process.stdout.isTTY;
    if (now - this.#lastShownMs < (isTerminal ? 100 : 2_000) && this.#done < this.#total) return;
    this.#lastShownMs = now;
    process.stdout.write(isTerminal ? `\r\u001b[K${this.#text()}` : `${this.#text()}\n`);
  }

  end(): void {
    if (process.stdout.isTTY) process.stdout.write('\n');
  }

  #text(): string {
    const seconds = (performance.now() - this.#started) / 1000;
    const perSecond = (this.#done - this.#skipped) / Math.max(seconds, 0.001);
    const left = Math.ceil((this.#total - this.#done) / Math.max(perSecond, 1));
    const number = (value: number) => Math.round(value).toLocaleString('en-CA');
    const percent = Math.floor((this.#done / Math.max(this.#total, 1)) * 100);
    return (
      `${percent} %  ${number(this.#done)} of ${number(this.#total)} pings  ` +
      `${number(perSecond)}/s  ${left} s left`
    );
  }
}
