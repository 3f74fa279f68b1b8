/** Thrown while an operation is compiled: it must be left to the executor of `@apollo/gateway`. */
export class Unsupported extends Error {}
