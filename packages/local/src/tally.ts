/** Counts what was checked and says it: one line for each part, details only of failures. */
export class Tally {
  passed = 0;
  failed = 0;

  add(name: string, part: { passed: number; failed: number; skipped?: number; output: string }) {
    this.passed += part.passed;
    this.failed += part.failed;
    const counts = [`${part.passed} passed`];
    if (part.failed > 0) counts.push(`${part.failed} failed`);
    if (part.skipped) counts.push(`${part.skipped} skipped`);
    console.log(`${part.failed > 0 ? '✖' : '✔'} ${name}: ${counts.join(', ')}`);
    if (part.output !== '') console.log(`${part.output.replaceAll(/^/gm, '    ')}\n`);
  }

  /** The last line of the test run. A run that checked nothing has not passed. */
  finish(): number {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed > 0 || this.passed === 0 ? 1 : 0;
  }
}
