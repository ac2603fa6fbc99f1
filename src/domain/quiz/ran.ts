/** What one process of a program told, or the program as a whole. */
export type Spoken = { readonly who: string; readonly said: string };

/** What came of running the program of a question on this machine. `node` is the version, without a `v`. */
export type Ran =
  /** `holds`: the result is what the bank says. */
  | {
      readonly status: 'ran';
      readonly node: string;
      readonly spoken: readonly Spoken[];
      readonly result: unknown;
      readonly holds: boolean;
    }
  /** It could not be run, was not waited for, or ended without a result. `because` is a sentence. */
  | {
      readonly status: 'no-result';
      readonly node: string;
      readonly spoken: readonly Spoken[];
      readonly because: string;
    };

/** Who speaks where a line does not say so. */
const PROGRAM = 'program';

/**
 * Reads a line of a program: `{"worker": 1, "said": "hello"}` is told by worker 1, `{"primary": true, "said": "hello"}`
 * by the primary. Any other line is told by the program, as it is.
 */
export function readSpoken(line: string): Spoken {
  const told = parsed(line);
  const [first] = Object.entries(told).filter(([key]) => key !== 'said');
  if (first === undefined || !('said' in told)) return { who: PROGRAM, said: line };
  const [role, which] = first;
  const { said } = told;
  return {
    who: which === true ? role : `${role} ${String(which)}`,
    said: typeof said === 'string' ? said : JSON.stringify(said),
  };
}

function parsed(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
