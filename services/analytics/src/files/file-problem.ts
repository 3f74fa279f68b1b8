/** A file that cannot be used, and where and why. */
export class FileProblem extends Error {
  constructor(file: string, line: number | null, reason: string) {
    super(line === null ? `${file}: ${reason}` : `${file}, line ${line}: ${reason}`);
    this.name = 'FileProblem';
  }
}
