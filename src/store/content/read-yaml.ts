import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { GraderError } from '../../domain/errors.ts';
import { adviceOn, nameOf } from './advice.ts';
import { unreadKeys } from './unread.ts';
import { type Flaw, parseYaml, type YamlText } from './yaml-text.ts';

/** Something to mend in content: the file, the line, and what to write instead, in sentences. */
export type Fault = {
  readonly file: string;
  readonly line: number;
  readonly what: string;
  /** The id of the question that it is about, where it is about one. */
  readonly question?: string;
};

/** The text of a file of content; undefined where there is none, as for a folder or a link that leads nowhere. */
export const textOf = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch(() => undefined);

/** For what `textOf` cannot read. */
export const unreadable = (file: string): Fault => ({
  file,
  line: 1,
  what: 'It cannot be read as a text. Make it a file, or take it away.',
});

/** `labs/a/lab.yaml:12: minutes: "ten" is no number. …` */
export const faultText = ({ file, line, what }: Fault): string => `${file}:${line}: ${what}`;

/** Content that cannot be used: its author's fault, so the message leads to the place. */
export const badContent = (faults: readonly Fault[]): GraderError =>
  new GraderError('bad-content', faults.map(faultText).join('\n'));

/** A flaw with its line. `file` is how messages call the file. */
export const locate = (file: string, text: Pick<YamlText, 'lineOf'>, { place, what }: Flaw): Fault => ({
  file,
  line: text.lineOf(place),
  what: place.length === 0 ? what : `${nameOf(place)}: ${what}`,
});

export type Checked<T> =
  | { readonly is: 'fine'; readonly data: T; readonly text: YamlText }
  | { readonly is: 'faulty'; readonly faults: readonly Fault[] };

/** Data that a schema takes, or what is wrong with it: keys too that nothing reads. */
export const checkData = <T>(data: unknown, schema: z.ZodType<T>): { data: T } | { flaws: Flaw[] } => {
  const checked = schema.safeParse(data);
  if (!checked.success) return { flaws: checked.error.issues.map((issue) => adviceOn(issue, data)) };
  const flaws = unreadKeys(data, checked.data, schema);
  return flaws.length === 0 ? { data: checked.data } : { flaws };
};

/** Parses YAML and checks it with `schema`, which must read every key. Never throws. */
export const checkYaml = <T>(source: string, file: string, schema: z.ZodType<T>): Checked<T> => {
  const text = parseYaml(source);
  if (text.errors.length > 0)
    return { is: 'faulty', faults: text.errors.map((error) => ({ file, ...error })) };
  const checked = checkData(text.data, schema);
  if ('data' in checked) return { is: 'fine', data: checked.data, text };
  return { is: 'faulty', faults: checked.flaws.map((flaw) => locate(file, text, flaw)) };
};

/**
 * Reads a YAML file and checks it with `schema`. Keys that nothing reads are left out: `clusterprep check` tells them.
 * @param name how messages call the file
 * @throws GraderError `bad-content` with a line for each thing that is wrong: file, line, place in it, what to write
 */
export const readYaml = async <T>(path: string, name: string, schema: z.ZodType<T>): Promise<T> => {
  const text = parseYaml(await readFile(path, 'utf8'));
  if (text.errors.length > 0) throw badContent(text.errors.map((error) => ({ file: name, ...error })));
  const checked = schema.safeParse(text.data);
  if (checked.success) return checked.data;
  const flaws = checked.error.issues.map((issue) => adviceOn(issue, text.data));
  throw badContent(flaws.map((flaw) => locate(name, text, flaw)));
};
