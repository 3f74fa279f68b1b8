/** What happened, what it means for the person, what to do. */
export interface ErrorText {
  title: string;
  text?: string | undefined;
  /** Support finds the request in the logs by it. */
  requestId?: string | undefined;
}
