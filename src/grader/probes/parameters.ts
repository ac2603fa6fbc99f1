/** A whole number among a probe's or check's parameters, or what it is when left out. */
export function numberOf(
  parameters: Readonly<Record<string, unknown>>,
  name: string,
  otherwise: number,
): number {
  const value = parameters[name];
  return typeof value === 'number' ? value : otherwise;
}

/** A word among the parameters. */
export function textOf(
  parameters: Readonly<Record<string, unknown>>,
  name: string,
  otherwise: string,
): string {
  const value = parameters[name];
  return typeof value === 'string' ? value : otherwise;
}

/** A list of words among the parameters; empty when left out. */
export function textsOf(parameters: Readonly<Record<string, unknown>>, name: string): string[] {
  const value = parameters[name];
  return Array.isArray(value) ? value.map(String) : [];
}
