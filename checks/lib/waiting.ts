const WAITING =
  /^(?!.*(?:\d|fail|error|wrong|could not|cannot|can.t|again|enter))(loading|searching|working|fetching|updating|looking (up|for)|please wait|just a moment|yn llwytho|arhoswch)\b.{0,50}$/i;

/** Nothing to be read in peace: it is meant to make way for what people wait for. That something went wrong is no such word. */
export const isWaiting = (text: string): boolean => WAITING.test(text);
