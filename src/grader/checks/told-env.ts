import { type Check, count, fail, pass, unknown } from './check.ts';
import type { View } from './view.ts';

/** The answers to the requests with the tag `env`, and the environment that each of them tells. */
export function toldEnv(view: View) {
  return view.tagged('env').flatMap(({ response }) => {
    if (response?.ok !== true) return [];
    const { body } = response;
    const env = typeof body === 'object' && body !== null && 'env' in body ? body.env : undefined;
    const told: Record<string, unknown> = typeof env === 'object' && env !== null ? { ...env } : {};
    return [{ response, env: told }];
  });
}

/** In every answer the environment holds what `expect` lists, as `NAME=value`. */
export const givesEnv: Check = {
  needs: ['serving', 'asked'],
  judge(view, { expect }) {
    const asked = view.mark('asked');
    if (asked === undefined) return undefined;
    const answers = toldEnv(view);
    const wanted = Array.isArray(expect) ? expect.map((each) => String(each)) : [];
    for (const pair of wanted) {
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      const wrong = answers.find(({ env }) => env[name] !== value);
      if (wrong === undefined) continue;
      const is = wrong.env[name] === undefined ? 'is not set' : `is ${JSON.stringify(wrong.env[name])}`;
      return fail(
        `In worker ${wrong.response.pid} ${name} ${is}; it should be ${JSON.stringify(value)}.`,
        wrong.response,
      );
    }
    if (answers.length === 0) return unknown('No worker told its environment.', asked);
    const workers = new Set(answers.map(({ response }) => response.pid)).size;
    return pass(
      `${count(workers, 'worker')} told ${wanted.join(', ')}.`,
      ...answers.map(({ response }) => response).slice(0, 3),
    );
  },
};
