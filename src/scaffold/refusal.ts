/** Why nothing is written: 1 when the content is in the way, 2 when the command has to be given otherwise. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly exitCode: 1 | 2;

  constructor(exitCode: 1 | 2, message: string, hint: string) {
    super(`${message}\n    ${hint}`);
    this.exitCode = exitCode;
  }
}
