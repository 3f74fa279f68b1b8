/** Something the person at the keyboard can mend: the message is one sentence with the remedy. */
export class ToldError extends Error {}

/**
 * Runs a program's main function; a told error is printed as its sentence, without a stack. `failure` is
 * the exit code of a program that could not do its work.
 */
export async function runMain(main: () => Promise<number>, failure = 1): Promise<void> {
  try {
    process.exit(await main());
  } catch (error) {
    if (error instanceof ToldError) console.error(error.message);
    else if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
      console.error('The disk is full: free some space, then try again.');
    } else console.error(error);
    process.exit(failure);
  }
}
