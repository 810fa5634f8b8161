/** The store of the evidence cannot be reached, or lets nobody in. Its message is for the person at the keyboard. */
export class Unreachable extends Error {}
