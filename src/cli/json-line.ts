/** One line for programs. Services for pipelines take `##` in a log for the begin of an order, and pages may write what they like. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value).replaceAll('##', '#\\u0023')}\n`;
}
