/** A thing that another service owns, of which this one knows some fields. */
export type Entity = { id: string };
